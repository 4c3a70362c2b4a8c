package com.paperdynasty.baseball.rules;

import static com.paperdynasty.baseball.PlayAssert.given;
import static com.paperdynasty.baseball.state.Situation.bottomOf;
import static com.paperdynasty.baseball.state.Situation.topOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.league.League;
import com.paperdynasty.baseball.league.SampleLeagues;
import com.paperdynasty.baseball.model.Half;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.state.BallGame;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Slot 5 is at bat in every {@code Situation}. Slot 9 is the designated hitter, or without one the
 * pitcher.
 */
class SubstitutionsTest {
  private static final League NO_DH =
      SampleLeagues.sba().with(new GameOptions(null, false, null, null));

  private static LineupChange change(int order, String id, Position position) {
    return new LineupChange(
        order, new Player(id, id.toUpperCase(java.util.Locale.ROOT)), position, false);
  }

  private static BallGame made(BallGame game, Side side, LineupChange... changes) {
    LineupRuling ruling = Substitutions.apply(game, side, List.of(changes));
    if (!(ruling instanceof LineupRuling.Made made)) {
      throw new AssertionError(ruling.toString());
    }
    return made.game();
  }

  private static void refused(BallGame game, Side side, String words, LineupChange... changes) {
    LineupRuling ruling = Substitutions.apply(game, side, List.of(changes));
    assertThat(ruling).isInstanceOf(LineupRuling.Rejected.class);
    assertThat(((LineupRuling.Rejected) ruling).violation().problem().field())
        .isEqualTo(RuleViolation.VALIDATION);
    assertThat(((LineupRuling.Rejected) ruling).violation().reason()).contains(words);
  }

  @Test
  void aPinchHitterTakesTheSlotAndTheFieldMustBeFilledAgain() {
    BallGame game = topOf(3).outs(2).game();
    game = made(game, Side.AWAY, change(5, "ph", Position.PINCH_HITTER));
    assertThat(game.batter().player().id()).isEqualTo("ph");
    assertThat(game.away().hasLeft("away-5")).isTrue();
    game = given(game).when(Outcome.STRIKEOUT_OUT).batterGets("PA 1 AB 1 SO 1").after;
    assertThat(game.whyNotReady()).isEqualTo("Nobody plays RF");
    given(game).refuses(Submission.of(Outcome.WALK), RuleViolation.VALIDATION, "Nobody plays RF");
    game = made(game, Side.AWAY, change(5, "ph", Position.RIGHT_FIELD));
    assertThat(game.whyNotReady()).isNull();
  }

  @Test
  void onlyTheBatterIsHitForAndOnlyARunnerRunFor() {
    BallGame game = topOf(3).runnersOn(1).game();
    refused(
        game, Side.AWAY, "Only the batter can be hit for", change(6, "x", Position.PINCH_HITTER));
    refused(
        game, Side.HOME, "Only the batter can be hit for", change(5, "x", Position.PINCH_HITTER));
    refused(game, Side.AWAY, "no runner on base", change(3, "x", Position.PINCH_RUNNER));
  }

  @Test
  void pinchRunnerTakesTheRunnersBase() {
    BallGame game = topOf(3).runnersOn(1).game();
    game = made(game, Side.AWAY, change(4, "pr", Position.PINCH_RUNNER));
    assertThat(game.bases().first().player().id()).isEqualTo("pr");
    assertThat(game.bases().first().position()).isEqualTo(Position.PINCH_RUNNER);
    given(game).when(Outcome.TRIPLE).runnerGets(1, "R 1");
  }

  @Test
  void playerWhoLeftDoesNotComeBack() {
    BallGame game = made(topOf(3).game(), Side.HOME, change(3, "x", Position.SHORTSTOP));
    refused(game, Side.HOME, "cannot come back", change(3, "home-3", Position.SHORTSTOP));
    refused(game, Side.HOME, "keeps slot 3", change(4, "x", Position.FIRST_BASE));
    refused(game, Side.HOME, "on the other side", change(4, "away-4", Position.FIRST_BASE));
    refused(game, Side.AWAY, "on the other side", change(5, "home-3", Position.RIGHT_FIELD));
  }

  @Test
  void positionsMayBeSwapped() {
    BallGame game =
        made(
            topOf(3).game(),
            Side.HOME,
            change(1, "home-1", Position.LEFT_FIELD),
            change(7, "home-7", Position.CENTER_FIELD));
    assertThat(game.home().at(Position.LEFT_FIELD).order()).isEqualTo(1);
    assertThat(game.home().left()).isEmpty();
    refused(game, Side.HOME, "Two players at RF", change(1, "home-1", Position.RIGHT_FIELD));
    refused(game, Side.HOME, "No changes");
    refused(
        game,
        Side.HOME,
        "named twice",
        change(1, "a", Position.LEFT_FIELD),
        change(1, "b", Position.LEFT_FIELD));
  }

