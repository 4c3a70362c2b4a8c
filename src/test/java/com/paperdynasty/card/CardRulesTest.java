package com.paperdynasty.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.dice.DiceFaces;
import com.paperdynasty.game.CardedScenario;
import com.paperdynasty.problem.Problem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the server reads beside the cell. */
class CardRulesTest {
  private static final GameCards CARDS = SampleTeams.CARDS;
  private static final Submission WILD_PITCH = Submission.of(Outcome.WILD_PITCH);
  private static final Submission PASSED_BALL = Submission.of(Outcome.PASSED_BALL);
  private static final Submission BALK = Submission.of(Outcome.BALK);

  private final BallGame empty = CardedScenario.newGame().state().game();
  private final BallGame onFirst = withARunner();

  private static BallGame withARunner() {
    return CardedScenario.walked(CardedScenario.newGame()).state().game();
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
  void cellDoesNotDecideWhereTheDiceSayAMisplay() {
    assertThat(instead(onFirst, 1)).isEqualTo(ReadInstead.MISPLAY);
    assertThat(instead(onFirst, 10)).isNull();
    assertThat(instead(empty, 1)).as("nobody is on base").isNull();
  }

  private static @Nullable ReadInstead instead(BallGame game, int chaos) {
    return CardRules.instead(CARDS, game, new DiceFaces(1, 3, 4, chaos, 1));
  }

  @Test
  void passedBallIsTheCatchersChance() {
    int chance =
        Objects.requireNonNull(fielder(Position.CATCHER).ratings().catching()).passedBall();
    assertThat(chance).isBetween(1, 19);

    assertThat(read(onFirst, 2, chance)).isEqualTo(Submission.of(Outcome.PASSED_BALL));
    assertThat(read(onFirst, 2, chance + 1)).isEqualTo(cell(onFirst, chance + 1));
  }

  /** Where the server reads a misplay, nobody can take the cell instead, and the reverse. */
  @Test
  void manualSubmissionIsHeldToWhatTheServerReads() {
    for (BallGame game : List.of(empty, onFirst)) {
      for (int chaos = 1; chaos <= 3; chaos++) {
        for (int d20 = 1; d20 <= 20; d20++) {
          Submission read = Objects.requireNonNull(read(game, chaos, d20));
          for (Submission other : List.of(cell(game, d20), WILD_PITCH, PASSED_BALL, BALK, read)) {
            boolean same = other.equals(read);
            Problem problem = check(game, chaos, d20, other);
            assertThat(problem == null).as("%s at %d, %d", other, chaos, d20).isEqualTo(same);
            if (problem != null) {
              assertThat(problem.errors().get(0)).startsWith(read.outcome().code());
            }
          }
        }
      }
    }
  }

  private static @Nullable Problem check(BallGame game, int chaos, int d20, Submission submission) {
    return CardRules.faultIn(CARDS, game, new DiceFaces(1, 3, 4, chaos, d20), submission);
  }

  @Test
  void misplayIsNotAddedToAnotherPlay() {
    Submission steal = Submission.of(Outcome.STOLEN_BASE).withRunner(1);
    List<Submission.With> wild = List.of(new Submission.With(Outcome.WILD_PITCH, null));
    List<Submission.With> stolen = List.of(new Submission.With(Outcome.STOLEN_BASE, 1));

    assertThat(check(onFirst, 10, 1, steal)).isNull();
    assertThat(check(onFirst, 10, 1, steal.withOthers(wild))).isNotNull();
    assertThat(check(onFirst, 1, 1, steal)).isNotNull();
    assertThat(check(onFirst, 1, 1, WILD_PITCH.withOthers(stolen))).isNull();
  }

  @Test
  void walkThatWasOrderedBeforeThePitchIsTakenAtAnyDice() {
    for (int chaos = 1; chaos <= 3; chaos++) {
      assertThat(check(onFirst, chaos, 1, Submission.of(Outcome.INTENTIONAL_WALK))).isNull();
    }
  }

  @Test
  void withoutARunnerOrAtAnotherChaosDieThereIsNoMisplay() {
    for (int chaos = 1; chaos <= 3; chaos++) {
      assertThat(read(empty, chaos, 1)).isEqualTo(cell(empty, 1));
    }
    for (int chaos = 4; chaos <= 20; chaos++) {
      assertThat(read(onFirst, chaos, 1)).isEqualTo(cell(onFirst, 1));
    }
  }
}
