package com.paperdynasty.baseball;

import com.paperdynasty.baseball.league.ExtraRunnerRule;
import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.GameEnd;
import com.paperdynasty.baseball.model.Half;
import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Runner;
import com.paperdynasty.baseball.model.RunnerMove;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.baseball.retrosheet.RetrosheetEvent;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.BattingLine;
import com.paperdynasty.baseball.state.PitchingLine;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.baseball.state.Stat;
import com.paperdynasty.baseball.state.StatLine;
import com.paperdynasty.baseball.state.TeamBook;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** The invariants after every play, one method for each. */
public final class GameInvariants {
  private final BallGame before;
  private final PlayResult play;
  private final BallGame after;
  private final boolean halfEnded;

  private GameInvariants(BallGame before, PlayResult play, BallGame after) {
    this.before = before;
    this.play = play;
    this.after = after;
    this.halfEnded = after.half() != before.half() || after.inning() != before.inning();
  }

  /** Throws an error that draws the play if an invariant does not hold after it. */
  public static void check(BallGame before, PlayResult play, BallGame after) {
    GameInvariants now = new GameInvariants(before, play, after);
    now.outs();
    now.runnersAreInTheLineup(after);
    now.moversStandWhereTheyWent();
    now.allRunnersAreAccountedFor();
    now.halvesStartEmpty();
    now.scoreIsTheSumOfTheLine();
    now.walkOffsWinByOne();
    now.pointerMovesWithThePlateAppearance();
    lineups(after);
    now.books();
    now.noRunOnAForcedThirdOut();
    now.canBeWrittenDown();
  }

  /** Every play has a description and a notation. */
  private void canBeWrittenDown() {
    require(!play.description().isBlank(), "a play has a description");
    require(play.plateAppearance() != play.batterResult().isEmpty(), "a turn has a result");
    String event = RetrosheetEvent.of(before, play);
    char first = event.isEmpty() ? ' ' : event.charAt(0);
    require((first >= 'A' && first <= 'Z') || Character.isDigit(first), "no Retrosheet event");
  }

