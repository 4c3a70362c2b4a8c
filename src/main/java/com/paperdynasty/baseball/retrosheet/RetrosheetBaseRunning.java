package com.paperdynasty.baseball.retrosheet;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Outcome.Kind;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Runner;
import com.paperdynasty.baseball.model.RunnerMove;
import com.paperdynasty.baseball.model.Submission.With;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.baseball.state.Stat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes events on the bases in Retrosheet's notation. Readers accept one event per pitch, {@code
 * SB2}, or {@code K+SB2} along with a strikeout or a walk; only steals are joined, {@code SB3;SB2}.
 * Other events are marks beside the advances: {@code SB2.1-3(WP)}.
 */
final class RetrosheetBaseRunning {
  /** The order in which events are preferred when there are several. */
  private static final List<Outcome> BY_RANK =
      List.of(
          Outcome.FOUL_ERROR,
          Outcome.PICK_OFF,
          Outcome.PICKOFF_ERROR,
          Outcome.BALK,
          Outcome.WILD_PITCH,
          Outcome.PASSED_BALL,
          Outcome.DEFENSIVE_INDIFFERENCE,
          Outcome.OTHER_ADVANCE);

  private static final Set<Outcome> NOT_ALONG =
      EnumSet.of(Outcome.FOUL_ERROR, Outcome.BALK, Outcome.OTHER_ADVANCE);

  private final RetrosheetPlayBuilder builder;
  private final List<With> events = new ArrayList<>(4);

  RetrosheetBaseRunning(RetrosheetPlayBuilder builder) {
    this.builder = builder;
    PlayResult play = builder.play;
    if (play.outcome().kind() == Kind.BASES) {
      events.add(new With(play.outcome(), play.submission().runner()));
    }
    events.addAll(play.submission().with());
  }

  /** The event of a pitch after which the batter stays at bat. */
  String alone() {
    String text = first(true);
    markTheRest();
    return text.isEmpty() ? "OA" : text;
  }

  /** The event that a plus joins to a strikeout or a walk; may be empty. */
  String along() {
    String text = first(false);
    markTheRest();
    return text;
  }

  /** Turns the remaining events into marks. */
  void markTheRest() {
    for (With event : events) {
      switch (event.outcome()) {
        case WILD_PITCH -> builder.mark("WP");
        case PASSED_BALL -> builder.mark("PB");
        default -> {}
      }
    }
    events.clear();
  }

  private String first(boolean alone) {
    String steals = steals();
    if (!steals.isEmpty()) {
      return steals;
    }
    for (Outcome outcome : BY_RANK) {
      for (With event : events) {
        if (event.outcome() == outcome && (alone || !NOT_ALONG.contains(outcome))) {
          String text = text(event);
          if (text != null) {
            events.remove(event);
            return text;
          }
        }
      }
    }
    return "";
  }

  /** Steals and attempts, the lead runner's first. */
  private String steals() {
    List<With> steals = new ArrayList<>(events);
    steals.removeIf(event -> !isSteal(event));
    events.removeAll(steals);
    steals.sort(Comparator.comparing(With::runner, Comparator.reverseOrder()));
    List<String> texts = new ArrayList<>(steals.size());
    String code = steals.size() == 1 && is(steals.get(0), Outcome.PICK_OFF) ? "POCS" : "CS";
    for (With event : steals) {
      int base = base(event);
      texts.add(isStolen(event) ? stolen(base) : caught(base, code));
    }
    return String.join(";", texts);
  }

  private static boolean is(With event, Outcome outcome) {
    return event.outcome() == outcome;
  }

  private boolean isSteal(With event) {
    return switch (event.outcome()) {
      case STOLEN_BASE -> isStolen(event) || isCaught(event);
      case CAUGHT_STEALING, PICK_OFF -> isCaught(event);
      default -> false;
    };
  }

  private boolean isStolen(With event) {
    return event.outcome() == Outcome.STOLEN_BASE
        && builder.credited(Stat.STOLEN_BASES, runnerOn(base(event)));
  }

  private boolean isCaught(With event) {
    return builder.credited(Stat.CAUGHT_STEALING, runnerOn(base(event)));
  }

  private String stolen(int from) {
    RunnerMove runnerMove = builder.from(from);
    if (runnerMove == null) {
      builder.markStaying(from);
    } else if (!runnerMove.out() && runnerMove.base() == from + 1 && isPlain(runnerMove)) {
      builder.markWritten(runnerMove);
    }
    return "SB" + RetrosheetPlayBuilder.base(from + 1);
  }

  /** Whether readers need no mark: a run on a steal is earned and not batted in by default. */
  private static boolean isPlain(RunnerMove runnerMove) {
    return !runnerMove.scored() || (runnerMove.earned() && !runnerMove.battedIn());
  }

  /** Out at the next base, or safe there by an error; any other result is written as an advance. */
  private String caught(int from, String code) {
    String text = code + RetrosheetPlayBuilder.base(from + 1);
    RunnerMove runnerMove = builder.from(from);
    if (runnerMove == null || runnerMove.base() < from + 1) {
      return text;
    }
    if (runnerMove.out()) {
      if (runnerMove.base() > from + 1) {
        return text;
      }
      builder.markWritten(runnerMove);
      return text + "(" + (from == 3 ? "12" : from == 2 ? "25" : "26") + ")";
    }
    if (!builder.hasErrors()) {
      return text;
    }
    if (runnerMove.base() == from + 1 && isPlain(runnerMove)) {
      builder.markWritten(runnerMove);
    }
    Position fielder = builder.takeError();
    return text + (fielder == Position.CATCHER ? "(E2)" : "(2E" + fielder.number() + ")");
  }

  private @Nullable String text(With event) {
    return switch (event.outcome()) {
      case PICK_OFF -> pickedOff(base(event));
      case PICKOFF_ERROR ->
          builder.hasErrors() ? pickOff(base(event), "E" + builder.takeError().number()) : null;
      case WILD_PITCH -> "WP";
      case PASSED_BALL -> "PB";
      case BALK -> "BK";
      // The one event that takes no modifier, so no double play.
      case DEFENSIVE_INDIFFERENCE -> builder.play.outs() == 0 ? "DI" : null;
      case FOUL_ERROR -> builder.hasErrors() ? "FLE" + builder.takeError().number() : null;
      default -> "OA";
    };
  }

  private @Nullable String pickedOff(int base) {
    RunnerMove runnerMove = builder.from(base);
    if (runnerMove != null && runnerMove.out() && runnerMove.base() == base) {
      builder.markWritten(runnerMove);
      return pickOff(base, base == 1 ? "13" : base == 2 ? "16" : "15");
    }
    boolean safe = runnerMove == null || !runnerMove.out();
    return safe && builder.hasErrors() ? pickOff(base, "E" + builder.takeError().number()) : null;
  }

  private static String pickOff(int base, String fielders) {
    return "PO" + base + "(" + fielders + ")";
  }

  private static int base(With event) {
    Integer runner = event.runner();
    return runner == null ? 0 : runner;
  }

  private String runnerOn(int base) {
    Runner runner = builder.game.bases().at(base);
    return runner == null ? "" : runner.player().id();
  }
}
