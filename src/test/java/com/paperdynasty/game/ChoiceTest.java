package com.paperdynasty.game;

import static com.paperdynasty.game.ChoiceScenario.READ;
import static com.paperdynasty.game.ChoiceScenario.ROLL;
import static com.paperdynasty.game.ChoiceScenario.asked;
import static com.paperdynasty.game.ChoiceScenario.manager;
import static com.paperdynasty.game.ChoiceScenario.open;
import static com.paperdynasty.game.ChoiceScenario.other;
import static com.paperdynasty.game.ChoiceScenario.played;
import static com.paperdynasty.game.ChoiceScenario.standard;
import static com.paperdynasty.game.ChoiceScenario.untilAsked;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.ROOT;
import static com.paperdynasty.game.GameScenario.SAM;
import static com.paperdynasty.game.GameScenario.SECRETS;
import static com.paperdynasty.game.GameScenario.submit;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.card.play.Choice;
import com.paperdynasty.game.fairplay.ChoiceState;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.Proposal;
import com.paperdynasty.game.model.Roll;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A play that the server reads waits for the managers' choices. */
class ChoiceTest {
  private static final String OPEN = "A decision is open - answer it first";

  @Test
  void playWaitsForAChoiceThatStandsInTheLog() {
    GameScenario game = untilAsked(ChoiceScenario.newGame());
    List<Event> events = game.accepted();

    Event.ChoiceNeeded needed = (Event.ChoiceNeeded) events.get(events.size() - 1);

    assertThat(needed).isEqualTo(open(game));
    assertThat(needed.id()).isEqualTo("decision-1");
    assertThat(needed.rollId()).isEqualTo(game.pending().rollId());
    assertThat(needed.readBy()).isEqualTo(game.atBat().userId());
    assertThat(needed.until()).isEqualTo(game.now().plusSeconds(60));
    assertThat(LogFold.of(game.state().rules(), game.log())).isEqualTo(game.state());
  }

  @Test
  void managersChooseUntilThePlayIsOver() {
    GameScenario game = ChoiceScenario.asked();
    int plays = game.state().playNumber();

    played(game);

    List<Event> events = game.accepted();
    Event.ChoiceMade made = (Event.ChoiceMade) events.get(0);
    assertThat(made.by()).isIn("alice", "bob");
    Event.PlayResolved play = (Event.PlayResolved) last(events);
    assertThat(play.submittedBy()).as("who let the server read").isEqualTo("alice");
    assertThat(game.state().playNumber()).isEqualTo(plays + 1);
    assertThat(game.state().fairPlay().choices().made()).isEmpty();
    game.when(CAROL, ROLL).accepted();
  }

  private static Event last(List<Event> events) {
    return events.get(events.size() - 1);
  }

  @Test
  void whoActsForASideChoosesForIt() {
    for (Actor admin : List.of(CAROL, ROOT)) {
      GameScenario game = ChoiceScenario.asked();

      game.when(admin, standard(game)).accepted();

      assertThat(((Event.ChoiceMade) game.accepted().get(0)).by()).isEqualTo(admin.userId());
    }
  }

  @Test
  void nothingElseChangesTheGame() {
    GameScenario game = ChoiceScenario.asked();
    Side batting = game.state().game().batting();
    List<Command> commands =
        List.of(
            ROLL,
            READ,
            submit(Submission.of(Outcome.SINGLE_UNCAPPED)),
            new Command.SetDefense(Defense.NORMAL),
            ReadyScenario.pinchHitter(game, "nobody"),
            new FairPlayCommand.RollExtra("fielding", null));
    for (Command command : commands) {
      Problem refusal = game.when(CAROL, command).refused();

      assertThat(refusal)
          .as("%s", command)
          .isEqualTo(Problem.about("game_state", ErrorCode.CONFLICT, OPEN));
    }
    assertThat(preview(game, READ)).isEqualTo(refused());
    assertThat(preview(game, submit(Submission.of(Outcome.SINGLE_UNCAPPED)))).isEqualTo(refused());
    game.when(manager(batting), new FairPlayCommand.Concede(null, null)).accepted();
    assertThat(game.state().openChoice()).isNull();
  }

