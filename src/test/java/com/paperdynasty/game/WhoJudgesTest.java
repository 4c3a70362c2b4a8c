package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.ROOT;
import static com.paperdynasty.game.GameScenario.SAM;
import static com.paperdynasty.game.GameScenario.UNA;
import static com.paperdynasty.game.GameScenario.homerun;
import static com.paperdynasty.game.GameScenario.strikeout;
import static com.paperdynasty.game.GameScenario.submit;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.state.PitcherDecisions;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.ChatChannel;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.model.Role;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.league.SampleRules;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Who may do what where managers agree on rulings. Alice and Bob manage, Carol created the game,
 * Una is the umpire, Root is a service admin.
 */
class WhoJudgesTest {
  private static final Command ROLL = new Command.RollDice();
  private static final Command UNDO = new Command.UndoPlay("misread", null);
  private static final Command VOID = new Command.VoidRoll("cocked", null);
  private static final Command END = new Command.EndGame("rain");
  private static final Command INFIELD_IN =
      new Command.SetDefense(new Defense(InfieldDepth.IN, List.of()));
  private static final Command TAKE_HOME = new Command.TakeSeat(GameScenario.HOME_INVITATION);

  @Test
  void adminActsForNoSideThatHasAManager() {
    GameScenario game = GameScenario.agreed();
    for (Actor admin : List.of(CAROL, ROOT)) {
      assertThat(game.when(admin, ROLL).refused()).isEqualTo(GameProblems.notAuthorized());
      assertThat(game.when(admin, INFIELD_IN).refused()).isEqualTo(GameProblems.notAuthorized());
      assertThat(game.when(admin, submit(strikeout())).refused())
          .isEqualTo(GameProblems.notAuthorized());
    }
    game.when(ALICE, ROLL).accepted();
    assertThat(game.when(BOB, submit(strikeout())).refused()).isEqualTo(GameProblems.notYourTurn());
    game.when(ALICE, submit(strikeout())).accepted();
    game.when(BOB, INFIELD_IN).accepted();
  }

  @Test
  void adminActsForASideWhileItsSeatIsOpen() {
    GameScenario game = GameScenario.agreed(null, GameOptions.NONE);
    game.when(CAROL, INFIELD_IN).accepted();
    assertThat(game.when(ALICE, ROLL).refused())
        .isEqualTo(GameProblems.gameState("A seat is open"));
    game.when(CAROL, ROLL).accepted();
    assertThat(game.when(CAROL, submit(strikeout())).refused())
        .as("the side at bat has a manager")
        .isEqualTo(GameProblems.notAuthorized());
    game.when(ALICE, submit(strikeout())).accepted();
    game.when(CAROL, UNDO).accepted();
    game.when(BOB, TAKE_HOME).accepted();
    assertThat(game.when(CAROL, VOID).refused()).isEqualTo(GameProblems.askTheOtherManager());
  }

  @Test
  void managersAndTheCreatorAskTheOtherManager() {
    for (Actor actor : List.of(ALICE, BOB, CAROL)) {
      for (Command ruling : List.of(UNDO, VOID, END)) {
        assertThat(played().when(actor, ruling).refused())
            .isEqualTo(Problem.of(ErrorCode.FORBIDDEN, "Ask the other manager"));
      }
    }
    assertThat(played().when(SAM, END).refused()).isEqualTo(GameProblems.notAuthorized());
  }

  @Test
  void umpireAndServiceAdminDecideAlone() {
    for (Actor judge : List.of(UNA, ROOT)) {
      played().when(judge, UNDO).accepted();
      played().when(ALICE, ROLL).when(judge, VOID).accepted();
      played().when(judge, END).accepted();
      played().when(judge, new Command.Announce("Play ball")).accepted();
    }
  }

