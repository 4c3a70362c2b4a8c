package com.paperdynasty.baseball.state;

import com.paperdynasty.baseball.league.League;
import com.paperdynasty.baseball.model.Bases;
import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.GameEnd;
import com.paperdynasty.baseball.model.Half;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Runner;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves a game on: the score and the bases after a play, when a half ends, who bats next, and when
 * the game is over. Pure.
 */
public final class Innings {
  private Innings() {}

  /**
   * The game after a play.
   *
   * @param play a ruling of the umpire on this very state
   * @throws IllegalStateException if the game is over
   */
  public static BallGame after(BallGame game, PlayResult play) {
    if (game.isOver()) {
      throw new IllegalStateException("The game is over already");
    }
    Side batting = game.batting();
    BallGameBuilder next = new BallGameBuilder(game);
    next.playNumber++;
    next.outs += play.outs();
    next.bases = play.bases();
    next.earnedRunState = play.earnedRunState();
    next.lineScore = game.lineScore().plus(batting, play.runs());
    next.book = ScorebookUpdate.enter(game, play);
    next.batterReprieved =
        !play.plateAppearance() && (game.batterReprieved() || play.sparesBatter());
    if (play.plateAppearance()) {
      next.next(batting, game.next(batting) % 9 + 1);
    }
    next.gameEnd = endOf(next, game.league());
    if (next.gameEnd == null && next.outs == 3) {
      nextHalf(next, game.league());
    }
    return next.done();
  }

  /**
   * The game called now. The side that is ahead wins; a tie has no winner.
   *
   * @throws IllegalStateException if the game is over
   */
  public static BallGame called(BallGame game) {
    int lead = game.lineScore().lead(Side.HOME);
    return ended(game, new GameEnd(GameEnd.Reason.CALLED, lead == 0 ? null : leader(lead)));
  }

  /**
   * The game ended before its last out.
   *
   * @throws IllegalStateException if the game is over
   */
  public static BallGame ended(BallGame game, GameEnd gameEnd) {
    if (game.isOver()) {
      throw new IllegalStateException("The game is over already");
    }
    BallGameBuilder next = new BallGameBuilder(game);
    next.gameEnd = gameEnd;
    if (isUntouched(game)) {
      next.lineScore = game.lineScore().withoutCurrentHalf(game.batting());
      next.bases = Bases.EMPTY;
    } else {
      next.book = ScorebookUpdate.leaveOnBase(game);
    }
    return next.done();
  }

  /**
   * Whether nothing has happened in this half yet: with no outs, no runs and no runners but the
   * extra runner, no batter can have completed a plate appearance.
   */
  private static boolean isUntouched(BallGame game) {
    List<Integer> cells = game.lineScore().of(game.batting());
    int base = game.league().extraRunnerRule().base();
    Runner placed = base == 0 ? null : game.bases().at(base);
    boolean onlyPlaced = placed != null && placed.placed();
    return game.outs() == 0
        && !game.batterReprieved()
        && cells.get(cells.size() - 1) == 0
        && game.bases().count() == (onlyPlaced ? 1 : 0);
  }

  /** How the game has ended (official rules, 7.01), or null. Checked after every play. */
  private static @Nullable GameEnd endOf(BallGameBuilder now, League league) {
    boolean late = now.inning >= league.innings();
    if (now.outs < 3 && !(late && now.half == Half.BOTTOM)) {
      return null;
    }
    int homeLead = now.lineScore.lead(Side.HOME);
    if (now.half == Half.BOTTOM && late && homeLead > 0) {
      return new GameEnd(GameEnd.Reason.WALK_OFF, Side.HOME);
    }
    if (now.outs < 3) {
      return null;
    }
    if (now.half == Half.TOP) {
      if (late && homeLead > 0) {
        return new GameEnd(GameEnd.Reason.HOME_NOT_NEEDED, Side.HOME);
      }
      return league.mercyRule().ends(now.inning, homeLead)
          ? new GameEnd(GameEnd.Reason.MERCY, Side.HOME)
          : null;
    }
    if (late && homeLead != 0) {
      return new GameEnd(GameEnd.Reason.REGULATION, leader(homeLead));
    }
    return league.mercyRule().ends(now.inning, Math.abs(homeLead))
        ? new GameEnd(GameEnd.Reason.MERCY, leader(homeLead))
        : null;
  }

  private static Side leader(int homeLead) {
    return homeLead > 0 ? Side.HOME : Side.AWAY;
  }

  private static void nextHalf(BallGameBuilder next, League league) {
    if (next.half == Half.BOTTOM) {
      next.inning++;
    }
    next.half = next.half == Half.TOP ? Half.BOTTOM : Half.TOP;
    next.outs = 0;
    next.earnedRunState = EarnedRunState.NONE;
    next.batterReprieved = false;
    next.defense = Defense.NORMAL;
    next.lineScore = next.lineScore.withNewHalf(next.half.batting());
    next.bases = Bases.EMPTY;
    boolean placed = league.extraRunnerRule().appliesIn(next.inning);
    takeTheMound(next, league, placed ? 1 : 0);
    if (placed) {
      next.bases = Bases.EMPTY.with(league.extraRunnerRule().base(), extraRunner(next));
    }
  }

  /** A pitcher who was named while the side batted takes the mound when the half begins. */
  private static void takeTheMound(BallGameBuilder next, League league, int runnersOn) {
    Side fielding = next.half.fielding();
    TeamBook book = next.book.of(fielding);
    Slot pitcher = next.lineup(fielding).at(Position.PITCHER);
    if (pitcher != null && !pitcher.player().equals(book.pitcherOfRecord().player())) {
      int lead = next.lineScore.lead(fielding);
      MoundEntry entry = MoundEntry.ofNewHalf(next.inning, league.innings(), lead, runnersOn);
      TeamBook after = book.withPitcher(pitcher.player(), entry);
      next.book = next.book.with(fielding, after);
    }
  }

  /**
   * The player in the slot before the leadoff hitter's (official rules, 7.01(b)). The run is
   * unearned.
   */
  private static Runner extraRunner(BallGameBuilder now) {
    Side batting = now.half.batting();
    int order = (now.next(batting) + 7) % 9 + 1;
    Slot slot = now.lineup(batting).batting(order);
    String pitcher = now.book.of(batting.other()).pitcherOfRecord().player().id();
    return new Runner(slot.player(), order, slot.position(), pitcher, true);
  }
}
