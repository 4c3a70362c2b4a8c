package com.paperdynasty.baseball.retrosheet;

import com.paperdynasty.baseball.model.Outcome.Kind;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.RunnerMove;
import com.paperdynasty.baseball.scoring.ScorebookNotation;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.baseball.state.Stat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The advances after the dot of a Retrosheet event, the lead runner's first: {@code
 * 3-H(UR);1X3(85);B-2(E8)}. An advance that the event implies is left out.
 */
final class RetrosheetAdvances {
  private final RetrosheetPlayBuilder builder;
  private final PlayResult play;

  /** By starting base; null where nothing is written. */
  private final @Nullable StringBuilder[] texts = new StringBuilder[4];

  RetrosheetAdvances(RetrosheetPlayBuilder builder) {
    this.builder = builder;
    this.play = builder.play;
  }

  /** Appends the advances to the builder's text. */
  void append() {
    for (RunnerMove runnerMove : play.moves()) {
      if (!builder.isWritten(runnerMove) && !isImplied(runnerMove)) {
        texts[runnerMove.from()] = text(runnerMove);
      }
    }
    for (int base : builder.staying()) {
      texts[base] = text(base, false, base);
    }
    if (play.outcome().kind() == Kind.STRIKEOUT && !builder.batterOut() && texts[0] == null) {
      texts[0] = text(0, false, 1);
    }
    List<String> marks = builder.marks();
    int marked = marks.isEmpty() ? -1 : runnerToAnnotate(true);
    marks.forEach(mark -> at(marked).append('(').append(mark).append(')'));
    int blamed = builder.hasErrors() ? runnerToAnnotate(false) : -1;
    while (builder.hasErrors()) {
      at(blamed).append("(E").append(builder.takeError().number()).append(')');
    }
    for (RunnerMove runnerMove : play.moves()) {
      if (runnerMove.scored() && texts[runnerMove.from()] != null) {
        at(runnerMove.from())
            .append(run(runnerMove, runnerMove.from() == marked || runnerMove.from() == blamed));
      }
    }
    char separator = '.';
    for (int from = 3; from >= 0; from--) {
      if (texts[from] != null) {
        builder.text.append(separator).append(at(from));
        separator = ';';
      }
    }
  }

  private StringBuilder at(int from) {
    StringBuilder text = texts[from];
    if (text == null) {
      throw new IllegalStateException("no advance is written for base " + from);
    }
    return text;
  }

  private static StringBuilder text(int from, boolean out, int base) {
    StringBuilder text = new StringBuilder(12).append(from == 0 ? "B" : Integer.toString(from));
    return text.append(out ? 'X' : '-').append(RetrosheetPlayBuilder.base(base));
  }

  private StringBuilder text(RunnerMove runnerMove) {
    StringBuilder text = text(runnerMove.from(), runnerMove.out(), runnerMove.base());
    return runnerMove.out() ? text.append('(').append(putOutBy(runnerMove)).append(')') : text;
  }

  private String putOutBy(RunnerMove runnerMove) {
    Position from = play.submission().hitLocation();
    Position holder = from == null ? Position.CATCHER : from;
    Position taker = ScorebookNotation.covers(runnerMove.base(), holder, holder);
    return taker == holder ? "" + holder.number() : "" + holder.number() + taker.number();
  }

  /**
   * Chooses the runner beside whose advance a wild pitch or an error is written. A pitch is written
   * beside a runner who is safe, an error beside the last runner. If no advance is written yet, one
   * is added, even for a runner who stays.
   */
  private int runnerToAnnotate(boolean pitch) {
    for (int from = pitch ? 3 : 0; from >= 0 && from <= 3; from += pitch ? -1 : 1) {
      if (texts[from] != null && !(pitch && at(from).indexOf("X") > 0)) {
        return from;
      }
    }
    for (RunnerMove runnerMove : play.moves()) {
      if (!runnerMove.out() && (runnerMove.from() > 0 || !play.isHit())) {
        return addText(runnerMove.from(), text(runnerMove));
      }
    }
    for (int base = 3; base >= 1; base--) {
      if (builder.game.bases().occupied(base) && builder.from(base) == null) {
        return addText(base, text(base, false, base));
      }
    }
    RunnerMove any = play.moves().isEmpty() ? null : play.moves().get(0);
    return any == null ? addText(0, text(0, false, 1)) : addText(any.from(), text(any));
  }

  private int addText(int from, StringBuilder text) {
    if (texts[from] == null) {
      texts[from] = text;
    }
    return from;
  }

  /** The marks of a run that readers would not assume. */
  private String run(RunnerMove runnerMove, boolean annotated) {
    String earned = runnerMove.earned() ? "" : "(UR)";
    if (!runnerMove.battedIn()) {
      return earned + "(NR)";
    }
    return annotated || !isUsuallyBattedIn(runnerMove) ? earned + "(RBI)" : earned;
  }

  /** Whether readers credit the batter with this run by default. */
  private boolean isUsuallyBattedIn(RunnerMove runnerMove) {
    if (builder.credited(Stat.GROUNDED_INTO_DP)) {
      return false;
    }
    if (builder.text.charAt(0) == 'E') {
      return runnerMove.from() == 3 && builder.game.outs() < 2;
    }
    return switch (play.outcome().kind()) {
      case STRIKEOUT, BASES -> false;
      case FREE_PASS ->
          !play.isWalk() || (runnerMove.from() == 3 && builder.game.bases().count() == 3);
      default -> true;
    };
  }

  /** Whether the event text already implies the batter's advance. */
  private boolean isImplied(RunnerMove runnerMove) {
    if (runnerMove.from() > 0
        || runnerMove.out()
        || (runnerMove.scored() && !(runnerMove.earned() && runnerMove.battedIn()))) {
      return false;
    }
    int usual =
        switch (play.outcome().kind()) {
          case HIT -> play.batterResult().equals("HR") ? 4 : play.batterResult().charAt(0) - '0';
          case STRIKEOUT, BASES, CHECK, INTERFERENCE -> 0;
          default -> 1;
        };
    return runnerMove.base() == usual;
  }
}