  @Test
  void serviceAdminWhoManagesASideAsksTheOtherManager() {
    for (Command ruling : List.of(UNDO, VOID, END)) {
      GameScenario game = GameScenario.agreed(null, GameOptions.NONE);
      game.when(ROOT, TAKE_HOME).when(ALICE, ROLL).accepted();
      game.when(ALICE, submit(strikeout())).when(ALICE, ROLL).accepted();
      assertThat(game.when(ROOT, ruling).refused()).isEqualTo(GameProblems.askTheOtherManager());
    }
    GameScenario alone = GameScenario.agreed(null, GameOptions.NONE);
    alone.when(new Actor("alice", "Alice", true), END).accepted();
  }

  @Test
  void umpireRulesWhereTheAdminDoesToo() {
    GameScenario game = GameScenario.of(withUmpire(GameScenario.newGame().state().setup()));
    game.when(ALICE, ROLL).when(UNA, VOID).accepted();
    game.when(ALICE, ROLL).when(CAROL, VOID).accepted();
    assertThat(game.when(ALICE, END).refused()).isEqualTo(GameProblems.notAuthorized());
  }

  @Test
  void umpireManagesNoSide() {
    GameScenario game = GameScenario.agreed(null, GameOptions.NONE);
    assertThat(game.when(UNA, TAKE_HOME).refused())
        .isEqualTo(Problem.of(ErrorCode.FORBIDDEN, "An umpire manages no side"));
    for (Command command :
        List.of(
            ROLL, INFIELD_IN, submit(homerun()), new FairPlayCommand.Concede(Side.AWAY, null))) {
      assertThat(game.when(UNA, command).refused()).isEqualTo(GameProblems.notAuthorized());
    }
    assertThat(game.when(UNA, new Command.SetWinningPitcher("p")).refused())
        .isEqualTo(GameProblems.notAuthorized());
  }

  @Test
  void umpireSeesAPrivateGameLive() {
    GameSetup open = GameScenario.agreed().state().setup();
    GameSetup hidden =
        new GameSetup(
            open.gameId(),
            open.league(),
            open.rulesHash(),
            open.options(),
            open.table(),
            false,
            open.admin(),
            open.umpire(),
            open.away(),
            open.home());
    GameState state = GameScenario.of(hidden).state();
    assertThat(state.roleOf(UNA)).isEqualTo(Role.UMPIRE);
    assertThat(state.seesLive(UNA)).isTrue();
    assertThat(state.maySee(UNA, null, GameScenario.SECRETS)).isTrue();
    assertThat(state.maySee(SAM, null, GameScenario.SECRETS)).isFalse();
    assertThat(ChatPermissions.whyNotToWrite(state, UNA, ChatChannel.GAME, null)).isNull();
    assertThat(ChatPermissions.whyNotToPreside(state, UNA, "alice")).isNull();
    assertThat(ChatPermissions.readableChannels(state, UNA)).doesNotContain(ChatChannel.TEAM);
    assertThat(ChatPermissions.sideOfVisibleCards(state, UNA, Side.AWAY)).isNull();
  }

  @Test
  void managerOfBothSidesRulesAlone() {
    GameScenario game = GameScenario.agreed(null, GameOptions.NONE);
    game.when(ALICE, TAKE_HOME).accepted();
    game.when(ALICE, ROLL).when(ALICE, VOID).accepted();
    game.when(ALICE, ROLL).when(CAROL, submit(strikeout())).accepted();
    game.when(ALICE, UNDO).accepted();
    game.when(ALICE, END).accepted();
  }

  @Test
  void gameCalledBeforeItIsARegulationGameHasNoWinner() {
    GameScenario game = GameScenario.agreed().when(ALICE, ROLL);
    game.when(ALICE, submit(homerun())).accepted();

    Event.GameCompleted over = (Event.GameCompleted) game.when(UNA, END).accepted().get(0);

    assertThat(over.reason()).isEqualTo("called");
    assertThat(over.winner()).isNull();
    assertThat(PitcherDecisions.of(game.state().game())).isEqualTo(PitcherDecisions.NONE);
    assertThat(LogFold.of(SampleRules.SBA, game.log()).hash()).isEqualTo(game.state().hash());
  }

