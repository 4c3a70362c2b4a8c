package com.paperdynasty.baseball.model;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a manager read off a card: an outcome, and the details that the tables leave open.
 *
 * @param hitLocation where the ball went, one of the nine in the field
 * @param runner the base of the runner whom the outcome names, before the pitch
 * @param bases the bases of an error, 1 to 3; null is 1
 * @param result the result of an {@code x_check}
 * @param with up to three more outcomes on the bases, on the same pitch
 * @param advances runners who did not do what the table says, in the order of events
 * @param errors one position for each error charged
 * @param sacrifice whether it was a sacrifice, hit or fly; null leaves it to the scoring rules
 * @param gdp whether the batter grounded into a double play; null leaves it to the scoring rules
 */
public record Submission(
    Outcome outcome,
    @Nullable Position hitLocation,
    @Nullable Integer runner,
    @Nullable Integer bases,
    @Nullable Outcome result,
    List<With> with,
    List<Advance> advances,
    List<Position> errors,
    @Nullable Boolean sacrifice,
    @Nullable Boolean gdp) {

  /**
   * Another outcome on the same pitch.
   *
   * @param runner the base of the runner whom it names, before the pitch
   */
  public record With(Outcome outcome, @Nullable Integer runner) {}

  public Submission {
    with = List.copyOf(with);
    advances = List.copyOf(advances);
    errors = List.copyOf(errors);
  }

  /**
   * The outcome that counts: the result of an {@code x_check}, if it is known, else the outcome
   * itself.
   */
  public Outcome counted() {
    return outcome == Outcome.X_CHECK && result != null ? result : outcome;
  }

  /** Whether that outcome is the one that counts, or happened on the same pitch. */
  public boolean includes(Outcome event) {
    return includes((outcome, runner) -> outcome == event);
  }

  /** Whether a misplay is the outcome that counts, or happened on the same pitch. */
  public boolean includesMisplay() {
    return includes((outcome, runner) -> outcome.isMisplay());
  }

  /** Whether the runner on that base was caught stealing or picked off on the pitch. */
  public boolean includesCaught(int base) {
    Integer from = base;
    return includes((outcome, runner) -> outcome.isRunnerCaught() && from.equals(runner));
  }

  /** Whether the test holds for the outcome that counts, or for another one on the same pitch. */
  private boolean includes(BiPredicate<Outcome, @Nullable Integer> event) {
    if (event.test(counted(), runner)) {
      return true;
    }
    for (With other : with) {
      if (event.test(other.outcome(), other.runner())) {
        return true;
      }
    }
    return false;
  }

  /** An outcome without details. */
  public static Submission of(Outcome outcome) {
    return new Submission(
        outcome, null, null, null, null, List.of(), List.of(), List.of(), null, null);
  }

  /** A batted ball. */
  public static Submission of(Outcome outcome, Position hitLocation) {
    return of(outcome).hitTo(hitLocation);
  }

  /** The same, with that hit location. */
  public Submission hitTo(@Nullable Position location) {
    return changed(builder -> builder.hitLocation = location);
  }

  /** The same, naming the runner on that base. */
  public Submission withRunner(@Nullable Integer base) {
    return changed(builder -> builder.runner = base);
  }

  /** The same, for that number of bases. */
  public Submission withBases(@Nullable Integer count) {
    return changed(builder -> builder.bases = count);
  }

  /** The same, with the result of the check. */
  public Submission withResult(@Nullable Outcome checked) {
    return changed(builder -> builder.result = checked);
  }

  /** The same, with these other outcomes on the pitch. */
  public Submission withOthers(List<With> others) {
    return changed(builder -> builder.with = others);
  }

  /** The same, with these advances. */
  public Submission withAdvances(List<Advance> advances) {
    return changed(builder -> builder.advances = advances);
  }

  /** The same, with errors charged to these fielders. */
  public Submission withErrors(List<Position> fielders) {
    return changed(builder -> builder.errors = fielders);
  }

  /** The same, with the official scorer's decision on a sacrifice. */
  public Submission withSacrifice(@Nullable Boolean ruling) {
    return changed(builder -> builder.sacrifice = ruling);
  }

  /**
   * The same, with the official scorer's decision on a double play that the batter grounded into.
   */
  public Submission withGroundedIntoDouble(@Nullable Boolean ruling) {
    return changed(builder -> builder.gdp = ruling);
  }

  private Submission changed(Consumer<Builder> change) {
    Builder builder = new Builder(this);
    change.accept(builder);
    return builder.submission();
  }

  /** A mutable copy of the fields, of which one changes. */
  private static final class Builder {
    private final Outcome outcome;
    private @Nullable Position hitLocation;
    private @Nullable Integer runner;
    private @Nullable Integer bases;
    private @Nullable Outcome result;
    private List<With> with;
    private List<Advance> advances;
    private List<Position> errors;
    private @Nullable Boolean sacrifice;
    private @Nullable Boolean gdp;

    private Builder(Submission from) {
      outcome = from.outcome;
      hitLocation = from.hitLocation;
      runner = from.runner;
      bases = from.bases;
      result = from.result;
      with = from.with;
      advances = from.advances;
      errors = from.errors;
      sacrifice = from.sacrifice;
      gdp = from.gdp;
    }

    private Submission submission() {
      return new Submission(
          outcome, hitLocation, runner, bases, result, with, advances, errors, sacrifice, gdp);
    }
  }
}
