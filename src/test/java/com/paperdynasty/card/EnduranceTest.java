package com.paperdynasty.card;

import static com.paperdynasty.game.GameScenario.BOB;
import static com.paperdynasty.game.GameScenario.strikeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.model.Command;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who lasts as long as a starter: here one inning more than a reliever, who lasts one. */
class EnduranceTest {
  private static final Ratings.Pitching RATINGS = new Ratings.Pitching(0, 2, 1, 4, 0, 0);
  private static final Player STARTER = new Player("home-10", "Vern Holloway");
  private static final Player OTHER = new Player("home-20", "Ike Lomax");
  private static final int LEFT_FIELD = 7;
  private static final int PITCHERS_SLOT = 9;

  private final GameScenario game = GameScenario.newGame(new GameOptions(null, false, null, null));

  private boolean isTired() {
    return Endurance.isTired(game.state().game().book().of(Side.HOME), RATINGS);
  }

  private void strikeOut(int batters) {
    for (int i = 0; i < batters; i++) {
      game.play(strikeout()).accepted();
    }
  }

  /** Until the home side is in the field again. */
  private void otherHalf() {
    strikeOut(3);
  }

  private void change(LineupChange... changes) {
    game.when(BOB, new Command.Substitute(Side.HOME, List.of(changes))).accepted();
  }

  private static LineupChange to(int order, Player player, Position position) {
    return new LineupChange(order, player, position, false);
  }

  @Test
  void starterIsTiredAfterTheirInnings() {
    strikeOut(3);
    assertThat(isTired()).isFalse();
    otherHalf();
    strikeOut(2);
    assertThat(isTired()).isFalse();
    strikeOut(1);
    assertThat(isTired()).isTrue();
  }

  @Test
  void pitcherWhoReplacesAListedOneBeforeTheFirstPitchStarts() {
    change(new LineupChange(PITCHERS_SLOT, OTHER, Position.PITCHER, true));
    strikeOut(3);

    assertThat(isTired()).isFalse();
  }

  @Test
  void starterWhoComesBackFromTheFieldIsStillTheStarterAndWhoCameBetweenIsNot() {
    strikeOut(1);
    change(
        to(PITCHERS_SLOT, STARTER, Position.LEFT_FIELD), to(LEFT_FIELD, OTHER, Position.PITCHER));
    strikeOut(2);
    otherHalf();
    strikeOut(1);
    assertThat(isTired()).as("three outs in relief").isTrue();

    change(
        to(PITCHERS_SLOT, STARTER, Position.PITCHER), to(LEFT_FIELD, OTHER, Position.LEFT_FIELD));
    strikeOut(2);
    assertThat(isTired()).as("three outs of a starter").isFalse();
  }
}