  @Test
  void regulationGameIsWonByTheSideAheadWhenItIsCalled() {
    GameScenario game =
        GameScenario.agreed(new Manager("bob", "Bob"), new GameOptions(3, null, null, null));
    play(game, homerun());
    for (int out = 0; out < 12; out++) {
      play(game, strikeout());
    }
    assertThat(game.state().game().inning()).isEqualTo(3);

    Event.GameCompleted over = (Event.GameCompleted) game.when(ROOT, END).accepted().get(0);

    assertThat(over.winner()).isEqualTo(Side.AWAY);
    assertThat(PitcherDecisions.of(game.state().game()).winningPitcher()).isEqualTo("away-10");
  }

  @Test
  void managerWhoAdministersNeitherMutesTheOtherNorReadsWhatTheyTried() {
    GameState state = GameScenario.of(createdBy("alice")).state();
    assertThat(ChatPermissions.whyNotToPreside(state, ALICE, "bob"))
        .isEqualTo(Problem.of(ErrorCode.FORBIDDEN, "A manager does not mute the other"));
    assertThat(ChatPermissions.whyNotToPreside(state, ALICE, "sam")).isNull();
    assertThat(ChatPermissions.whyNotToPreside(state, ALICE, null)).isNull();
    assertThat(ChatPermissions.hiddenFromAudit(state, ALICE)).containsExactly("bob");
    assertThat(ChatPermissions.hiddenFromAudit(state, UNA)).isEmpty();
    assertThat(ChatPermissions.whyNotToPreside(state, BOB, "sam"))
        .isEqualTo(GameProblems.notAuthorized());

    GameScenario over = GameScenario.of(createdBy("alice")).when(UNA, END);
    over.accepted();
    assertThat(ChatPermissions.hiddenFromAudit(over.state(), ALICE)).isEmpty();
  }

  @Test
  void creatorWhoManagesRulesAsEverWhereTheAdminJudges() {
    GameSetup agreed = createdBy("alice");
    GameScenario game =
        GameScenario.of(
            new GameSetup(
                agreed.gameId(),
                agreed.league(),
                agreed.rulesHash(),
                agreed.options(),
                agreed.open(),
                agreed.admin(),
                agreed.away(),
                agreed.home()));
    game.when(ALICE, ROLL).when(ALICE, submit(homerun())).accepted();
    game.when(ALICE, INFIELD_IN).accepted();
    assertThat(ChatPermissions.whyNotToPreside(game.state(), ALICE, "bob")).isNull();
    assertThat(ChatPermissions.hiddenFromAudit(game.state(), ALICE)).isEmpty();
    Event.GameCompleted over = (Event.GameCompleted) game.when(ALICE, END).accepted().get(0);
    assertThat(over.winner()).isEqualTo(Side.AWAY);
  }

  private static GameScenario played() {
    GameScenario game = GameScenario.agreed().when(ALICE, ROLL);
    game.when(ALICE, submit(strikeout())).accepted();
    return game;
  }

  private static void play(GameScenario game, Submission submission) {
    game.when(game.atBat(), ROLL).accepted();
    game.when(game.atBat(), submit(submission)).accepted();
  }

  private static GameSetup createdBy(String admin) {
    GameSetup setup = GameScenario.agreed().state().setup();
    return new GameSetup(
        setup.gameId(),
        setup.league(),
        setup.rulesHash(),
        setup.options(),
        setup.table(),
        setup.open(),
        new Manager(admin, admin),
        setup.umpire(),
        setup.away(),
        setup.home());
  }

  private static GameSetup withUmpire(GameSetup setup) {
    return new GameSetup(
        setup.gameId(),
        setup.league(),
        setup.rulesHash(),
        setup.options(),
        setup.table(),
        setup.open(),
        setup.admin(),
        new Manager("una", "Una"),
        setup.away(),
        setup.home());
  }
}