  private static PlayPreview refused() {
    return new PlayPreview.Refused(Problem.about("game_state", ErrorCode.CONFLICT, OPEN));
  }

  private static PlayPreview preview(GameScenario game, Command command) {
    return GameLogic.preview(game.state(), game.atBat(), command, SECRETS, game.now());
  }

  @Test
  void previewSaysThatAChoiceIsNeeded() {
    GameScenario game = ChoiceScenario.asked();
    GameState before = game.states().get(game.states().size() - 2);

    assertThat(GameLogic.preview(before, game.atBat(), READ, SECRETS, game.now()))
        .isEqualTo(new PlayPreview.Shown(null, null, List.of("decision")));
  }

  @Test
  void unknownDecisionIsNotFound() {
    GameScenario game = ChoiceScenario.asked();
    for (String id : List.of("decision-2", "decision-0", "decision-01", "decision-", "x", "-1")) {
      assertThat(game.when(asked(game), new Command.MakeChoice(id, "hold")).refused())
          .as(id)
          .isEqualTo(
              Problem.about("decision_id", ErrorCode.NOT_FOUND, "There is no such decision"));
    }
  }

  @Test
  void decisionIsAnsweredOnce() {
    GameScenario game = ChoiceScenario.asked();
    Actor first = asked(game);
    Command answer = other(game);
    game.when(first, answer).accepted();

    assertThat(game.when(first, answer).refused()).isEqualTo(ended());
    played(game);
    assertThat(game.when(first, answer).refused()).isEqualTo(ended());
  }

  private static Problem ended() {
    return Problem.about("decision_id", ErrorCode.CONFLICT, "This decision has ended");
  }

  @Test
  void otherSideDoesNotAnswer() {
    GameScenario game = ChoiceScenario.asked();
    Side side = open(game).choice().side();

    assertThat(game.when(manager(side.other()), standard(game)).refused())
        .isEqualTo(
            Problem.about("decision_id", ErrorCode.FORBIDDEN, "The other side answers this"));
    assertThat(game.when(SAM, standard(game)).refused().message()).isEqualTo("Not authorized");
  }

  @Test
  void unknownOptionIsInvalid() {
    GameScenario game = ChoiceScenario.asked();
    List<String> codes = open(game).choice().options().stream().map(Choice.Option::code).toList();

    assertThat(game.when(asked(game), new Command.MakeChoice("decision-1", "fly")).refused())
        .isEqualTo(new Problem(ErrorCode.INVALID, "Unknown option", "option", codes, null, null));
  }

  @Test
  void defaultIsTakenWhenTheTimeIsUp() {
    GameScenario game = ChoiceScenario.asked();
    Command answer = other(game);
    Actor asked = asked(game);
    String standard = open(game).choice().standard();
    game.after(Duration.ofMillis(59_999));
    assertThat(game.when(ROOT, new Command.TakeDefault()).refused().message())
        .isEqualTo("No decision has run out of time");

    game.after(Duration.ofMillis(1));
    assertThat(game.when(asked, answer).refused()).isEqualTo(ended());
    game.when(ROOT, new Command.TakeDefault()).accepted();

    assertThat(game.accepted().get(0))
        .isEqualTo(new Event.ChoiceMade(game.now(), 1, standard, null));
    assertThat(game.when(asked, answer).refused()).isEqualTo(ended());
  }

  @Test
  void usersDoNotTakeTheDefault() {
    GameScenario game = ChoiceScenario.asked().after(Duration.ofMinutes(2));

    assertThat(game.when(asked(game), new Command.TakeDefault()).refused().message())
        .isEqualTo("Not authorized");
  }

  @Test
  void rollDoesNotExpireWhileAManagerThinks() {
    GameScenario game = untilAsked(ChoiceScenario.newGame(3_600, true));
    game.after(Duration.ofMinutes(30));

    assertThat(game.when(CAROL, ROLL).refused().message()).isEqualTo(OPEN);
    played(game);

    assertThat(last(game.accepted())).isInstanceOf(Event.PlayResolved.class);
  }

