package com.paperdynasty.game;

import static com.paperdynasty.game.Scene.ALICE;
import static com.paperdynasty.game.Scene.BOB;
import static com.paperdynasty.game.Scene.CAROL;
import static com.paperdynasty.game.Scene.SAM;
import static com.paperdynasty.game.Scene.SECRETS;
import static com.paperdynasty.game.Scene.homerun;
import static com.paperdynasty.game.Scene.strikeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.Change;
import com.paperdynasty.baseball.Decisions;
import com.paperdynasty.baseball.Defense;
import com.paperdynasty.baseball.GameOptions;
import com.paperdynasty.baseball.InfieldDepth;
import com.paperdynasty.baseball.Lineup;
import com.paperdynasty.baseball.Player;
import com.paperdynasty.baseball.Position;
import com.paperdynasty.baseball.SampleRosters;
import com.paperdynasty.baseball.Side;
import com.paperdynasty.baseball.Slot;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.wire.SampleRules;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Commands between plays: lineups, defense, announcements, ending the game. */
class BetweenPlaysTest {
  private static final Defense IN = new Defense(InfieldDepth.IN, List.of(1));
  private static final Command INFIELD_IN = new Command.SetDefense(IN);
  private static final Command CALL = new Command.EndGame("rain");
  private static final Command CHANGE =
      new Command.Substitute(
          Side.AWAY,
          List.of(new Change(1, new Player("sub", "Sub"), Position.CENTER_FIELD, false)));

  @Test
  void fieldingSideSetsItsDefense() {
    Scene scene = Scene.newGame().when(BOB, INFIELD_IN);

    assertThat(scene.accepted()).containsExactly(new Event.DefenseSet(scene.now(), "bob", IN));
    assertThat(scene.state().game().defense()).isEqualTo(IN);
  }

  @Test
  void battingSideDoesNotSetTheDefense() {
    assertThat(Scene.newGame().when(ALICE, INFIELD_IN).refused()).isEqualTo(Refusal.notYourTurn());
  }

  @Test
  void nothingChangesWhileARollIsPending() {
    Problem pending = Problem.about("game_state", ErrorCode.CONFLICT, "A roll is pending");

    assertThat(Scene.rolled().when(BOB, INFIELD_IN).refused()).isEqualTo(pending);
    assertThat(Scene.rolled().when(ALICE, CHANGE).refused()).isEqualTo(pending);
    assertThat(Scene.rolled().after(Duration.ofHours(1)).when(BOB, INFIELD_IN).refused())
        .as("after the roll expired")
        .isEqualTo(pending);
  }

  @Test
  void aSideSubstitutesForItselfAlone() {
    assertThat(Scene.newGame().when(BOB, CHANGE).refused()).isEqualTo(Refusal.notAuthorized());
    assertThat(Scene.newGame().when(SAM, CHANGE).refused()).isEqualTo(Refusal.notAuthorized());
  }

  @Test
  void pinchHitterTakesTheSlotAndTheReplacedPlayerDoesNotComeBack() {
    Change pinch = new Change(2, new Player("sub", "Sub"), Position.PINCH_HITTER, false);
    Scene scene = Scene.newGame().play(strikeout());
    Player left = scene.state().game().batter().player();

    scene.when(ALICE, new Command.Substitute(Side.AWAY, List.of(pinch)));

    assertThat(scene.accepted())
        .containsExactly(
            new Event.SubstitutionMade(scene.now(), "alice", Side.AWAY, List.of(pinch)));
    assertThat(scene.state().game().batter().player().id()).isEqualTo("sub");
    Change back = new Change(2, left, Position.PINCH_HITTER, false);
    Problem refusal = scene.when(ALICE, new Command.Substitute(Side.AWAY, List.of(back))).refused();
    assertThat(refusal.field()).isEqualTo("validation");
  }

  @Test
  void aSubstitutionAfterThePlayIsUndoneWithIt() {
    Change pinch = new Change(2, new Player("sub", "Sub"), Position.PINCH_HITTER, false);
    Scene scene = Scene.newGame().when(CAROL, new Command.RollDice());
    TableState before = scene.state();
    scene.when(ALICE, Scene.submit(strikeout()));
    scene.when(ALICE, new Command.Substitute(Side.AWAY, List.of(pinch))).accepted();

    scene.when(CAROL, new Command.UndoPlay("misread", null));

    assertThat(scene.state()).isEqualTo(before);
  }

  @Test
  void aSubstitutionBeforeThePlayStaysWhenThePlayIsUndone() {
    Change pinch = new Change(1, new Player("sub", "Sub"), Position.PINCH_HITTER, false);
    Scene scene = Scene.newGame();
    scene.when(ALICE, new Command.Substitute(Side.AWAY, List.of(pinch))).accepted();

    scene.play(strikeout()).when(CAROL, new Command.UndoPlay("misread", null));

    assertThat(scene.state().game().batter().player().id()).isEqualTo("sub");
  }

