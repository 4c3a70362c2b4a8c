package com.paperdynasty.baseball.retrosheet;

import static com.paperdynasty.baseball.model.Outcome.CATCHER_INTERFERENCE;
import static com.paperdynasty.baseball.model.Outcome.CAUGHT_STEALING;
import static com.paperdynasty.baseball.model.Outcome.DEFENSIVE_INDIFFERENCE;
import static com.paperdynasty.baseball.model.Outcome.FLYOUT_B;
import static com.paperdynasty.baseball.model.Outcome.FOUL_ERROR;
import static com.paperdynasty.baseball.model.Outcome.GROUNDBALL_A;
import static com.paperdynasty.baseball.model.Outcome.HOMERUN;
import static com.paperdynasty.baseball.model.Outcome.OTHER_ADVANCE;
import static com.paperdynasty.baseball.model.Outcome.PASSED_BALL;
import static com.paperdynasty.baseball.model.Outcome.PICKOFF_ERROR;
import static com.paperdynasty.baseball.model.Outcome.PICK_OFF;
import static com.paperdynasty.baseball.model.Outcome.REACHED_ON_ERROR;
import static com.paperdynasty.baseball.model.Outcome.SINGLE;
import static com.paperdynasty.baseball.model.Outcome.STOLEN_BASE;
import static com.paperdynasty.baseball.model.Outcome.STRIKEOUT_OUT;
import static com.paperdynasty.baseball.model.Outcome.STRIKEOUT_REACHED;
import static com.paperdynasty.baseball.model.Outcome.WALK;
import static com.paperdynasty.baseball.model.Outcome.WILD_PITCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.model.Submission.With;
import com.paperdynasty.baseball.rules.Ruling;
import com.paperdynasty.baseball.rules.Umpire;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.Situation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Plays in the notation that Retrosheet's readers accept. */
class RetrosheetEventTest {
  private static final With WILD = new With(WILD_PITCH, null);

  @Test
  void wildPitchOnAStealIsWrittenBesideTheAdvance() {
    Advance toThird = Advance.to(1, 3);

    assertThat(event("1--", Submission.of(STOLEN_BASE).withRunner(1).withOthers(List.of(WILD))))
        .isEqualTo("SB2.1-2(WP)");
    assertThat(
            event(
                "1--",
                Submission.of(STOLEN_BASE)
                    .withRunner(1)
                    .withOthers(List.of(WILD))
                    .withAdvances(List.of(toThird))))
        .isEqualTo("SB2.1-3(WP)");
    assertThat(
            event("1-3", Submission.of(WILD_PITCH).withOthers(List.of(new With(STOLEN_BASE, 1)))))
        .isEqualTo("SB2.3-H(WP)(NR)");
  }

  @Test
  void stealsAreJoinedTheLeadRunnersFirst() {
    List<With> other = List.of(new With(STOLEN_BASE, 2));

    assertThat(event("12-", Submission.of(STOLEN_BASE).withRunner(1).withOthers(other)))
        .isEqualTo("SB3;SB2");
    assertThat(event("--3", Submission.of(STOLEN_BASE).withRunner(3))).isEqualTo("SBH");
  }

  @Test
  void oneEventIsJoinedToAStrikeoutOrAWalk() {
    List<With> steal = List.of(new With(STOLEN_BASE, 1));
    List<With> both = List.of(WILD, new With(STOLEN_BASE, 1));

    assertThat(event("1--", Submission.of(STRIKEOUT_OUT).withOthers(steal))).isEqualTo("K+SB2");
    assertThat(event("1--", Submission.of(STRIKEOUT_OUT).withOthers(both)))
        .isEqualTo("K+SB2.1-2(WP)");
    assertThat(event("-2-", Submission.of(WALK).withOthers(List.of(new With(STOLEN_BASE, 2)))))
        .isEqualTo("W+SB3");
    assertThat(event("-2-", Submission.of(WALK).withOthers(List.of(WILD)))).isEqualTo("W+WP.2-3");
    assertThat(
            event(
                "1--",
                Submission.of(STRIKEOUT_OUT).withOthers(List.of(new With(CAUGHT_STEALING, 1)))))
        .isEqualTo("K+CS2(26)/DP");
  }

  @Test
  void batterWhoReachesOnAStrikeoutIsWritten() {
    List<With> passed = List.of(new With(PASSED_BALL, null));

    assertThat(event("---", Submission.of(STRIKEOUT_REACHED).withOthers(List.of(WILD))))
        .isEqualTo("K+WP.B-1");
    assertThat(event("---", Submission.of(STRIKEOUT_REACHED).withOthers(passed)))
        .isEqualTo("K+PB.B-1");
    assertThat(event("---", Submission.of(STRIKEOUT_REACHED).withErrors(List.of(Position.CATCHER))))
        .isEqualTo("K+E2.B-1");
  }

  @Test
  void pickoffsNameTheFielders() {
    assertThat(event("1--", Submission.of(PICK_OFF).withRunner(1))).isEqualTo("PO1(13)");
    assertThat(event("1--", Submission.of(PICKOFF_ERROR).withRunner(1))).isEqualTo("PO1(E1).1-2");
    assertThat(event("-2-", Submission.of(CAUGHT_STEALING).withRunner(2))).isEqualTo("CS3(25)");
    Submission dropped =
        Submission.of(CAUGHT_STEALING)
            .withRunner(1)
            .withAdvances(List.of(Advance.to(1, 2)))
            .withErrors(List.of(Position.SHORTSTOP));
    assertThat(event("1--", dropped)).isEqualTo("CS2(2E6)");
  }

  @Test
  void errorsAreWrittenBesideTheAdvanceTheyHelped() {
    Submission throwing =
        Submission.of(SINGLE, Position.LEFT_FIELD)
            .withAdvances(List.of(Advance.to(0, 2)))
            .withErrors(List.of(Position.LEFT_FIELD));

    assertThat(event("---", throwing)).isEqualTo("S7.B-2(E7)");
    assertThat(event("--3", Submission.of(REACHED_ON_ERROR, Position.SHORTSTOP)))
        .isEqualTo("E6.3-H");
    assertThat(event("---", Submission.of(FOUL_ERROR).withErrors(List.of(Position.CATCHER))))
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

    assertThat(event("1--", Submission.of(DEFENSIVE_INDIFFERENCE).withRunner(1)))
        .isEqualTo("DI.1-2");
    assertThat(event("1--", Submission.of(OTHER_ADVANCE).withAdvances(holds))).isEqualTo("NP");
  }

  private static String event(String runners, Submission submission) {
    BallGame game = Situation.topOf(1).runnersOn(runners).game();
    return RetrosheetEvent.of(game, ((Ruling.Legal) Umpire.rule(game, submission)).play());
  }
}
