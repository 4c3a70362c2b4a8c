package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.SECRETS;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.card.Card;
import com.paperdynasty.card.CardOptions.Hands;
import com.paperdynasty.card.CardSet;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.card.SampleTeams;
import com.paperdynasty.game.fairplay.ChoiceState;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A player who was injured leaves the game before the next roll, if somebody can come in. */
class InjuryTest {
  private static final Command ROLL = new Command.RollDice();

  private GameState state = played(CardedScenario.newGame());
  private final Slot batter = state.game().lineup(Side.AWAY).batting(4);

  private static GameState played(GameScenario game) {
    return CardedScenario.walked(game).state();
  }

  private Decision decide(Actor actor, Command command) {
    return GameLogic.decide(state, actor, command, SECRETS, GameScenario.NOON);
  }

  private void when(Event event) {
    state = GameLogic.apply(state, event);
  }

  private void accepted(Actor actor, Command command) {
    Decision decision = decide(actor, command);
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    ((Decision.Accepted) decision).events().forEach(this::when);
  }

  private Problem refused(Actor actor, Command command) {
    return ((Decision.Refused) decide(actor, command)).refusal();
  }

  private Event injury() {
    return new Event.PlayerInjured(GameScenario.NOON, Side.AWAY, batter.player());
  }

  private Command substitute() {
    Card free =
        SampleTeams.HOUSTON.players().stream()
            .filter(card -> card.batting() != null)
            .filter(card -> state.game().lineup(Side.AWAY).slotOf(card.id()) == null)
            .findFirst()
            .orElseThrow();
    return new Command.Substitute(
        Side.AWAY,
        List.of(
            new LineupChange(
                batter.order(), new Player(free.id(), free.name()), batter.position(), true)));
  }

  @Test
  void noDiceAreRolledBeforeTheInjuredHaveLeft() {
    when(injury());

    assertThat(refused(CAROL, ROLL))
        .isEqualTo(
            Problem.about(
                "game_state",
                ErrorCode.CONFLICT,
                batter.player().name() + " is injured - substitute them first"));
    assertThat(WhoseMove.at(state, GameScenario.NOON))
        .isEqualTo(new WhoseMove(List.of(Side.AWAY), WhoseMove.For.READY, GameScenario.NOON, null));
    accepted(ALICE, substitute());
    accepted(CAROL, ROLL);
  }

  @Test
  void undoneInjuryIsForgotten() {
    when(injury());

    accepted(CAROL, new Command.UndoPlay("look again", null));

    assertThat(state.fairPlay().choices()).isEqualTo(ChoiceState.EMPTY);
  }

  @Test
  void injuryOfAnEarlierPlayStays() {
    when(injury());
    accepted(ALICE, substitute());
    accepted(CAROL, ROLL);
    accepted(CAROL, new Command.ReadCard(null));

    accepted(CAROL, new Command.UndoPlay("look again", null));

    assertThat(state.fairPlay().choices().injuries()).hasSize(1);
    accepted(CAROL, new Command.ReadCard(null));
  }

  /** As in the play-offs of a league whose sets have nine players. */
  @Test
  void whomNobodyCanReplacePlaysOn() {
    List<CardSet> short9 =
        SampleTeams.CARDS.sets().stream()
            .map(
                set ->
                    new CardSet(
                        set.name(),
                        set.season(),
                        set.source(),
                        set.ballpark(),
                        set.players().stream().filter(card -> isIn(state, card.id())).toList()))
            .toList();
    state = played(CardedScenario.newGame(Hands.OWN, GameCards.of(short9)));

    when(injury());

    accepted(CAROL, ROLL);
  }

  private static boolean isIn(GameState state, String id) {
    return state.game().lineup(Side.AWAY).slotOf(id) != null
        || state.game().lineup(Side.HOME).slotOf(id) != null;
  }

  @Test
  void otherSideClaimsTheGameIfTheInjuredAreNotReplaced() {
    when(injury());
    assertThat(refused(BOB, new FairPlayCommand.ClaimForfeit()).message())
        .endsWith(" may still fill their positions");

    Decision later =
        GameLogic.decide(
            state,
            BOB,
            new FairPlayCommand.ClaimForfeit(),
            SECRETS,
            GameScenario.NOON.plusSeconds(state.setup().table().absenceSeconds()));

    Event.GameCompleted over = (Event.GameCompleted) ((Decision.Accepted) later).events().get(0);
    assertThat(over.winner()).isEqualTo(Side.HOME);
    assertThat(over.note())
        .isEqualTo("Owls did not replace " + batter.player().name() + ", who is injured");
  }

  /** The other side has said that it is ready, and the time of this one is over. */
  @Test
  void onlyTheInjuredPlayerIsReplacedAfterTheTime() {
    GameScenario game = CardedScenario.newGame(ReadyScenario.OPEN);
    ReadyScenario.rolled(game, null, null);
    game.when(CAROL, new Command.ReadCard(null));
    state = game.state();
    when(injury());
    accepted(BOB, new FairPlayCommand.Ready(game.log().size() + 1L, null, true, null));
    Command.Substitute one = (Command.Substitute) substitute();
    Slot other = state.game().lineup(Side.AWAY).batting(5);
    LineupChange moved =
        new LineupChange(other.order(), new Player("x", "X"), other.position(), false);
    Command two = new Command.Substitute(Side.AWAY, List.of(one.changes().get(0), moved));

    assertThat(late(two)).isInstanceOf(Decision.Refused.class);
    assertThat(((Decision.Refused) late(two)).refusal().message()).isEqualTo("Time is up");
    assertThat(late(one)).isInstanceOf(Decision.Accepted.class);
  }

  private Decision late(Command command) {
    return GameLogic.decide(state, ALICE, command, SECRETS, GameScenario.NOON.plusSeconds(61));
  }

  @Test
  void sideWithAnInjuredPlayerIsNotReady() {
    GameScenario game = CardedScenario.newGame(ReadyScenario.OPEN);
    ReadyScenario.rolled(game, null, null);
    game.when(CAROL, new Command.ReadCard(null));
    state = game.state();
    when(injury());

    long seen = game.log().size() + 1L;
    assertThat(refused(ALICE, new FairPlayCommand.Ready(seen, null, true, null)).message())
        .isEqualTo(batter.player().name() + " is injured - substitute them first");
    accepted(BOB, new FairPlayCommand.Ready(seen, null, true, null));
  }
}
