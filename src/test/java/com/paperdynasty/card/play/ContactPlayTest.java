package com.paperdynasty.card.play;

import static com.paperdynasty.baseball.state.Situation.topOf;
import static com.paperdynasty.card.play.CardPlayScenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.state.Situation;
import com.paperdynasty.card.CardOutcome;
import com.paperdynasty.card.play.Choice.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the runner on third goes on a ground ball to an infield that plays in. */
class ContactPlayTest {
  private static CardPlayScenario grounder(Situation situation) {
    return given(situation).cell(CardOutcome.of(Outcome.GROUNDBALL_C, Position.SHORTSTOP));
  }

  private static Situation in(String bases) {
    return topOf(1).outs(1).runnersOn(bases).infield(InfieldDepth.IN);
  }

  @Test
  void sideAtBatChoosesThenTheFielders() {
    Choice sending = grounder(in("3")).open();
    assertThat(sending.kind()).isEqualTo(Choice.Kind.SEND_RUNNER);
    assertThat(sending.options())
        .containsExactly(
            new Option("go", "Eddie Marsh runs home on contact", 8),
            new Option("hold", "Eddie Marsh stays at third", null));

    Choice throwing = grounder(in("3")).choosing("go").open();
    assertThat(throwing.kind()).isEqualTo(Choice.Kind.THROW_TO);
    assertThat(throwing.options())
        .containsExactly(
            new Option("home", "Throw home, where Eddie Marsh runs", 8),
            new Option("first", "Throw to first, where Sal Benedetti is out", null));
    assertThat(throwing.standard()).isEqualTo("home");
  }

  @ParameterizedTest
  @CsvSource({
    "3, hold, 0, 6-3",
    "3, go first, 0, 6-3.3-H",
    "3, go home, 8, FC6.3-H",
    "3, go home, 9, 6-2.3XH",
    "13, go home, 8, FC6.1-2;3-H",
    "13, go home, 9, 6-2.1-2;3XH",
    "23, go first, 0, 6-3.3-H",
  })
  void runnerWithTheirRunningIsSafeOrOut(String on, String choices, int d20, String notation) {
    CardPlayScenario game = grounder(in(on)).choosing(choices.split(" "));

    assertThat((d20 == 0 ? game : game.d20(d20)).result().notation()).isEqualTo(notation);
  }

  @Test
  void nobodyIsAskedWhereTheTableScoresTheRunner() {
    assertThat(grounder(topOf(1).runnersOn(3)).result().notation()).isEqualTo("6-3.3-H");
    assertThat(grounder(in("123")).result().notation()).startsWith("6-2");
    assertThat(grounder(in("3").outs(2)).result().notation()).isEqualTo("6-3");
    assertThat(grounder(in("3").infield(InfieldDepth.CORNERS_IN)).result().runs()).isEqualTo(1);
  }
}
