package com.paperdynasty.game;

import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.card.CardRules;
import com.paperdynasty.card.play.CardPlay;
import com.paperdynasty.card.play.Choice;
import com.paperdynasty.game.cards.PlayReading;
import com.paperdynasty.game.fairplay.ChoiceState;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.model.Roll;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides the plays that the server reads from the cards, and the choices on which they wait. A
 * play is read anew after each choice, with all that were made.
 */
final class ChoiceDecider {
  private static final String DECISION_ID = "decision_id";

  /** The most choices of one play. No play needs so many. */
  private static final int MOST_CHOICES = 20;

  private final DecisionContext decisionContext;
  private final GameState state;
  private final ChoiceState choices;

  ChoiceDecider(DecisionContext decisionContext) {
    this.decisionContext = decisionContext;
    this.state = decisionContext.state();
    this.choices = state.fairPlay().choices();
  }

  /** Submits what the cards say at the dice of the pending roll. */
  Decision readCard(Command.ReadCard command) {
    return new PlayDecider(decisionContext).onPending(command.rollId(), this::read);
  }

  /** Reads the play of the pending roll, which nobody has to choose for yet. */
  Decision read(Roll pending) {
    return read(pending, decisionContext.userId(), List.of(), List.of());
  }

  Decision make(Command.MakeChoice command) {
    int number = Event.ChoiceNeeded.numberOf(command.choiceId());
    if (number < 1 || number > choices.asked()) {
      return Decision.refuse(
          Problem.about(DECISION_ID, ErrorCode.NOT_FOUND, "There is no such decision"));
    }
    Event.ChoiceNeeded open = choices.open();
    if (open == null || open.number() != number || isOver(open)) {
      return Decision.refuse(
          Problem.about(DECISION_ID, ErrorCode.CONFLICT, "This decision has ended"));
    }
    Choice choice = open.choice();
    if (!state.actsFor(decisionContext.actor(), choice.side())) {
      return Decision.refuse(
          Problem.about(DECISION_ID, ErrorCode.FORBIDDEN, "The other side answers this"));
    }
    if (!choice.offers(command.option())) {
      return Decision.refuse(
          new Problem(ErrorCode.INVALID, "Unknown option", "option", codes(choice), null, null));
    }
    return made(open, command.option(), decisionContext.userId());
  }

  Decision takeDefault() {
    Event.ChoiceNeeded open = choices.open();
    if (open == null || !isOver(open)) {
      return Decision.refuse(GameProblems.gameState("No decision has run out of time"));
    }
    return made(open, open.choice().standard(), null);
  }

  private boolean isOver(Event.ChoiceNeeded open) {
    return !decisionContext.now().isBefore(open.until());
  }

  /**
   * Goes on with the play after a choice, however old its roll is: the time of the choice counts.
   *
   * @param by the id of the user who chose; null for the default
   */
  private Decision made(Event.ChoiceNeeded open, String option, @Nullable String by) {
    Roll pending = state.pending();
    if (pending == null) {
      throw new IllegalStateException("a choice is open without a roll");
    }
    if (!isStillAsked(pending, open)) {
      return Decision.refuse(
          GameProblems.gameState("This play can no longer be read - void its roll"));
    }
    Event made = new Event.ChoiceMade(decisionContext.now(), open.number(), option, by);
    List<String> chosen = Stream.concat(choices.made().stream(), Stream.of(option)).toList();
    return read(pending, open.readBy(), chosen, List.of(made));
  }

  /** Another build may read the play in another way than the one that has asked. */
  private boolean isStillAsked(Roll pending, Event.ChoiceNeeded open) {
    try {
      PlayReading reading = reading(pending, open.readBy(), choices.made());
      return reading != null
          && reading.play() instanceof CardPlay.Open asked
          && asked.choice().kind() == open.choice().kind()
          && asked.choice().side() == open.choice().side()
          && codes(asked.choice()).equals(codes(open.choice()));
    } catch (IllegalStateException answerToAnotherChoice) {
      return false;
    }
  }

  private static List<String> codes(Choice choice) {
    return choice.options().stream().map(Choice.Option::code).toList();
  }

  private @Nullable PlayReading reading(Roll pending, String readBy, List<String> chosen) {
    return PlayReading.of(
        state, pending, chosen, decisionContext.secrets(), readBy, decisionContext.now());
  }

  /**
   * Reads the play, and puts what comes of it after the events that led to it.
   *
   * @param readBy the id of the user who lets the server read the cards
   */
  private Decision read(Roll pending, String readBy, List<String> chosen, List<Event> first) {
    PlayReading reading = reading(pending, readBy, chosen);
    if (reading == null) {
      return Decision.refuse(CardRules.unread());
    }
    List<Event> events = new ArrayList<>(first);
    events.addAll(reading.dice());
    if (reading.play() instanceof CardPlay.Open open) {
      if (chosen.size() == MOST_CHOICES) {
        throw new IllegalStateException("a play asks for more than " + MOST_CHOICES + " choices");
      }
      events.add(needed(pending, readBy, open.choice()));
      return Decision.accept(events);
    }
    CardPlay.Over over = (CardPlay.Over) reading.play();
    Decision played =
        new PlayDecider(decisionContext)
            .looked(pending, over.submission(), reading.extraIds(), readBy);
    if (!(played instanceof Decision.Accepted accepted)) {
      return played;
    }
    events.addAll(withInjury(accepted.events(), over.injury()));
    return new Decision.Accepted(events, accepted.ruled());
  }

  private Event needed(Roll pending, String readBy, Choice choice) {
    return new Event.ChoiceNeeded(
        decisionContext.now(),
        choices.asked() + 1,
        pending.rollId(),
        readBy,
        choice,
        decisionContext.now().plusSeconds(state.rules().cardOptions().choiceSeconds()));
  }

  /** An injury in the last play of a game has no consequences. */
  private List<Event> withInjury(List<Event> played, CardPlay.@Nullable Injury injury) {
    if (injury == null || played.size() > 1) {
      return played;
    }
    Lineup lineup = state.game().lineup(injury.side());
    Slot slot = lineup.slotOf(injury.playerId());
    if (slot == null) {
      throw new IllegalStateException(injury.playerId() + " is injured and not in the game");
    }
    return List.of(
        played.get(0),
        new Event.PlayerInjured(decisionContext.now(), injury.side(), slot.player()));
  }
}
