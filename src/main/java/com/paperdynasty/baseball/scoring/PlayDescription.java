package com.paperdynasty.baseball.scoring;

import static java.util.Objects.requireNonNull;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.BaseNames;
import com.paperdynasty.baseball.model.ForcePlay;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.RunnerMove;
import com.paperdynasty.baseball.model.Submission.With;
import com.paperdynasty.baseball.play.CountedPlay;
import com.paperdynasty.baseball.play.PlayResolution;
import com.paperdynasty.baseball.state.Stat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes a play in the English of a broadcast. */
final class PlayDescription {
  private final PlayResolution play;
  private final CountedPlay countedPlay;
  private final List<RunnerMove> moves;
  private final boolean groundedIntoDouble;
  private final StolenBaseRule stolenBaseRule;
  private final StringBuilder text = new StringBuilder(64);

  PlayDescription(
      PlayResolution play,
      CountedPlay countedPlay,
      List<RunnerMove> moves,
      boolean groundedIntoDouble) {
    this.play = play;
    this.countedPlay = countedPlay;
    this.moves = moves;
    this.groundedIntoDouble = groundedIntoDouble;
    this.stolenBaseRule = new StolenBaseRule(play, moves);
  }

  /** "Grounded into a double play, short to second to first". */
  String text() {
    boolean path = headline();
    for (With with : play.submission.with()) {
      text.append("; ");
      onTheBases(with.outcome(), with.runner(), false);
    }
    if (!path) {
      runnersOut();
    }
    runnersHome();
    return text.toString();
  }

  /** Appends what the batter did; true if that covers every out. */
  private boolean headline() {
    switch (play.outcome.kind()) {
      case HIT -> text.append(hit()).append(to());
      case FREE_PASS -> text.append(freePass());
      case STRIKEOUT ->
          text.append(play.batterSafe() ? "Struck out, but reached first" : "Struck out");
      case INTERFERENCE -> text.append("Out on batter's interference");
      case FLY, LINER, POP -> air();
      case ERROR -> text.append("Reached ").append(reached()).append(errorBy());
      case GROUND_BALL, BUNT, CHOICE -> {
        ground();
        return true;
      }
      case BASES -> onTheBases(play.outcome, play.submission.runner(), true);
      case CHECK -> throw new IllegalStateException("an x_check is scored as its result");
    }
    return false;
  }

  private String hit() {
    return switch (StatCredits.hitBases(play, countedPlay)) {
      case 1 -> "Single";
      case 2 -> "Double";
      case 3 -> "Triple";
      default -> countedPlay.runs == 4 ? "Grand slam" : "Home run";
    };
  }

  private String freePass() {
    return switch (play.outcome) {
      case INTENTIONAL_WALK -> "Intentional walk";
      case HIT_BY_PITCH -> "Hit by pitch";
      case CATCHER_INTERFERENCE -> "Reached on catcher's interference";
      default -> "Walk";
    };
  }

  private void air() {
    if (play.batterSafe()) {
      text.append(airBall()).append(" dropped");
      text.append(play.submission.errors().isEmpty() ? to() : errorBy());
      return;
    }
    boolean sacrifice = SacrificeRule.of(play, moves) != null;
    text.append(sacrifice ? "Sacrifice fly" : airOut()).append(to());
  }

  private String airOut() {
    return switch (play.outcome.kind()) {
      case LINER -> "Lined out";
      case POP -> "Popped out";
      default -> "Flied out";
    };
  }

  private String airBall() {
    return switch (play.outcome.kind()) {
      case LINER -> "Line drive";
      case POP -> "Pop fly";
      default -> "Fly ball";
    };
  }

  private void ground() {
    if (RunnerResponsibility.safeByError(play)) {
      text.append("Reached ").append(reached()).append(errorBy());
      return;
    }
    if (countedPlay.outs == 0) {
      text.append("Reached on a fielder's choice").append(to());
      return;
    }
    if (countedPlay.outs == 1 && SacrificeRule.of(play, moves) == Stat.SACRIFICE_HITS) {
      text.append("Sacrificed");
    } else {
      text.append(play.outcome == Outcome.SAC_BUNT ? "Bunted" : "Grounded").append(groundedInto());
    }
    text.append(", ");
    String separator = "";
    List<Position> hands = ScorebookNotation.handled(play, countedPlay);
    for (Position hand : hands) {
      text.append(separator).append(hand.label());
      separator = " to ";
    }
    if (hands.size() == 1) {
      text.append(" unassisted");
    }
  }

