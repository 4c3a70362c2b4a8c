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
  private final RetrosheetPlayBuilder draft;
  private final PlayResult play;

  /** By starting base; null where nothing is written. */
  private final @Nullable StringBuilder[] ways = new StringBuilder[4];

  RetrosheetAdvances(RetrosheetPlayBuilder draft) {
    this.draft = draft;
    this.play = draft.play;
  }

  /** Appends the advances to the draft's text. */
  void append() {
    for (RunnerMove runnerMove : play.moves()) {
      if (!draft.isTold(runnerMove) && !goesWithoutSaying(runnerMove)) {
        ways[runnerMove.from()] = way(runnerMove);
      }
    }
    for (int base : draft.staying()) {
      ways[base] = way(base, false, base);
    }
    if (play.outcome().kind() == Kind.STRIKEOUT && !draft.batterOut() && ways[0] == null) {
      ways[0] = way(0, false, 1);
    }
    List<String> marks = draft.marks();
    int marked = marks.isEmpty() ? -1 : place(true);
    marks.forEach(mark -> at(marked).append('(').append(mark).append(')'));
    int blamed = draft.hasErrors() ? place(false) : -1;
    while (draft.hasErrors()) {
      at(blamed).append("(E").append(draft.takeError().number()).append(')');
    }
    for (RunnerMove runnerMove : play.moves()) {
      if (runnerMove.scored() && ways[runnerMove.from()] != null) {
        at(runnerMove.from())
            .append(run(runnerMove, runnerMove.from() == marked || runnerMove.from() == blamed));
      }
    }
    char separator = '.';
    for (int from = 3; from >= 0; from--) {
      if (ways[from] != null) {
        draft.text.append(separator).append(at(from));
        separator = ';';
      }
    }
  }

  private StringBuilder at(int from) {
    StringBuilder way = ways[from];
    if (way == null) {
      throw new IllegalStateException("nothing is told of " + from);
    }
    return way;
  }

  private static StringBuilder way(int from, boolean out, int base) {
    StringBuilder way = new StringBuilder(12).append(from == 0 ? "B" : Integer.toString(from));
    return way.append(out ? 'X' : '-').append(RetrosheetPlayBuilder.base(base));
  }

  private StringBuilder way(RunnerMove runnerMove) {
    StringBuilder way = way(runnerMove.from(), runnerMove.out(), runnerMove.base());
    return runnerMove.out() ? way.append('(').append(thrownOut(runnerMove)).append(')') : way;
  }

  private String thrownOut(RunnerMove runnerMove) {
    Position from = play.submission().hitLocation();
    Position holder = from == null ? Position.CATCHER : from;
    Position taker = ScorebookNotation.covers(runnerMove.base(), holder, holder);
    return taker == holder ? "" + holder.number() : "" + holder.number() + taker.number();
  }

  /**
   * The runner whose advance a wild pitch or an error is written beside. A pitch goes with a runner
   * who is safe, an error with the last runner; if none is written yet, one is added, even if he
   * stays.
   */
  private int place(boolean pitch) {
    for (int from = pitch ? 3 : 0; from >= 0 && from <= 3; from += pitch ? -1 : 1) {
      if (ways[from] != null && !(pitch && at(from).indexOf("X") > 0)) {
        return from;
      }
    }
    for (RunnerMove runnerMove : play.moves()) {
      if (!runnerMove.out() && (runnerMove.from() > 0 || !play.isHit())) {
        return name(runnerMove.from(), way(runnerMove));
      }
    }
    for (int base = 3; base >= 1; base--) {
      if (draft.game.bases().occupied(base) && draft.from(base) == null) {
        return name(base, way(base, false, base));
      }
    }
    RunnerMove any = play.moves().isEmpty() ? null : play.moves().get(0);
    return any == null ? name(0, way(0, false, 1)) : name(any.from(), way(any));
  }

  private int name(int from, StringBuilder way) {
    if (ways[from] == null) {
      ways[from] = way;
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
    if (draft.credited(Stat.GROUNDED_INTO_DP)) {
      return false;
    }
    if (draft.text.charAt(0) == 'E') {
      return runnerMove.from() == 3 && draft.game.outs() < 2;
    }
    return switch (play.outcome().kind()) {
      case STRIKEOUT, BASES -> false;
      case FREE_PASS ->
          !play.isWalk() || (runnerMove.from() == 3 && draft.game.bases().count() == 3);
      default -> true;
    };
  }

  /** Whether the event text already implies the batter's advance. */
  private boolean goesWithoutSaying(RunnerMove runnerMove) {
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