  @Test
  void aLineupIsSetBeforeTheFirstRoll() {
    Lineup lineup = SampleRosters.lineup(Side.AWAY, true);
    List<Slot> turned =
        lineup.inGame().stream()
            .map(
                slot ->
                    slot.order() == 0
                        ? slot
                        : new Slot(10 - slot.order(), slot.player(), slot.position()))
            .toList();

    Scene scene = Scene.newGame().when(ALICE, new Command.SetLineup(Side.AWAY, turned));

    assertThat(scene.accepted()).hasOnlyElementsOfType(Event.LineupSet.class);
    assertThat(scene.state().game().batter().player()).isEqualTo(lineup.batting(9).player());
    scene.play(strikeout()).when(CAROL, new Command.UndoPlay("x", null));
    assertThat(scene.state().game().batter().player()).isEqualTo(lineup.batting(9).player());
    assertThat(scene.when(ALICE, new Command.SetLineup(Side.AWAY, turned)).refused())
        .isEqualTo(Refusal.gameState("The game has started"));
  }

  @Test
  void invalidLineupIsRefusedWithTheReason() {
    List<Slot> others = SampleRosters.lineup(Side.HOME, true).inGame();

    Problem both = Scene.newGame().when(ALICE, new Command.SetLineup(Side.AWAY, others)).refused();
    Problem none =
        Scene.newGame().when(ALICE, new Command.SetLineup(Side.AWAY, List.of())).refused();

    assertThat(both.field()).isEqualTo("lineup");
    assertThat(both.message()).endsWith("is in both lineups");
    assertThat(none.message()).isEqualTo("A lineup needs 10 players");
  }

  @Test
  void gameCalledByTheAdminIsWonByTheSideAhead() {
    Scene scene = Scene.newGame().play(homerun());

    scene.when(CAROL, CALL);

    assertThat(scene.accepted())
        .containsExactly(
            new Event.GameCompleted(
                scene.now(), "called", Side.AWAY, SECRETS.cup().dice(0).seed().reveal(), "rain"));
    assertThat(scene.state().status()).isEqualTo(Status.COMPLETED);
    assertThat(scene.when(CAROL, CALL).refused()).isEqualTo(Refusal.rule("The game is over"));
    assertThat(scene.when(BOB, INFIELD_IN).refused().message()).isEqualTo("The game is over");
  }

  @Test
  void aTieIsCalledWithoutAWinner() {
    Scene scene = Scene.rolled().when(CAROL, CALL);

    assertThat(((Event.GameCompleted) scene.accepted().get(0)).winner()).isNull();
    assertThat(scene.state().pending()).isNull();
  }

  @Test
  void aManagerDoesNotCallTheGame() {
    assertThat(Scene.newGame().when(ALICE, CALL).refused()).isEqualTo(Refusal.notAuthorized());
  }

  @Test
  void anAnnouncementIsLoggedAndChangesNothing() {
    Scene scene = Scene.newGame();
    TableState before = scene.state();

    scene.when(CAROL, new Command.Announce("Play ball!"));

    assertThat(scene.accepted())
        .containsExactly(
            new Event.Announcement(scene.now(), new Manager("carol", "Carol"), "Play ball!"));
    assertThat(scene.state()).isEqualTo(before);
  }

  @Test
  void scorerNamesAnotherWinnerWhenTheStarterFellShort() {
    Scene scene = Scene.newGame(new GameOptions(1, null, null, null)).play(homerun());
    for (int out = 0; out < 4; out++) {
      scene.play(strikeout()).accepted();
    }
    for (String reliever : List.of("first-reliever", "second-reliever")) {
      Change change = new Change(0, new Player(reliever, "Rel"), Position.PITCHER, false);
      scene.when(ALICE, new Command.Substitute(Side.AWAY, List.of(change))).accepted();
      scene.play(strikeout()).accepted();
    }
    assertThat(scene.state().status()).isEqualTo(Status.COMPLETED);
    assertThat(Decisions.of(scene.state().game()).winningPitcher()).isEqualTo("first-reliever");

    scene.when(CAROL, new Command.SetWinningPitcher("second-reliever"));

    assertThat(scene.accepted())
        .containsExactly(new Event.DecisionChanged(scene.now(), "carol", "second-reliever"));
    assertThat(Decisions.of(scene.state().game()).winningPitcher()).isEqualTo("second-reliever");
    assertThat(LogFold.of(SampleRules.SBA, scene.log())).isEqualTo(scene.state());
  }

  @Test
  void noWinningPitcherIsNamedBeforeTheEnd() {
    Problem refusal =
        Scene.newGame().when(CAROL, new Command.SetWinningPitcher("home-10")).refused();

    assertThat(refusal.field()).isEqualTo("validation");
  }
}
