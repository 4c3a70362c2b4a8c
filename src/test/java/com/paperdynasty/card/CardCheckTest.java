package com.paperdynasty.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.dice.DiceFaces;
import com.paperdynasty.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CardCheckTest {
  private static @Nullable Problem check(CardOutcome printed, Submission submission) {
    return check(printed, CardOutcome.of(Outcome.TRIPLE), submission);
  }

  /** The batter's card says the first thing against left-handers, the other against the others. */
  private static @Nullable Problem check(
      CardOutcome printed, CardOutcome againstRight, Submission submission) {
    CardSide batting = new CardSide(SampleCards.half(printed), SampleCards.half(againstRight));
    return CardCheck.faultIn(
        submission,
        CellReading.of(
            batting,
            Hand.RIGHT,
            SampleCards.side(Outcome.WALK, Outcome.WALK),
            Hand.LEFT,
            BallparkChances.NEUTRAL,
            new DiceFaces(2, 3, 4, 20, 20)),
        null);
  }

  @Test
  void whatTheCardSaysIsAccepted() {
    CardOutcome grounder = CardOutcome.of(Outcome.GROUNDBALL_A, Position.SHORTSTOP);

    assertThat(check(CardOutcome.of(Outcome.WALK), Submission.of(Outcome.WALK))).isNull();
    assertThat(check(grounder, Submission.of(Outcome.GROUNDBALL_A, Position.SHORTSTOP))).isNull();
  }

  @Test
  void anotherOutcomeIsRefusedWithWhatTheCellAllows() {
    CardOutcome grounder = CardOutcome.of(Outcome.GROUNDBALL_A, Position.SHORTSTOP);

    Problem problem = check(grounder, Submission.of(Outcome.HOMERUN));

    assertThat(problem.message()).isEqualTo("Outcome does not match the card");
    assertThat(problem.field()).isEqualTo("outcome");
    assertThat(problem.errors()).containsExactly("groundball_a SS");
  }

  @Test
  void anotherPlaceIsRefused() {
    CardOutcome grounder = CardOutcome.of(Outcome.GROUNDBALL_A, Position.SHORTSTOP);

    assertThat(check(grounder, Submission.of(Outcome.GROUNDBALL_A, Position.THIRD_BASE)))
        .isNotNull();
    assertThat(check(grounder, Submission.of(Outcome.GROUNDBALL_A))).isNotNull();
  }

  @Test
  void placeOfAHitMayBeLeftOutButNotChanged() {
    CardOutcome single = CardOutcome.of(Outcome.SINGLE_2, Position.LEFT_FIELD);

    assertThat(check(single, Submission.of(Outcome.SINGLE_2))).isNull();
    assertThat(check(single, Submission.of(Outcome.SINGLE_2, Position.LEFT_FIELD))).isNull();
    assertThat(check(single, Submission.of(Outcome.SINGLE_2, Position.RIGHT_FIELD))).isNotNull();
  }

  @Test
  void outcomeOfTheOtherHalfIsRefused() {
    assertThat(
            check(
                CardOutcome.of(Outcome.WALK),
                CardOutcome.of(Outcome.HOMERUN),
                Submission.of(Outcome.HOMERUN)))
        .isNotNull();
  }

  @Test
  void errorHasTheBasesOfTheCard() {
    CardOutcome two = new CardOutcome(Outcome.REACHED_ON_ERROR, Position.CATCHER, 2);
    CardOutcome one = CardOutcome.of(Outcome.REACHED_ON_ERROR, Position.CATCHER);
    Submission error = Submission.of(Outcome.REACHED_ON_ERROR, Position.CATCHER);

    assertThat(check(two, error.withBases(2))).isNull();
    assertThat(check(two, error).errors()).containsExactly("error C 2");
    assertThat(check(one, error)).isNull();
    assertThat(check(one, error.withBases(1))).isNull();
    assertThat(check(one, error.withBases(2))).isNotNull();
  }

  /** The d20 is 20, above the neutral park's 10. */
  @Test
  void ballparkDecidesWhatIsAllowed() {
    CardOutcome chance = CardOutcome.of(Outcome.BP_HOMERUN);

    assertThat(check(chance, Submission.of(Outcome.BP_FLYOUT))).isNull();
    assertThat(check(chance, Submission.of(Outcome.BP_HOMERUN)).errors())
        .containsExactly("bp_flyout");
  }

  @Test
  void cardsDoNotDecideAboutOrdersAndRunners() {
    CardOutcome walk = CardOutcome.of(Outcome.WALK);

    assertThat(check(walk, Submission.of(Outcome.INTENTIONAL_WALK))).isNull();
    assertThat(check(walk, Submission.of(Outcome.SAC_BUNT, Position.PITCHER))).isNull();
    assertThat(check(walk, Submission.of(Outcome.STOLEN_BASE).withRunner(1))).isNull();
  }
}
