package com.paperdynasty.baseball.rules;

import static com.paperdynasty.baseball.PlayAssert.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.GameInvariants;
import com.paperdynasty.baseball.league.SampleLeagues;
import com.paperdynasty.baseball.league.SampleLineups;
import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.TeamBook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A starting pitcher who is also the designated hitter (official rules, 5.11(b)), and a side
 * without one.
 */
class TwoWayPlayerTest {
  private static final Player STAR = new Player("star", "Star");

  /** The sample lineup, in which the star pitches and bats ninth. */
  private static List<Slot> starters(Side side) {
    List<Slot> slots = new ArrayList<>(SampleLineups.lineup(side, true).slots().subList(0, 8));
    slots.add(new Slot(9, STAR, Position.DESIGNATED_HITTER));
    slots.add(new Slot(0, STAR, Position.PITCHER));
    return slots;
  }

  private static BallGame game() {
    Lineup home = Lineup.starting(starters(Side.HOME), true);
    return BallGame.start(SampleLeagues.sba(), SampleLineups.lineup(Side.AWAY, true), home);
  }

  private static LineupChange change(int order, String id, Position position) {
    return new LineupChange(order, new Player(id, id.equals("star") ? "Star" : id), position, true);
  }

  private static BallGame made(BallGame game, LineupChange... changes) {
    LineupRuling ruling = Substitutions.apply(game, Side.HOME, List.of(changes));
    assertThat(ruling).isInstanceOf(LineupRuling.Made.class);
    BallGame after = ((LineupRuling.Made) ruling).game();
    GameInvariants.lineups(after);
    return after;
  }

  private static String refused(BallGame game, LineupChange... changes) {
    LineupRuling ruling = Substitutions.apply(game, Side.HOME, List.of(changes));
    assertThat(ruling).isInstanceOf(LineupRuling.Rejected.class);
    return ((LineupRuling.Rejected) ruling).violation().reason();
  }

  @Test
  void twoWayPlayerIsNamedTwice() {
    assertThat(Lineup.faultIn(starters(Side.HOME), true)).isNull();
    assertThat(Lineup.faultIn(starters(Side.HOME), false)).contains("no designated hitter");
    List<Slot> fielderToo = starters(Side.HOME);
    fielderToo.set(0, new Slot(1, STAR, Position.CENTER_FIELD));
    assertThat(Lineup.faultIn(fielderToo, true)).isEqualTo("Player star is named twice");
  }

  @Test
  void twoWayPlayerReplacedAsPitcherBatsOnAndCannotPitchAgain() {
    BallGame game = made(game(), change(0, "reliever", Position.PITCHER));

    assertThat(game.pitcher().player().id()).isEqualTo("reliever");
    assertThat(game.home().batting(9).player()).isEqualTo(STAR);
    assertThat(game.home().hasDh()).isTrue();
    assertThat(game.home().hasLeft("star")).isFalse();
    assertThat(refused(game, change(9, "star", Position.PITCHER))).contains("cannot pitch again");
    assertThat(refused(game, change(0, "star", Position.PITCHER))).contains("cannot pitch again");
  }

  @Test
  void twoWayPlayerReplacedAsHitterPitchesOnAndCannotBatAgain() {
    BallGame game = made(game(), change(9, "hitter", Position.DESIGNATED_HITTER));

    assertThat(game.pitcher().player()).isEqualTo(STAR);
    assertThat(game.home().hasDh()).isTrue();
    assertThat(game.home().hasLeft("star")).isFalse();
    assertThat(refused(game, change(9, "star", Position.DESIGNATED_HITTER)))
        .contains("cannot bat again");
  }

  @Test
  void twoWayPlayerReplacedInBothRolesHasLeft() {
    BallGame game = made(game(), change(0, "reliever", Position.PITCHER));
    game = made(game, change(9, "hitter", Position.DESIGNATED_HITTER));

    assertThat(game.home().hasLeft("star")).isTrue();
    assertThat(refused(game, change(1, "star", Position.CENTER_FIELD))).contains("has left");
  }

  @Test
  void designatedHitterIsLostWhenTheTwoWayPlayerTakesTheField() {
    BallGame game =
        made(
            game(),
            change(9, "star", Position.RIGHT_FIELD),
            change(5, "reliever", Position.PITCHER));

    assertThat(game.home().hasDh()).isFalse();
    assertThat(game.pitcher().player().id()).isEqualTo("reliever");
    assertThat(game.home().hasLeft("home-5")).isTrue();
  }

  @Test
  void twoWayPlayerHasABattingAndAPitchingLine() {
    BallGame game = given(game()).when(Outcome.STRIKEOUT_OUT).pitcherGets("SO 1 outs 1 BF 1").after;

    TeamBook book = game.book().home();
    assertThat(book.pitching()).hasSize(1);
    assertThat(book.batting().get(8).player()).isEqualTo(STAR);
    assertThat(book.batting()).hasSize(9);
  }

  @Test
  void aSideMayDoWithoutADesignatedHitterAndItsPitcherBats() {
    Lineup nine = Lineup.starting(SampleLineups.lineup(Side.HOME, false).slots(), true);
    BallGame game =
        BallGame.start(SampleLeagues.sba(), SampleLineups.lineup(Side.AWAY, true), nine);

    assertThat(game.home().hasDh()).isFalse();
    assertThat(game.away().hasDh()).isTrue();
    assertThat(game.home().batting(9).position()).isEqualTo(Position.PITCHER);
  }

  @Test
  void nineWithADesignatedHitterHaveNoPitcher() {
    List<Slot> nine = SampleLineups.lineup(Side.HOME, true).slots();
    assertThat(Lineup.faultIn(nine, true)).isEqualTo("A lineup needs 10 players");
  }
}