  private void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(
          "%s\n%s%s\n%s\n%s%s"
              .formatted(
                  what,
                  DiamondDrawing.draw(before),
                  play.submission(),
                  play.moves(),
                  DiamondDrawing.draw(after),
                  play.notation()));
    }
  }

  /** Outs: 0 to 3, never fewer within a half, and three end it. */
  private void outs() {
    int outs = before.outs() + play.outs();
    require(after.outs() >= 0 && after.outs() <= 3 && outs <= 3, "0 to 3 outs");
    require(halfEnded || after.outs() == outs, "never fewer within a half");
    require(!halfEnded || outs == 3, "a half has exactly three outs");
    require(halfEnded || after.isOver() || outs < 3, "three outs end a half");
  }

  /** Every runner is in the lineup, and on one base only. */
  private void runnersAreInTheLineup(BallGame game) {
    Set<String> ids = new HashSet<>();
    for (int base = 1; base <= 3; base++) {
      Runner runner = game.bases().at(base);
      if (runner != null) {
        Slot slot = game.lineup(game.batting()).batting(runner.order());
        require(slot.player().equals(runner.player()), "every runner is in the lineup now");
        require(ids.add(runner.player().id()), "no runner is on two bases");
      }
    }
  }

  /** Runners do not go back or pass another. */
  private void moversStandWhereTheyWent() {
    for (RunnerMove runnerMove : play.moves()) {
      require(runnerMove.base() >= runnerMove.from(), "no runner goes back");
      if (!runnerMove.out() && runnerMove.base() < 4 && !halfEnded && after.outs() < 3) {
        Runner there = after.bases().at(runnerMove.base());
        boolean isThere = there != null && there.player().equals(runnerMove.runner().player());
        require(isThere, "a runner who moves is on base");
      }
    }
    int ahead = 9;
    for (int base = 3; base >= 1 && !halfEnded; base--) {
      Runner runner = after.bases().at(base);
      int cameFrom = runner == null ? ahead : cameFrom(runner);
      require(runner == null || cameFrom < ahead, "no runner passes another");
      ahead = cameFrom;
    }
  }

  private int cameFrom(Runner runner) {
    for (int base = 1; base <= 3; base++) {
      Runner was = before.bases().at(base);
      if (was != null && was.player().equals(runner.player())) {
        return base;
      }
    }
    return 0;
  }

  /** The batter and all runners are accounted for. */
  private void allRunnersAreAccountedFor() {
    int came = before.bases().count() + (play.plateAppearance() ? 1 : 0);
    int left =
        after.book().of(before.batting()).totals().get(Stat.LEFT_ON_BASE)
            - before.book().of(before.batting()).totals().get(Stat.LEFT_ON_BASE);
    boolean over = halfEnded || after.isOver();
    int stay = over ? left : after.bases().count();
    require(came == stay + play.runs() + play.outs(), "runners and batter are accounted for");
    require(
        !after.isOver() || after.outs() == 3 || left == after.bases().count(),
        "a runner whom the end stops is on a base");
  }

  /** A half starts with no outs and no runners but the extra runner. */
  private void halvesStartEmpty() {
    if (halfEnded) {
      ExtraRunnerRule option = after.league().extraRunnerRule();
      boolean placed = option.on() && after.inning() >= option.fromInning();
      require(after.outs() == 0, "no out at the start of a half");
      require(
          after.bases().count() == (placed ? 1 : 0)
              && (!placed || after.bases().occupied(option.base())),
          "no runner but the extra runner at the start of a half");
    }
  }

  /** The score is the sum of the line score. */
  private void scoreIsTheSumOfTheLine() {
    Side side = before.batting();
    require(after.score(side) == before.score(side) + play.runs(), "runs are in the line");
    require(after.score(side.other()) == before.score(side.other()), "only the side at bat scores");
    require(after.lineScore().away().size() == after.inning(), "a cell for each half");
    int homeHalves = after.inning() - (after.half() == Half.TOP ? 1 : 0);
    require(after.lineScore().home().size() == homeHalves, "no cell for an unplayed half");
  }

  /** A walk-off wins by one run, or by a home run. */
  private void walkOffsWinByOne() {
    boolean homer = play.outcome().isHit() && play.outcome().basesForBatter() == 4;
    if (after.isOver() && after.gameEnd().reason() == GameEnd.Reason.WALK_OFF && !homer) {
      require(after.lineScore().lead(Side.HOME) == 1, "a walk-off wins by exactly one");
    }
  }

  /** The next batter changes with a plate appearance. */
  private void pointerMovesWithThePlateAppearance() {
    Side side = before.batting();
    int expected = play.plateAppearance() ? before.next(side) % 9 + 1 : before.next(side);
    require(after.next(side) == expected, "the pointer moves with a plate appearance");
    require(
        after.next(side.other()) == before.next(side.other()),
        "only the side at bat changes its batter");
  }

  /** Players, slots and positions of a lineup differ, and no player in it has left the game. */
  public static void lineups(BallGame game) {
    for (Side side : Side.values()) {
      Lineup lineup = game.lineup(side);
      Set<String> players = new HashSet<>();
      Set<Position> positions = EnumSet.noneOf(Position.class);
      for (Slot slot : lineup.inGame()) {
        boolean fields = slot.position().inField();
        boolean twoWay = slot.order() == 0 && lineup.isTwoWay(slot.player().id());
        if ((!players.add(slot.player().id()) && !twoWay)
            || lineup.hasLeft(slot.player().id())
            || (fields && !positions.add(slot.position()))) {
          throw new AssertionError(
              "nine different positions and slots, no player who left: " + lineup);
        }
      }
      for (int order = 1; order <= 9; order++) {
        if (lineup.batting(order).order() != order) {
          throw new AssertionError("nine different slots " + lineup);
        }
      }
    }
  }

  /** The box score adds up, and the totals are the sum of the lines. */
  private void books() {
    Side side = before.batting();
    TeamBook book = after.book().of(side);
    StatLine t = book.totals();
    int notAtBats =
        t.get(Stat.WALKS)
            + t.get(Stat.HIT_BY_PITCH)
            + t.get(Stat.SACRIFICE_HITS)
            + t.get(Stat.SACRIFICE_FLIES)
            + t.get(Stat.CATCHER_INTERFERENCE);
    require(t.get(Stat.AT_BATS) == t.get(Stat.PLATE_APPEARANCES) - notAtBats, "AB");
    int extra = t.get(Stat.DOUBLES) + t.get(Stat.TRIPLES) + t.get(Stat.HOME_RUNS);
    require(t.get(Stat.HITS) >= extra, "H = 1B + 2B + 3B + HR");
    require(t.get(Stat.RUNS) >= t.get(Stat.BATTED_IN), "R >= RBI");
    require(t.get(Stat.RUNS) == after.score(side), "R is the score");
    StatLine lines = StatLine.ZERO;
    for (BattingLine line : book.batting()) {
      lines = lines.plus(line.statLine());
    }
    for (Stat stat : Stat.BATTING) {
      require(lines.get(stat) == t.get(stat), "totals are the sum of lines, " + stat.code());
    }
    StatLine pitching = StatLine.ZERO;
    for (PitchingLine line : after.book().of(side.other()).pitching()) {
      pitching = pitching.plus(line.statLine());
    }
    require(pitching.get(Stat.RUNS) == after.score(side), "the pitchers' runs");
    require(pitching.get(Stat.HITS) == t.get(Stat.HITS), "the pitchers' hits");
    require(pitching.get(Stat.RUNS) >= pitching.get(Stat.EARNED_RUNS), "R >= ER");
    boolean halfOver = halfEnded || after.outs() == 3;
    int outs = 3 * (before.inning() - 1) + (halfOver ? 3 : after.outs());
    require(pitching.get(Stat.OUTS) == outs, "the pitchers' outs");
    if (halfOver || after.isOver()) {
      accounts(t, outs);
    }
  }

  /** Every batter and extra runner of the side scored, was left on base or was out. */
  private void accounts(StatLine t, int outs) {
    ExtraRunnerRule option = before.league().extraRunnerRule();
    int placed = option.on() ? Math.max(0, before.inning() - option.fromInning() + 1) : 0;
    require(
        t.get(Stat.PLATE_APPEARANCES) + placed
            == t.get(Stat.RUNS) + t.get(Stat.LEFT_ON_BASE) + outs,
        "PA + extra runners = R + LOB + outs");
  }

  /** No run scores when the third out is a force or the batter before first. */
  private void noRunOnAForcedThirdOut() {
    if (before.outs() + play.outs() != 3) {
      return;
    }
    RunnerMove third = null;
    for (RunnerMove runnerMove : play.moves()) {
      if (runnerMove.out()) {
        third = runnerMove;
      }
    }
    boolean firstOut = play.moves().stream().filter(RunnerMove::out).count() == 1;
    boolean batterBeforeFirst = third.from() == 0 && third.base() == 1 && !isMarked(third.from());
    boolean forced =
        play.plateAppearance()
            && firstOut
            && third.from() > 0
            && third.base() == third.from() + 1
            && !isMarked(third.from())
            && occupiedUpTo(third.from());
    require(!(batterBeforeFirst || forced) || play.runs() == 0, "no run on a forced third out");
  }

  /**
   * Whether the runner had touched the base or passed another runner, so that the out was not a
   * force out.
   */
  private boolean isMarked(int from) {
    return play.submission().advances().stream()
        .anyMatch(
            advance ->
                advance.from() == from
                    && (advance.is(Advance.How.TOUCHED) || advance.is(Advance.How.PASSED)));
  }

  private boolean occupiedUpTo(int base) {
    for (int below = 1; below <= base; below++) {
      if (!before.bases().occupied(below)) {
        return false;
      }
    }
    return true;
  }
}
