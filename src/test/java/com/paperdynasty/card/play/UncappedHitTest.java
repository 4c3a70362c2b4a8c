package com.paperdynasty.card.play;

import static com.paperdynasty.baseball.state.Situation.bottomOf;
import static com.paperdynasty.baseball.state.Situation.topOf;
import static com.paperdynasty.card.play.CardPlayScenario.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paperdynasty.baseball.league.League;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.state.Situation;
import com.paperdynasty.card.CardOutcome;
import com.paperdynasty.card.play.Choice.Option;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who runs for an extra base on a hit, and what comes of it. */
class UncappedHitTest {
  private static final CardOutcome SINGLE =
      CardOutcome.of(Outcome.SINGLE_UNCAPPED, Position.CENTER_FIELD);
  private static final CardOutcome DOUBLE =
      CardOutcome.of(Outcome.DOUBLE_UNCAPPED, Position.LEFT_FIELD);

  private static CardPlayScenario single(Situation situation) {
    return given(situation).cell(SINGLE);
  }

  @Test
  void sideAtBatChoosesWhetherTheLeadRunnerTries() {
    Choice choice = single(topOf(1).runnersOn(1)).running(10).open();

    assertThat(choice.kind()).isEqualTo(Choice.Kind.TAKE_EXTRA_BASE);
    assertThat(choice.side()).isEqualTo(Side.AWAY);
    assertThat(choice.options())
        .containsExactly(
            new Option("go", "Hank Okafor tries for third", 15),
            new Option("hold", "Hank Okafor stays at second", null));
  }

  @Test
  void nobodyIsAskedWhereNobodyIsLeftOnBase() {
    assertThat(single(topOf(1)).result().notation()).isEqualTo("1B");
    assertThat(single(topOf(1).runnersOn(3)).result().notation()).isEqualTo("1B.3-H");
    assertThat(given(topOf(1).runnersOn(2, 3)).cell(DOUBLE).result().notation())
        .isEqualTo("2B.3-H;2-H");
  }

  @ParameterizedTest
  @CsvSource({
    "1,  go hold,       10, 1B.1-3",
    "1,  go hold,       17, 1B.1X3",
    "2,  go hold,       10, 1B.2-H",
    "2,  go hold,       20, 1B.2XH",
    "23, go hold,       20, 1B.3-H;2XH",
    "12, go hold,       20, 1B.1-2;2XH",
    "12, go go home,    10, 1B.2-H;1-3",
    "12, go go home,    20, 1B.2XH;1-3",
    "12, go go third,   10, 1B.2-H;1-3",
    "12, go go third,   20, 1B.2-H;1X3",
    "1,  go go third,   10, 1B.1-3",
    "1,  go go second,  20, 1B.1-3",
  })
  void runnerWithThatChanceIsSafeOrOut(String bases, String choices, int d20, String notation) {
    assertThat(
            single(topOf(1).runnersOn(bases))
                .running(10)
                .choosing(choices.split(" "))
                .d20(d20)
                .result()
                .notation())
        .isEqualTo(notation);
  }

  @Test
  void runnerWhoStaysNeedsNoDie() {
    assertThat(single(topOf(1).runnersOn(1, 2)).choosing("hold").result().notation())
        .isEqualTo("1B.2-3;1-2");
  }

  @Test
  void batterFollowsToSecondAndIsPutOutThere() {
    CardPlayScenario game = single(topOf(1).runnersOn(2)).choosing("go", "go", "second").d20(20);

    assertThat(game.result().outs()).isEqualTo(1);
    assertThat(game.result().runs()).isEqualTo(1);
    assertThat(game.result().batterResult()).isEqualTo("1B");
  }

  @Test
  void fieldersChooseWhomTheyThrowAt() {
    Choice choice = single(topOf(1).runnersOn(1, 2)).running(10).choosing("go", "go").open();

    assertThat(choice.kind()).isEqualTo(Choice.Kind.THROW_TO);
    assertThat(choice.side()).isEqualTo(Side.HOME);
    assertThat(choice.options())
        .containsExactly(
            new Option("home", "Throw to home, where Lou Tremblay runs", 19),
            new Option("third", "Throw to third, where Hank Okafor runs", 15));
    assertThat(choice.standard()).isEqualTo("third");
  }