  @Test
  void voidedRollTakesItsChoicesWithIt() {
    GameScenario game = ChoiceScenario.asked();
    Command answer = standard(game);
    Actor first = asked(game);

    game.when(CAROL, new Command.VoidRoll("cocked", null)).accepted();

    assertThat(game.state().fairPlay().choices())
        .isEqualTo(new ChoiceState(1, null, List.of(), List.of()));
    assertThat(game.when(first, answer).refused()).isEqualTo(ended());
    untilAsked(game);
    assertThat(open(game).id()).isEqualTo("decision-2");
  }

  @Test
  void undonePlayAsksTheSameChoicesAtTheSameDice() {
    GameScenario game = ChoiceScenario.asked();
    Choice choice = open(game).choice();
    Roll roll = game.pending();
    Command old = other(game);
    Actor first = asked(game);
    int before = game.log().size();
    played(game);
    List<String> dice = extraIds(game, before);

    game.when(CAROL, new Command.UndoPlay("look again", null)).accepted();
    assertThat(game.state().fairPlay().choices().open()).isNull();
    assertThat(game.pending()).isEqualTo(roll);
    game.when(game.atBat(), READ).accepted();

    assertThat(open(game).choice()).isEqualTo(choice);
    assertThat(game.when(first, old).refused()).as("an answer of before").isEqualTo(ended());
    int again = game.log().size();
    played(game);
    assertThat(extraIds(game, again)).isEqualTo(dice);
  }

  private static List<String> extraIds(GameScenario game, int from) {
    return game.log().subList(from, game.log().size()).stream()
        .filter(Event.ExtraRolled.class::isInstance)
        .map(event -> ((Event.ExtraRolled) event).extraId())
        .toList();
  }

  @Test
  void undoneEarlierPlayEndsTheChoice() {
    GameScenario game = ChoiceScenario.asked();
    Command answer = standard(game);
    Actor first = asked(game);

    game.when(CAROL, new Command.UndoPlay("look again", null)).accepted();

    assertThat(game.state().openChoice()).isNull();
    assertThat(game.when(first, answer).refused()).isEqualTo(ended());
  }

  @Test
  void managersMayRuleWhileAChoiceIsOpen() {
    GameScenario game = ChoiceScenario.asked();
    game.when(
            GameScenario.BOB,
            new FairPlayCommand.ProposeRuling(Proposal.Kind.VOID_ROLL, "cocked", null, null, null))
        .accepted();

    game.when(GameScenario.ALICE, new FairPlayCommand.AnswerRuling("home-1", true)).accepted();

    assertThat(game.state().openChoice()).isNull();
    assertThat(game.state().pending()).isNull();
  }

  @Test
  void endedGameWaitsForNoChoice() {
    GameScenario game = ChoiceScenario.asked();

    game.when(CAROL, new Command.EndGame("rain")).accepted();

    assertThat(game.state().openChoice()).isNull();
    assertThat(WhoseMove.at(game.state(), game.now())).isNull();
  }

  @Test
  void gameWaitsForTheSideThatChooses() {
    GameScenario game = ChoiceScenario.asked();
    Event.ChoiceNeeded open = open(game);

    assertThat(WhoseMove.at(game.state(), game.now().plusSeconds(10_000)))
        .isEqualTo(
            new WhoseMove(
                List.of(open.choice().side()), WhoseMove.For.DECISION, open.at(), open.until()));
    assertThat(
            game.when(manager(open.choice().side().other()), new FairPlayCommand.ClaimForfeit())
                .refused()
                .message())
        .endsWith(" is here");
  }

  /** A decision of a slow league may wait for a week, but not for a manager who has left. */
  @Test
  void otherSideClaimsTheGameOfAManagerWhoHasLeft() {
    GameScenario game = untilAsked(ChoiceScenario.newGame(604_800, true));
    game.with(new Presence(game.now(), null)).after(Duration.ofHours(1));
    assertThat(open(game).choice().side()).isEqualTo(Side.AWAY);

    game.when(GameScenario.BOB, new FairPlayCommand.ClaimForfeit()).accepted();

    assertThat(game.state().openChoice()).isNull();
  }

