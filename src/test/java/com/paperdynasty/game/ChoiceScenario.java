package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.CAROL;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.card.CardOptions.Hands;
import com.paperdynasty.card.CardOutcome;
import com.paperdynasty.card.play.Choice;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import java.util.Objects;

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
  static Command standard(GameScenario game) {
    return new Command.MakeChoice(open(game).id(), open(game).choice().standard());
  }

  /** Takes another option than the default. */
  static Command other(GameScenario game) {
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
}