  @Test
  void armAndPlaceOfTheBallChangeTheChance() {
    assertThat(chance(single(topOf(1).runnersOn(1)).arm(4))).isEqualTo(9);
    assertThat(chance(single(topOf(1).runnersOn(1)).arm(-4))).isEqualTo(17);
    for (Position place : new Position[] {Position.LEFT_FIELD, Position.RIGHT_FIELD}) {
      CardOutcome hit = CardOutcome.of(Outcome.SINGLE_UNCAPPED, place);
      assertThat(chance(single(topOf(1).runnersOn(1)).cell(hit)))
          .isEqualTo(place == Position.LEFT_FIELD ? 10 : 15);
    }
    assertThat(chance(given(topOf(1).runnersOn(1)).cell(CardOutcome.of(Outcome.SINGLE_UNCAPPED))))
        .as("without a place it goes to center field")
        .isEqualTo(13);
  }

  @Test
  void nobodyIsSafeOrOutForCertain() {
    assertThat(chance(single(topOf(1).runnersOn(2)).running(20))).isEqualTo(19);
    assertThat(chance(single(topOf(1).runnersOn(1)).running(0).arm(6))).isEqualTo(1);
  }

  private static int chance(CardPlayScenario game) {
    return game.open().options().get(0).chance();
  }

  /** With nobody out a run that may score anyway is not risked, with two out it is. */
  @ParameterizedTest
  @CsvSource({"0, 7, hold", "0, 10, go", "1, 4, hold", "1, 8, go", "2, 1, go"})
  void runnerGoesHomeByDefaultWhereThatIsWorthMoreRuns(int outs, int running, String standard) {
    assertThat(single(topOf(1).outs(outs).runnersOn(2)).running(running).open().standard())
        .isEqualTo(standard);
  }

  @Test
  void winningRunIsRiskedByTheChanceToWin() {
    Situation tied = bottomOf(9).outs(1).runnersOn(2).score(3, 3);

    assertThat(single(tied).running(8).open().standard()).isEqualTo("go");
    assertThat(single(tied).running(8).choosing("go").d20(1).result().runs())
        .as("nobody follows the winning run")
        .isEqualTo(1);
  }

  @Test
  void nobodyRunsOnceTheWinningRunIsHome() {
    assertThat(single(bottomOf(9).runnersOn(2, 3).score(3, 3)).result().runs()).isEqualTo(1);
  }

  /** After an undo another choice is not made with a die that has been seen. */
  @Test
  void eachRunnerHasADieOfTheirOwn() {
    for (String thrown : List.of("home", "third")) {
      List<CardDice.Purpose> cut = new ArrayList<>();
      CardDice dice =
          new CardPlayScenario.NoDice() {
            @Override
            public int d20(Purpose purpose) {
              cut.add(purpose);
              return 1;
            }
          };
      single(topOf(1).runnersOn(1, 2)).choosing("go", "go", thrown).read(dice);

      assertThat(cut)
          .containsExactly(
              thrown.equals("home") ? CardDice.Purpose.RUNNER : CardDice.Purpose.FOLLOWER);
    }
  }

  /** A league may let runners come farther without a try. */
  @Test
  void runnersTryForTheBaseAfterThatOfTheTable() {
    League farther =
        CardPlayScenario.pdWith(
            "single_uncapped:      {runners: +1, batter: first}",
            "single_uncapped:      {runners: +2, batter: first}");
    CardPlayScenario game = given(topOf(1).runnersOn(1, 2), farther).cell(SINGLE);

    assertThat(game.open().options().get(0).text()).isEqualTo("Hank Okafor tries for home");
    assertThat(game.choosing("go", "hold").d20(1).result().runs()).isEqualTo(2);
  }

  @Test
  void answerToAnotherQuestionIsAFault() {
    assertThatThrownBy(single(topOf(1).runnersOn(1)).choosing("home")::over)
        .isInstanceOf(IllegalStateException.class);
  }
}
