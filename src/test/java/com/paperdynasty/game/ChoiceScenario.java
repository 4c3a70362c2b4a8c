package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.card.Card;
import com.paperdynasty.card.CardOptions.Hands;
import com.paperdynasty.card.CardOutcome;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.card.play.Choice;
import com.paperdynasty.game.fairplay.ChoiceState.Injury;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.game.state.Injuries;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What the tests of choices say often: each batter singles, and runners may try for more. */
public final class ChoiceScenario {
  static final Command ROLL = new Command.RollDice();
  static final Command READ = new Command.ReadCard(null);
  private static final int MOST_PLAYS = 100;

  private ChoiceScenario() {}

  /** A new game in which every card says {@code single_uncapped}. */
  public static GameScenario newGame() {
    return CardsEverywhere.newGame(CardOutcome.of(Outcome.SINGLE_UNCAPPED));
  }

  /** The same with a time for choices, and chances that are shown or not. */
  public static GameScenario newGame(int choiceSeconds, boolean showsChances) {
    return CardedScenario.newGame(
        Hands.OWN,
        CardsEverywhere.of(CardOutcome.of(Outcome.SINGLE_UNCAPPED)),
        choiceSeconds,
        showsChances);
  }

  /** A game whose play waits for its first choice. */
  public static GameScenario asked() {
    return untilAsked(newGame());
  }

  /** Plays until the server asks. */
  public static GameScenario untilAsked(GameScenario game) {
    for (int i = 0; i < MOST_PLAYS && game.state().openChoice() == null; i++) {
      if (game.state().pending() == null) {
        game.when(CAROL, ROLL).accepted();
      }
      game.when(game.atBat(), READ).accepted();
    }
    assertThat(game.state().openChoice()).isNotNull();
    return game;
  }

  static Event.ChoiceNeeded open(GameScenario game) {
    return Objects.requireNonNull(game.state().openChoice());
  }

  /** The manager whose choice it is. */
  public static Actor asked(GameScenario game) {
    return manager(open(game).choice().side());
  }

  static Actor manager(Side side) {
    return side == Side.AWAY ? GameScenario.ALICE : GameScenario.BOB;
  }

  /** Takes the default. */
  public static Command standard(GameScenario game) {
    return new Command.MakeChoice(open(game).id(), open(game).choice().standard());
  }

  /** Takes another option than the default. */
  public static Command other(GameScenario game) {
    Choice choice = open(game).choice();
    return new Command.MakeChoice(
        open(game).id(),
        choice.options().stream()
            .map(Choice.Option::code)
            .filter(code -> !code.equals(choice.standard()))
            .findFirst()
            .orElseThrow());
  }

  /** Answers until the play is over, never with the default. */
  public static GameScenario played(GameScenario game) {
    while (game.state().openChoice() != null) {
      game.when(asked(game), other(game)).accepted();
    }
    return game;
  }

  /** Takes the defaults until the play is over, and replaces players who are injured. */
  public static GameScenario finished(GameScenario game) {
    while (game.state().openChoice() != null) {
      game.when(asked(game), standard(game)).accepted();
    }
    for (Injury injury = Injuries.mustLeave(game.state());
        injury != null;
        injury = Injuries.mustLeave(game.state())) {
      game.when(ROOT, replacing(game.state(), injury)).accepted();
    }
    return game;
  }

  /** Somebody of the team's cards comes in for an injured player. */
  public static Command replacing(GameState state, Injury injury) {
    Side side = injury.side();
    GameCards cards = state.rules().cards();
    Slot slot = Objects.requireNonNull(state.game().lineup(side).slotOf(injury.player().id()));
    Card card =
        cards.setOf(side).players().stream()
            .filter(each -> isFree(state, each.id()))
            .filter(each -> cards.faultIn(each.id(), slot.order(), slot.position()) == null)
            .findFirst()
            .orElseThrow();
    Player player = new Player(card.id(), card.name());
    return new Command.Substitute(
        side, List.of(new LineupChange(slot.order(), player, slot.position(), true)));
  }

  private static boolean isFree(GameState state, String player) {
    return Stream.of(Side.values())
        .map(state.game()::lineup)
        .allMatch(lineup -> lineup.slotOf(player) == null && !lineup.hasLeft(player));
  }
}
