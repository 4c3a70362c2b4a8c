package com.paperdynasty.card.play;

import static com.paperdynasty.baseball.state.Situation.topOf;
import static com.paperdynasty.card.play.CardPlayScenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.card.CardOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the chaos die asks for: balks and injuries. */
class MishapsTest {
  private static final int BALK = 3;
  private static final int INJURY = 4;

  @Test
  void balkMovesEverybodyUp() {
    assertThat(given(topOf(1).runnersOn(1, 3)).balk(2).rolled(BALK, 2).result().notation())
        .isEqualTo("BK.3-H;1-2");
    assertThat(given(topOf(1).runnersOn(1, 3)).balk(2).rolled(BALK, 3).result().notation())
        .isEqualTo("K");
    assertThat(given(topOf(1)).balk(2).rolled(BALK, 2).result().notation()).isEqualTo("K");
  }

  @Test
  void misplayComesBeforeWhatWasCalled() {
    for (CalledPlay.Batter batter : CalledPlay.Batter.values()) {
      assertThat(
              given(topOf(1).runnersOn(1))
                  .called(new CalledPlay(batter, List.of(1)))
                  .balk(2)
                  .rolled(BALK, 1)
                  .result()
                  .notation())
          .isEqualTo("BK.1-2");
    }
  }

  @Test
  void batterIsHurtByTheirChance() {
    CardPlayScenario hurt = given(topOf(1)).injury(3).rolled(INJURY, 10).d20(3);
    assertThat(hurt.over().injury()).isEqualTo(new CardPlay.Injury(Side.AWAY, "away-5"));
    assertThat(hurt.over().submission().outcome()).isEqualTo(Outcome.STRIKEOUT_OUT);

    assertThat(given(topOf(1)).injury(3).rolled(INJURY, 10).d20(4).over().injury()).isNull();
  }

  @Test
  void whoIsNeverHurtNeedsNoDie() {
    assertThat(given(topOf(1)).injury(0).rolled(INJURY, 10).over().injury()).isNull();
    assertThat(given(topOf(1)).injury(6).rolled(INJURY + 1, 10).over().injury()).isNull();
  }

  @Test
  void nobodyIsHurtOnAStealOrBeforeTheLastChoice() {
    CalledPlay steal = new CalledPlay(CalledPlay.Batter.SWINGS, List.of(1));
    assertThat(
            given(topOf(1).runnersOn(1))
                .injury(6)
                .rolled(INJURY, 10)
                .called(steal)
                .twoD6(7)
                .d20(1)
                .over()
                .injury())
        .isNull();
    assertThat(
            given(topOf(1).runnersOn(1))
                .cell(CardOutcome.of(Outcome.SINGLE_UNCAPPED))
                .injury(6)
                .rolled(INJURY, 10)
                .open()
                .kind())
        .isEqualTo(Choice.Kind.TAKE_EXTRA_BASE);
  }
}