  private String groundedInto() {
    if (groundedIntoDouble) {
      return " into a " + multiplePlay();
    }
    if (play.batterSafe()) {
      return isRunnerForced() ? " into a force-out" : " into a fielder's choice";
    }
    return countedPlay.outs > 1 ? " out, and a " + multiplePlay() : " out";
  }

  private boolean isRunnerForced() {
    for (int i = 0; i < play.count(); i++) {
      if (countedPlay.counts(i) && ForcePlay.isForced(play.inOrder(i), play.mask)) {
        return true;
      }
    }
    return false;
  }

  private String multiplePlay() {
    return countedPlay.outs == 3 ? "triple play" : "double play";
  }

  private String reached() {
    Advance advance = requireNonNull(play.advanceFrom(0));
    return advance.out() || advance.base() == 4 ? "base" : BaseNames.of(advance.base());
  }

  private String errorBy() {
    Position fielder =
        play.submission.errors().isEmpty()
            ? requireNonNull(play.submission.hitLocation())
            : play.submission.errors().get(0);
    return " on an error by the " + fielder.fielder();
  }

  private String to() {
    Position location = play.submission.hitLocation();
    return location == null ? "" : " to " + location.label();
  }

  private void onTheBases(Outcome outcome, @Nullable Integer base, boolean first) {
    String who = base == null ? "" : name(base);
    String phrase =
        switch (outcome) {
          case STOLEN_BASE, CAUGHT_STEALING, PICK_OFF ->
              who + " " + tried(outcome, requireNonNull(base));
          case PICKOFF_ERROR -> who + " safe on a bad pickoff throw";
          case DEFENSIVE_INDIFFERENCE -> who + " took the base on indifference";
          case WILD_PITCH -> "wild pitch";
          case PASSED_BALL -> "passed ball";
          case BALK -> "balk";
          case FOUL_ERROR -> "foul ball dropped" + errorBy();
          default -> "runners moved up";
        };
    text.append(first ? capitalized(phrase) : phrase);
  }

  /** The result of an attempt, which may differ from the outcome's name. */
  private String tried(Outcome outcome, int base) {
    Stat stat = stolenBaseRule.of(outcome, base);
    RunnerMove runnerMove = RunnerMove.from(moves, base);
    if (outcome == Outcome.PICK_OFF) {
      String caught = stat == null ? "" : ", caught stealing " + BaseNames.of(base + 1);
      return "picked off " + BaseNames.of(base) + caught;
    }
    if (stat != null) {
      return (stat == Stat.STOLEN_BASES ? "stole " : "caught stealing ") + BaseNames.of(base + 1);
    }
    if (runnerMove == null) {
      return "was running";
    }
    if (runnerMove.scored()) {
      return "came home";
    }
    return (runnerMove.out() ? "out at " : "went to ") + BaseNames.of(runnerMove.base());
  }

  private static String capitalized(String phrase) {
    return Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1);
  }

  private void runnersOut() {
    for (RunnerMove runnerMove : moves) {
      boolean isDescribed = runnerMove.from() == 0 && runnerMove.base() == 1;
      if (runnerMove.out() && !isDescribed && !wasNamed(runnerMove.from())) {
        String where =
            runnerMove.base() == 4 ? " out at home" : " out at " + BaseNames.of(runnerMove.base());
        text.append("; ").append(runnerMove.runner().player().name()).append(where);
      }
    }
  }

  /** Whether an outcome that names that runner has described the out already. */
  private boolean wasNamed(int from) {
    Integer base = from;
    return base.equals(play.submission.runner())
        || play.submission.with().stream().anyMatch(with -> base.equals(with.runner()));
  }

  private void runnersHome() {
    List<String> names = new ArrayList<>(4);
    for (RunnerMove runnerMove : moves) {
      if (runnerMove.scored() && (runnerMove.from() > 0 || play.outcome.basesForBatter() < 4)) {
        names.add(runnerMove.runner().player().name());
      }
    }
    if (names.isEmpty()) {
      return;
    }
    String last = names.remove(names.size() - 1);
    text.append("; ").append(String.join(", ", names));
    text.append(names.isEmpty() ? "" : " and ").append(last);
    text.append(names.isEmpty() ? " scores" : " score");
  }

  private String name(int base) {
    return requireNonNull(play.game.bases().at(base)).player().name();
  }
}
