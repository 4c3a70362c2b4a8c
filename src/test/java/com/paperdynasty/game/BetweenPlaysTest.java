package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.SAM;
import static com.paperdynasty.game.GameScenario.SECRETS;
import static com.paperdynasty.game.GameScenario.homerun;
import static com.paperdynasty.game.GameScenario.strikeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.league.SampleLineups;
import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.baseball.state.PitcherDecisions;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.model.Status;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.league.SampleRules;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
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
          List.of(new LineupChange(1, new Player("sub", "Sub"), Position.CENTER_FIELD, false)));

  @Test
  void fieldingSideSetsItsDefense() {
    GameScenario gameScenario = GameScenario.newGame().when(BOB, INFIELD_IN);

    assertThat(gameScenario.accepted())
        .containsExactly(new Event.DefenseSet(gameScenario.now(), "bob", IN));
    assertThat(gameScenario.state().game().defense()).isEqualTo(IN);
  }

  @Test
  void battingSideDoesNotSetTheDefense() {
    assertThat(GameScenario.newGame().when(ALICE, INFIELD_IN).refused())
        .isEqualTo(GameProblems.notYourTurn());
  }

  @Test
  void nothingChangesWhileARollIsPending() {
    Problem pending = Problem.about("game_state", ErrorCode.CONFLICT, "A roll is pending");

    assertThat(GameScenario.rolled().when(BOB, INFIELD_IN).refused()).isEqualTo(pending);
    assertThat(GameScenario.rolled().when(ALICE, CHANGE).refused()).isEqualTo(pending);
    assertThat(GameScenario.rolled().after(Duration.ofHours(1)).when(BOB, INFIELD_IN).refused())
        .as("after the roll expired")
        .isEqualTo(pending);
  }

  @Test
  void aSideSubstitutesForItselfAlone() {
    assertThat(GameScenario.newGame().when(BOB, CHANGE).refused())
        .isEqualTo(GameProblems.notAuthorized());
    assertThat(GameScenario.newGame().when(SAM, CHANGE).refused())
        .isEqualTo(GameProblems.notAuthorized());
  }

  @Test
  void pinchHitterTakesTheSlotAndTheReplacedPlayerDoesNotComeBack() {
    LineupChange pinch =
        new LineupChange(2, new Player("sub", "Sub"), Position.PINCH_HITTER, false);
    GameScenario gameScenario = GameScenario.newGame().play(strikeout());
    Player left = gameScenario.state().game().batter().player();

    gameScenario.when(ALICE, new Command.Substitute(Side.AWAY, List.of(pinch)));

    assertThat(gameScenario.accepted())
        .containsExactly(
            new Event.SubstitutionMade(gameScenario.now(), "alice", Side.AWAY, List.of(pinch)));
    assertThat(gameScenario.state().game().batter().player().id()).isEqualTo("sub");
    LineupChange back = new LineupChange(2, left, Position.PINCH_HITTER, false);
    Problem refusal =
        gameScenario.when(ALICE, new Command.Substitute(Side.AWAY, List.of(back))).refused();
    assertThat(refusal.field()).isEqualTo("validation");
  }

  @Test
  void aSubstitutionAfterThePlayIsUndoneWithIt() {
    LineupChange pinch =
        new LineupChange(2, new Player("sub", "Sub"), Position.PINCH_HITTER, false);
    GameScenario gameScenario = GameScenario.newGame().when(CAROL, new Command.RollDice());
    GameState before = gameScenario.state();
    gameScenario.when(ALICE, GameScenario.submit(strikeout()));
    gameScenario.when(ALICE, new Command.Substitute(Side.AWAY, List.of(pinch))).accepted();

    gameScenario.when(CAROL, new Command.UndoPlay("misread", null));

    assertThat(gameScenario.state()).isEqualTo(before);
  }

  @Test
  void aSubstitutionBeforeThePlayStaysWhenThePlayIsUndone() {
    LineupChange pinch =
        new LineupChange(1, new Player("sub", "Sub"), Position.PINCH_HITTER, false);
    GameScenario gameScenario = GameScenario.newGame();
    gameScenario.when(ALICE, new Command.Substitute(Side.AWAY, List.of(pinch))).accepted();

    gameScenario.play(strikeout()).when(CAROL, new Command.UndoPlay("misread", null));

    assertThat(gameScenario.state().game().batter().player().id()).isEqualTo("sub");
  }

  @Test
  void aLineupIsSetBeforeTheFirstRoll() {
    Lineup lineup = SampleLineups.lineup(Side.AWAY, true);
    List<Slot> turned =
        lineup.inGame().stream()
            .map(
                slot ->
                    slot.order() == 0
                        ? slot
                        : new Slot(10 - slot.order(), slot.player(), slot.position()))
            .toList();

    GameScenario gameScenario =
        GameScenario.newGame().when(ALICE, new Command.SetLineup(Side.AWAY, turned));

    assertThat(gameScenario.accepted()).hasOnlyElementsOfType(Event.LineupSet.class);
    assertThat(gameScenario.state().game().batter().player()).isEqualTo(lineup.batting(9).player());
    gameScenario.play(strikeout()).when(CAROL, new Command.UndoPlay("x", null));
    assertThat(gameScenario.state().game().batter().player()).isEqualTo(lineup.batting(9).player());
    assertThat(gameScenario.when(ALICE, new Command.SetLineup(Side.AWAY, turned)).refused())
        .isEqualTo(GameProblems.gameState("The game has started"));
  }

  @Test
  void invalidLineupIsRefusedWithTheReason() {
    List<Slot> others = SampleLineups.lineup(Side.HOME, true).inGame();

    Problem both =
        GameScenario.newGame().when(ALICE, new Command.SetLineup(Side.AWAY, others)).refused();
    Problem none =
        GameScenario.newGame().when(ALICE, new Command.SetLineup(Side.AWAY, List.of())).refused();

    assertThat(both.field()).isEqualTo("lineup");
    assertThat(both.message()).endsWith("is in both lineups");
    assertThat(none.message()).isEqualTo("A lineup needs 10 players");
  }

  @Test
  void gameCalledByTheAdminIsWonByTheSideAhead() {
    GameScenario gameScenario = GameScenario.newGame().play(homerun());

    gameScenario.when(CAROL, CALL);

    assertThat(gameScenario.accepted())
        .containsExactly(
            new Event.GameCompleted(
                gameScenario.now(),
                "called",
                Side.AWAY,
                SECRETS.seeds().dice(0).seed().reveal(),
                "rain"));
    assertThat(gameScenario.state().status()).isEqualTo(Status.COMPLETED);
    assertThat(gameScenario.when(CAROL, CALL).refused())
        .isEqualTo(GameProblems.rule("The game is over"));
    assertThat(gameScenario.when(BOB, INFIELD_IN).refused().message())
        .isEqualTo("The game is over");
  }

  @Test
  void aTieIsCalledWithoutAWinner() {
    GameScenario gameScenario = GameScenario.rolled().when(CAROL, CALL);

    assertThat(((Event.GameCompleted) gameScenario.accepted().get(0)).winner()).isNull();
    assertThat(gameScenario.state().pending()).isNull();
  }

  @Test
  void aManagerDoesNotCallTheGame() {
    assertThat(GameScenario.newGame().when(ALICE, CALL).refused())
        .isEqualTo(GameProblems.notAuthorized());
  }

  @Test
  void anAnnouncementIsLoggedAndChangesNothing() {
    GameScenario gameScenario = GameScenario.newGame();
    GameState before = gameScenario.state();

    gameScenario.when(CAROL, new Command.Announce("Play ball!"));

    assertThat(gameScenario.accepted())
        .containsExactly(
            new Event.Announcement(
                gameScenario.now(), new Manager("carol", "Carol"), "Play ball!"));
    assertThat(gameScenario.state()).isEqualTo(before);
  }

  @Test
  void scorerNamesAnotherWinnerWhenTheStarterFellShort() {
    GameScenario gameScenario =
        GameScenario.newGame(new GameOptions(1, null, null, null)).play(homerun());
    for (int out = 0; out < 4; out++) {
      gameScenario.play(strikeout()).accepted();
    }
    for (String reliever : List.of("first-reliever", "second-reliever")) {
      LineupChange lineupChange =
          new LineupChange(0, new Player(reliever, "Rel"), Position.PITCHER, false);
      gameScenario.when(ALICE, new Command.Substitute(Side.AWAY, List.of(lineupChange))).accepted();
      gameScenario.play(strikeout()).accepted();
    }
    assertThat(gameScenario.state().status()).isEqualTo(Status.COMPLETED);
    assertThat(PitcherDecisions.of(gameScenario.state().game()).winningPitcher())
        .isEqualTo("first-reliever");

    gameScenario.when(CAROL, new Command.SetWinningPitcher("second-reliever"));

    assertThat(gameScenario.accepted())
        .containsExactly(new Event.DecisionChanged(gameScenario.now(), "carol", "second-reliever"));
    assertThat(PitcherDecisions.of(gameScenario.state().game()).winningPitcher())
        .isEqualTo("second-reliever");
    assertThat(LogFold.of(SampleRules.SBA, gameScenario.log())).isEqualTo(gameScenario.state());
  }

  @Test
  void noWinningPitcherIsNamedBeforeTheEnd() {
    Problem refusal =
        GameScenario.newGame().when(CAROL, new Command.SetWinningPitcher("home-10")).refused();

    assertThat(refusal.field()).isEqualTo("validation");
  }
}
