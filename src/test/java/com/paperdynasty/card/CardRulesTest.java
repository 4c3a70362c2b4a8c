package com.paperdynasty.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.dice.DiceFaces;
import com.paperdynasty.game.CardedScenario;
import com.paperdynasty.game.GameScenario;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the server reads beside the cell. */
class CardRulesTest {
  private static final GameCards CARDS = SampleTeams.CARDS;

  private final BallGame empty = CardedScenario.newGame().state().game();
  private final BallGame onFirst = withARunner();

  private static BallGame withARunner() {
    GameScenario game = CardedScenario.newGame();
    game.play(Submission.of(Outcome.INTENTIONAL_WALK)).accepted();
    return game.state().game();
  }

  private Card fielder(Position position) {
    String player = Objects.requireNonNull(empty.lineup(Side.HOME).at(position)).player().id();
    return Objects.requireNonNull(CARDS.of(player));
  }

  private static @Nullable Submission read(BallGame game, int chaos, int d20) {
    return CardRules.submission(CARDS, game, new DiceFaces(1, 3, 4, chaos, d20));
  }

  private static Submission cell(BallGame game, int d20) {
    return Objects.requireNonNull(CardRules.read(CARDS, game, new DiceFaces(1, 3, 4, 10, d20)))
        .submission();
  }

  @Test
  void wildPitchIsThePitchersChance() {
    int chance = Objects.requireNonNull(fielder(Position.PITCHER).ratings().pitching()).wildPitch();
    assertThat(chance).isBetween(1, 19);

    assertThat(read(onFirst, 1, chance)).isEqualTo(Submission.of(Outcome.WILD_PITCH));
    assertThat(read(onFirst, 1, chance + 1)).isEqualTo(cell(onFirst, chance + 1));
  }

  @Test
  void passedBallIsTheCatchersChance() {
    int chance =
        Objects.requireNonNull(fielder(Position.CATCHER).ratings().catching()).passedBall();
    assertThat(chance).isBetween(1, 19);

    assertThat(read(onFirst, 2, chance)).isEqualTo(Submission.of(Outcome.PASSED_BALL));
    assertThat(read(onFirst, 2, chance + 1)).isEqualTo(cell(onFirst, chance + 1));
  }

  @Test
  void withoutARunnerOrAtAnotherChaosDieThereIsNoMisplay() {
    for (int chaos = 1; chaos <= 2; chaos++) {
      assertThat(read(empty, chaos, 1)).isEqualTo(cell(empty, 1));
    }
    for (int chaos = 3; chaos <= 20; chaos++) {
      assertThat(read(onFirst, chaos, 1)).isEqualTo(cell(onFirst, 1));
    }
  }
}
