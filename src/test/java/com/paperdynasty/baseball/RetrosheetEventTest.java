package com.paperdynasty.baseball;

import static com.paperdynasty.baseball.Outcome.CATCHER_INTERFERENCE;
import static com.paperdynasty.baseball.Outcome.CAUGHT_STEALING;
import static com.paperdynasty.baseball.Outcome.DEFENSIVE_INDIFFERENCE;
import static com.paperdynasty.baseball.Outcome.FLYOUT_B;
import static com.paperdynasty.baseball.Outcome.FOUL_ERROR;
import static com.paperdynasty.baseball.Outcome.GROUNDBALL_A;
import static com.paperdynasty.baseball.Outcome.HOMERUN;
import static com.paperdynasty.baseball.Outcome.OTHER_ADVANCE;
import static com.paperdynasty.baseball.Outcome.PASSED_BALL;
import static com.paperdynasty.baseball.Outcome.PICKOFF_ERROR;
import static com.paperdynasty.baseball.Outcome.PICK_OFF;
import static com.paperdynasty.baseball.Outcome.REACHED_ON_ERROR;
import static com.paperdynasty.baseball.Outcome.SINGLE;
import static com.paperdynasty.baseball.Outcome.STOLEN_BASE;
import static com.paperdynasty.baseball.Outcome.STRIKEOUT_OUT;
import static com.paperdynasty.baseball.Outcome.STRIKEOUT_REACHED;
import static com.paperdynasty.baseball.Outcome.WALK;
import static com.paperdynasty.baseball.Outcome.WILD_PITCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.Submission.With;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Plays in the notation that Retrosheet's readers accept. */
class RetrosheetEventTest {
  private static final With WILD = new With(WILD_PITCH, null);

  @Test
  void wildPitchOnAStealIsWrittenBesideTheAdvance() {
    Advance toThird = Advance.to(1, 3);

    assertThat(event("1--", Submission.of(STOLEN_BASE).on(1).along(List.of(WILD))))
        .isEqualTo("SB2.1-2(WP)");
    assertThat(
            event(
                "1--",
                Submission.of(STOLEN_BASE).on(1).along(List.of(WILD)).advancing(List.of(toThird))))
        .isEqualTo("SB2.1-3(WP)");
    assertThat(event("1-3", Submission.of(WILD_PITCH).along(List.of(new With(STOLEN_BASE, 1)))))
        .isEqualTo("SB2.3-H(WP)(NR)");
  }

  @Test
  void stealsAreJoinedTheLeadRunnersFirst() {
    List<With> other = List.of(new With(STOLEN_BASE, 2));

    assertThat(event("12-", Submission.of(STOLEN_BASE).on(1).along(other))).isEqualTo("SB3;SB2");
    assertThat(event("--3", Submission.of(STOLEN_BASE).on(3))).isEqualTo("SBH");
  }

  @Test
  void oneEventIsJoinedToAStrikeoutOrAWalk() {
    List<With> steal = List.of(new With(STOLEN_BASE, 1));
    List<With> both = List.of(WILD, new With(STOLEN_BASE, 1));

    assertThat(event("1--", Submission.of(STRIKEOUT_OUT).along(steal))).isEqualTo("K+SB2");
    assertThat(event("1--", Submission.of(STRIKEOUT_OUT).along(both))).isEqualTo("K+SB2.1-2(WP)");
    assertThat(event("-2-", Submission.of(WALK).along(List.of(new With(STOLEN_BASE, 2)))))
        .isEqualTo("W+SB3");
    assertThat(event("-2-", Submission.of(WALK).along(List.of(WILD)))).isEqualTo("W+WP.2-3");
    assertThat(
            event("1--", Submission.of(STRIKEOUT_OUT).along(List.of(new With(CAUGHT_STEALING, 1)))))
        .isEqualTo("K+CS2(26)/DP");
  }

  @Test
  void batterWhoReachesOnAStrikeoutIsWritten() {
    List<With> passed = List.of(new With(PASSED_BALL, null));

    assertThat(event("---", Submission.of(STRIKEOUT_REACHED).along(List.of(WILD))))
        .isEqualTo("K+WP.B-1");
    assertThat(event("---", Submission.of(STRIKEOUT_REACHED).along(passed))).isEqualTo("K+PB.B-1");
    assertThat(event("---", Submission.of(STRIKEOUT_REACHED).charging(List.of(Position.CATCHER))))
        .isEqualTo("K+E2.B-1");
  }

  @Test
  void pickoffsNameTheFielders() {
    assertThat(event("1--", Submission.of(PICK_OFF).on(1))).isEqualTo("PO1(13)");
    assertThat(event("1--", Submission.of(PICKOFF_ERROR).on(1))).isEqualTo("PO1(E1).1-2");
    assertThat(event("-2-", Submission.of(CAUGHT_STEALING).on(2))).isEqualTo("CS3(25)");
    Submission dropped =
        Submission.of(CAUGHT_STEALING)
            .on(1)
            .advancing(List.of(Advance.to(1, 2)))
            .charging(List.of(Position.SHORTSTOP));
    assertThat(event("1--", dropped)).isEqualTo("CS2(2E6)");
  }

  @Test
  void errorsAreWrittenBesideTheAdvanceTheyHelped() {
    Submission throwing =
        Submission.of(SINGLE, Position.LEFT_FIELD)
            .advancing(List.of(Advance.to(0, 2)))
            .charging(List.of(Position.LEFT_FIELD));

    assertThat(event("---", throwing)).isEqualTo("S7.B-2(E7)");
    assertThat(event("--3", Submission.of(REACHED_ON_ERROR, Position.SHORTSTOP)))
        .isEqualTo("E6.3-H");
    assertThat(event("---", Submission.of(FOUL_ERROR).charging(List.of(Position.CATCHER))))
        .isEqualTo("FLE2");
    assertThat(event("---", Submission.of(CATCHER_INTERFERENCE))).isEqualTo("C/E2");
  }

  @Test
  void battedBallsHaveFieldersModifiersAndLocations() {
    assertThat(event("1-3", Submission.of(GROUNDBALL_A, Position.SHORTSTOP)))
        .isEqualTo("64(1)3/GDP/G6.3-H(NR)");
    assertThat(event("--3", Submission.of(FLYOUT_B, Position.CENTER_FIELD)))
        .isEqualTo("8/SF/F8.3-H");
    assertThat(event("1--", Submission.of(HOMERUN, Position.RIGHT_FIELD))).isEqualTo("HR/9.1-H");
  }

  @Test
  void playWithoutEffectIsWrittenAsNoPlay() {
    List<Advance> holds = List.of(Advance.to(1, 1));

    assertThat(event("1--", Submission.of(DEFENSIVE_INDIFFERENCE).on(1))).isEqualTo("DI.1-2");
    assertThat(event("1--", Submission.of(OTHER_ADVANCE).advancing(holds))).isEqualTo("NP");
  }

  private static String event(String runners, Submission submission) {
    BallGame game = Situation.topOf(1).runnersOn(runners).game();
    return RetrosheetEvent.of(game, ((Ruling.Legal) Umpire.rule(game, submission)).play());
  }
}