  @Test
  void newPitcherFacesABatterUnlessInjured() {
    BallGame game = made(topOf(3).game(), Side.HOME, pitcher("r1", false, true));
    refused(game, Side.HOME, "must face a batter", pitcher("r2", false, true));
    assertThat(made(game, Side.HOME, pitcher("r2", true, true)).pitcher().player().id())
        .isEqualTo("r2");
    BallGame faced = given(game).when(Outcome.WALK).after;
    BallGame relieved = made(faced, Side.HOME, pitcher("r2", false, true));
    assertThat(relieved.book().home().pitching()).hasSize(3);
    assertThat(relieved.bases().first().pitcherId()).isEqualTo("r1");
  }

  @Test
  void pitcherNamedWhileTheSideBatsFacesABatterToo() {
    for (Half half : Half.values()) {
      BallGame game = (half == Half.TOP ? topOf(3) : bottomOf(3)).outs(2).game();
      Side side = half.batting();
      game = made(game, side, pitcher("r1", false, true));
      game = given(game).when(Outcome.STRIKEOUT_OUT).after;
      refused(game, side, "must face a batter", pitcher("r2", false, true));
    }
  }

  @Test
  void aPitcherWhoEndedTheHalfWithoutFacingABatterMayBeRelieved() {
    BallGame game =
        made(topOf(3).outs(2).runnersOn(1).game(), Side.HOME, pitcher("r1", false, true));
    game = given(game).when(Submission.of(Outcome.PICK_OFF).withRunner(1)).after;
    for (int out = 0; out < 3; out++) {
      game = given(game).when(Outcome.STRIKEOUT_OUT).after;
    }
    assertThat(made(game, Side.HOME, pitcher("r2", false, true)).pitcher().player().id())
        .isEqualTo("r2");
  }

  private static LineupChange pitcher(String id, boolean injured, boolean dh) {
    return new LineupChange(dh ? 0 : 9, new Player(id, id), Position.PITCHER, injured);
  }

  @Test
  void withoutADhADoubleSwitchSharesTheVacatedSlots() {
    BallGame game = given(topOf(3).in(NO_DH)).when(Outcome.WALK).after;
    game =
        made(
            game,
            Side.HOME,
            change(7, "r1", Position.PITCHER),
            change(9, "lf", Position.LEFT_FIELD));
    assertThat(game.pitcher().order()).isEqualTo(7);
    assertThat(game.home().batting(9).position()).isEqualTo(Position.LEFT_FIELD);
  }

  @Test
  void withADhEnteringPlayersShareTheVacatedSlots() {
    BallGame two =
        made(
            topOf(3).game(),
            Side.HOME,
            change(7, "x", Position.CENTER_FIELD),
            change(1, "y", Position.LEFT_FIELD));
    assertThat(two.home().batting(7).position()).isEqualTo(Position.CENTER_FIELD);
    assertThat(two.home().hasDh()).isTrue();
    BallGame three =
        made(
            topOf(3).game(),
            Side.HOME,
            change(1, "x", Position.LEFT_FIELD),
            change(7, "y", Position.RIGHT_FIELD),
            change(5, "z", Position.CENTER_FIELD));
    assertThat(three.whyNotReady()).isNull();
  }

  @Test
  void theDhsOwnSlotIsLocked() {
    refused(
        topOf(3).game(),
        Side.HOME,
        "Slot 7 is not the DH",
        change(7, "x", Position.DESIGNATED_HITTER),
        change(9, "y", Position.LEFT_FIELD));
    refused(topOf(3).game(), Side.HOME, "Two players at LF", change(9, "y", Position.LEFT_FIELD));
  }

  @Test
  void theDhIsLostWhenThePitcherChangesPosition() {
    BallGame game = given(topOf(3)).when(Outcome.WALK).after;
    LineupChange toLeft = change(7, "home-10", Position.LEFT_FIELD);
    refused(game, Side.HOME, "slot 9 needs another position", toLeft);
    game = made(game, Side.HOME, toLeft, change(9, "r", Position.PITCHER));
    assertThat(game.home().hasDh()).isFalse();
    assertThat(game.home().hasLeft("home-9")).isTrue();
    assertThat(game.home().hasLeft("home-10")).isFalse();
    assertThat(game.pitcher().player().id()).isEqualTo("r");
    assertThat(game.whyNotReady()).isNull();
  }