  /** Such as one that a build with other rules of the cards has asked. */
  @Test
  void choiceThatTheCardsNoLongerAskForIsRefusedAndTheRollCanBeVoided() {
    GameScenario game = ChoiceScenario.asked();
    GameState before = game.states().get(game.states().size() - 2);
    Event.ChoiceNeeded open = open(game);
    Choice other =
        new Choice(
            Choice.Kind.SEND_RUNNER,
            open.choice().side(),
            List.of(new Choice.Option("x", "X", null), new Choice.Option("y", "Y", null)),
            "x");
    GameState state = GameLogic.apply(before, asking(open, open.number(), other));

    for (Command command :
        List.of(new Command.MakeChoice(open.id(), "y"), new Command.TakeDefault())) {
      Instant at = command instanceof Command.TakeDefault ? open.until() : open.at();
      Decision decision = GameLogic.decide(state, ROOT, command, SECRETS, at);
      assertThat(((Decision.Refused) decision).refusal().message())
          .isEqualTo("This play can no longer be read - void its roll");
    }
    assertThat(
            GameLogic.decide(
                state,
                ROOT,
                new Command.VoidRoll("it cannot be read", null),
                SECRETS,
                open.until()))
        .isInstanceOf(Decision.Accepted.class);
  }

  /** An answer of before that the cards do not know makes the reading fail, and nothing else. */
  @Test
  void answerThatTheCardsNoLongerKnowIsNoReasonToFail() {
    GameScenario game = ChoiceScenario.asked();
    GameState before = game.states().get(game.states().size() - 2);
    Event.ChoiceNeeded open = open(game);
    Choice other =
        new Choice(
            Choice.Kind.SEND_RUNNER,
            open.choice().side(),
            List.of(new Choice.Option("x", "X", null), new Choice.Option("y", "Y", null)),
            "x");
    GameState state = GameLogic.apply(before, asking(open, 1, other));
    state = GameLogic.apply(state, new Event.ChoiceMade(open.at(), 1, "x", "alice"));
    state = GameLogic.apply(state, asking(open, 2, other));

    Decision decision =
        GameLogic.decide(state, ROOT, new Command.TakeDefault(), SECRETS, open.until());

    assertThat(((Decision.Refused) decision).refusal().message())
        .isEqualTo("This play can no longer be read - void its roll");
  }

  private static Event asking(Event.ChoiceNeeded as, int number, Choice choice) {
    return new Event.ChoiceNeeded(as.at(), number, as.rollId(), as.readBy(), choice, as.until());
  }

  @Test
  void diceOfACardAreLoggedOnceAndBeforeWhatTheyDecide() {
    GameScenario game = ChoiceScenario.newGame();
    int dice = 0;
    for (int i = 0; i < 60 && !game.state().game().isOver(); i++) {
      int from = game.log().size();
      game.when(CAROL, ROLL).accepted();
      game.when(game.atBat(), READ).accepted();
      played(game);
      List<String> ids = extraIds(game, from);
      Event.PlayResolved play =
          game.log().subList(from, game.log().size()).stream()
              .filter(Event.PlayResolved.class::isInstance)
              .map(Event.PlayResolved.class::cast)
              .findFirst()
              .orElseThrow();

      assertThat(play.extraIds()).isEqualTo(ids).doesNotHaveDuplicates();
      dice += ids.size();
    }
    assertThat(dice).isPositive();
    assertThat(LogFold.of(game.state().rules(), game.log())).isEqualTo(game.state());
  }

  @Test
  void openChoiceIsAFactOfTheState() {
    GameScenario game = ChoiceScenario.asked();
    GameState asked = game.state();
    GameState before = game.states().get(game.states().size() - 2);

    assertThat(asked.hash()).isNotEqualTo(before.hash());
    game.when(asked(game), standard(game)).accepted();
    assertThat(game.state().hash()).isNotEqualTo(asked.hash());
  }
}
