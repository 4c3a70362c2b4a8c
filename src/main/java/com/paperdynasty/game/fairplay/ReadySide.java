package com.paperdynasty.game.fairplay;

import com.paperdynasty.game.model.Plan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One side before a roll.
 *
 * @param by the id of the user who said that it is ready; null while it is not
 * @param plan what it means to do; null for what it does without saying anything
 * @param usedMs how much of its time it has used, in ms
 * @param timeUpAt when its time was used up; null while some is left
 * @param answers how often it said that it is ready, or not
 * @param takenBack how often the other side has taken its readiness back by a change
 * @param changes how often it has changed something that the other side sees. It is not in the
 *     hash, which is the same for a game of an older build
 */
public record ReadySide(
    @Nullable String by,
    @Nullable Plan plan,
    long usedMs,
    @Nullable Instant timeUpAt,
    int answers,
    int takenBack,
    int changes) {
  /** The most answers of a side before one roll. */
  public static final int MOST_ANSWERS = 20;

  /**
   * How often a side may lose its readiness to changes of the other before one roll. So it always
   * has answers left that the other side cannot use up.
   */
  public static final int MOST_TAKEN_BACK = 10;

  /**
   * The most changes of a side before one roll. Without an end to them, changes that come faster
   * than the other side's answers would make each of these answers too late.
   */
  public static final int MOST_CHANGES = 40;

  /** A side before anything was said about the next roll. */
  static final ReadySide NEW = new ReadySide(null, null, 0, null, 0, 0, 0);

  /** Whether it has said that it is ready. */
  public boolean isReady() {
    return by != null;
  }

  /** Whether it may not answer again. */
  boolean isSilenced() {
    return answers >= MOST_ANSWERS;
  }

  /** Whether nothing more is expected of it. */
  boolean isDone() {
    return isReady() || timeUpAt != null || isSilenced();
  }

  ReadySide answered(@Nullable String user, @Nullable Plan with) {
    return new ReadySide(user, with, usedMs, timeUpAt, answers + 1, takenBack, changes);
  }

  /** Without its readiness, which a change of the other side takes. */
  ReadySide changed() {
    return isReady()
        ? new ReadySide(null, null, usedMs, timeUpAt, answers, takenBack + 1, changes)
        : this;
  }

  /** After a change of its own. */
  ReadySide changing() {
    return new ReadySide(by, plan, usedMs, timeUpAt, answers, takenBack, changes + 1);
  }

  /** The same without its plan, which has come with the roll. */
  ReadySide played() {
    return new ReadySide(by, null, usedMs, timeUpAt, answers, takenBack, changes);
  }

  /** With time used from an instant to another. */
  ReadySide used(Instant from, Instant to, long budgetMs) {
    long leftMs = budgetMs - usedMs;
    long tookMs = to.toEpochMilli() - from.toEpochMilli();
    return tookMs < leftMs
        ? new ReadySide(by, plan, usedMs + tookMs, timeUpAt, answers, takenBack, changes)
        : new ReadySide(by, plan, budgetMs, from.plusMillis(leftMs), answers, takenBack, changes);
  }

  void write(CanonicalWriter to) {
    to.text(by);
    to.flag(plan != null);
    if (plan instanceof Plan.Offense offense) {
      to.text(offense.play().code());
      to.number(offense.steals().size());
      offense.steals().forEach(to::number);
    } else if (plan instanceof Plan.Fielding fielding) {
      to.text(fielding.defense().infield().code());
      to.number(fielding.defense().holdRunners().size());
      fielding.defense().holdRunners().forEach(to::number);
      to.flag(fielding.defense().outfieldIn());
      to.flag(fielding.defense().guardLines());
      to.flag(fielding.defense().pitchAround());
    }
    to.number(usedMs);
    to.number(timeUpAt == null ? -1 : timeUpAt.toEpochMilli());
    to.number(answers);
    to.number(takenBack);
  }

  /** Without the plan, which may be secret. */
  @Override
  public String toString() {
    return "ReadySide[" + by + ", " + usedMs + " ms, " + answers + " answers]";
  }
}