  @Test
  void newPitcherNeedsASlotWhenTheFormerPitcherStays() {
    BallGame game = given(topOf(3)).when(Outcome.WALK).after;
    LineupChange toLeft = change(7, "home-10", Position.LEFT_FIELD);
    String lost = "The pitcher changes position: the designated hitter is lost";
    refused(game, Side.HOME, lost, toLeft, pitcher("r", false, true));
    BallGame batting = given(bottomOf(3)).game();
    refused(
        batting,
        Side.HOME,
        lost,
        change(5, "home-10", Position.PINCH_HITTER),
        pitcher("r", true, true));
    game = made(game, Side.HOME, toLeft, change(9, "r", Position.PITCHER));
    assertThat(game.home().hasDh()).isFalse();
  }

  @Test
  void theDhIsLostWhenAPinchHitterPitches() {
    BallGame game = bottomOf(3).outs(2).game();
    game = made(game, Side.HOME, change(5, "ph", Position.PINCH_HITTER));
    game = given(game).when(Outcome.STRIKEOUT_OUT).after;
    assertThat(game.home().hasDh()).isTrue();
    game =
        made(
            game,
            Side.HOME,
            change(5, "ph", Position.PITCHER),
            change(9, "home-9", Position.RIGHT_FIELD));
    assertThat(game.home().hasDh()).isFalse();
    assertThat(game.home().hasLeft("home-10")).isTrue();
    assertThat(game.pitcher().order()).isEqualTo(5);
    assertThat(game.whyNotReady()).isNull();
  }

  @Test
  void theDhIsLostWhenThePitcherRunsForTheDh() {
    BallGame game = given(bottomOf(3).outs(2).atBat(9)).when(Outcome.WALK).after;
    game = made(game, Side.HOME, change(9, "home-10", Position.PINCH_RUNNER));
    assertThat(game.bases().first().player().id()).isEqualTo("home-10");
    assertThat(game.home().hasDh()).isFalse();
    game = given(game).when(Outcome.STRIKEOUT_OUT).after;
    assertThat(game.whyNotReady()).isEqualTo("Nobody plays P");
    game = made(game, Side.HOME, change(9, "home-10", Position.PITCHER));
    assertThat(game.whyNotReady()).isNull();
    assertThat(game.book().home().pitching()).hasSize(1);
  }

  @Test
  void theDhTakesTheFieldAndThePitcherBatsInTheVacatedSlot() {
    BallGame game = given(topOf(3)).when(Outcome.WALK).after;
    refused(game, Side.HOME, "Two players at LF", change(9, "home-9", Position.LEFT_FIELD));
    game =
        made(
            game,
            Side.HOME,
            change(9, "home-9", Position.LEFT_FIELD),
            change(7, "home-10", Position.PITCHER));
    assertThat(game.home().hasDh()).isFalse();
    assertThat(game.home().batting(7).player().id()).isEqualTo("home-10");
    assertThat(game.home().hasLeft("home-7")).isTrue();
    assertThat(game.whyNotReady()).isNull();
    assertThat(game.book().home().pitching()).hasSize(1);
    refused(game, Side.HOME, "Slot 0", pitcher("r", false, true));
  }

  @Test
  void theDhIsLostWhenAFielderPitches() {
    BallGame game = given(topOf(3)).when(Outcome.WALK).after;
    refused(
        game, Side.HOME, "slot 9 needs another position", change(6, "home-6", Position.PITCHER));
    game =
        made(
            game,
            Side.HOME,
            change(6, "home-6", Position.PITCHER),
            change(9, "home-9", Position.THIRD_BASE));
    assertThat(game.home().hasDh()).isFalse();
    assertThat(game.home().hasLeft("home-10")).isTrue();
  }

  @Test
  void theDhIsLostWhenThePitcherBatsForTheDh() {
    BallGame game = bottomOf(3).atBat(9).game();
    game = made(game, Side.HOME, change(9, "home-10", Position.PITCHER));
    assertThat(game.batter().player().id()).isEqualTo("home-10");
    assertThat(game.home().hasDh()).isFalse();
    assertThat(game.home().emptyPosition()).isNull();
  }

  @Test
  void aPinchHitterForTheDhIsTheDhFromThenOn() {
    BallGame game = bottomOf(3).atBat(9).game();
    game = made(game, Side.HOME, change(9, "ph", Position.PINCH_HITTER));
    assertThat(game.home().hasDh()).isTrue();
    assertThat(game.home().emptyPosition()).isNull();
    assertThat(made(game, Side.HOME, change(9, "ph", Position.DESIGNATED_HITTER)).home().hasDh())
        .isTrue();
  }
}
