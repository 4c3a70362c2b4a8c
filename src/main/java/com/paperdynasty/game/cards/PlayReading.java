package com.paperdynasty.game.cards;

import com.paperdynasty.card.play.CardDice;
import com.paperdynasty.card.play.CardPlay;
import com.paperdynasty.card.play.CardPlayReader;
import com.paperdynasty.dice.ExtraDiceForm;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.Roll;
import com.paperdynasty.game.model.Secrets;
import com.paperdynasty.game.state.GameState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the server has read the play of the pending roll from the cards.
 *
 * @param play over, or with a choice that is open
 * @param dice the dice that were cut for it and are not in the log yet, in their order
 * @param extraIds the ids of all dice that were cut for it
 */
public record PlayReading(CardPlay play, List<Event.ExtraRolled> dice, List<String> extraIds) {
  /** What a preview needs besides dice: a manager has to choose. */
  private static final String CHOICE = "decision";

  public PlayReading {
    dice = List.copyOf(dice);
    extraIds = List.copyOf(extraIds);
  }

  /**
   * What can be said of a play without cutting a die for it.
   *
   * @param play the play; null where it needs something first
   * @param needs the form of the dice that it needs next, or {@code decision}; empty if it is over
   */
  public record Ahead(CardPlay.@Nullable Over play, List<String> needs) {}

  /** No die may be cut here. */
  private static final class UncutDiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String form;

    UncutDiceException(ExtraDiceForm form) {
      super(form.name(), null, false, false);
      this.form = form.name();
    }
  }

  /**
   * Reads the play. Null in a game without cards.
   *
   * @param state in which the roll is pending
   * @param chosen the codes of the choices that were made so far
   * @param readBy the id of the user who lets the server read the cards
   */
  public static @Nullable PlayReading of(
      GameState state,
      Roll roll,
      List<String> chosen,
      Secrets secrets,
      String readBy,
      Instant now) {
    CutDice dice = new CutDice(state, roll, secrets, readBy, now);
    CardPlay play = read(state, roll, dice, chosen);
    return play == null ? null : new PlayReading(play, dice.newlyCut(), dice.ids());
  }

  /** Reads the play as far as it needs neither dice nor a choice. Null in a game without cards. */
  public static @Nullable Ahead ahead(GameState state, Roll roll) {
    CardDice uncut =
        new CardDice() {
          @Override
          public int d20(Purpose purpose) {
            throw new UncutDiceException(CutDice.form(purpose));
          }

          @Override
          public int jump() {
            throw new UncutDiceException(CutDice.JUMP);
          }
        };
    try {
      CardPlay play = read(state, roll, uncut, List.of());
      if (play == null) {
        return null;
      }
      return play instanceof CardPlay.Over over
          ? new Ahead(over, List.of())
          : new Ahead(null, List.of(CHOICE));
    } catch (UncutDiceException needed) {
      return new Ahead(null, List.of(needed.form));
    }
  }

  private static @Nullable CardPlay read(
      GameState state, Roll roll, CardDice dice, List<String> chosen) {
    return CardPlayReader.read(
        state.rules().cards(),
        state.game(),
        roll.dice(),
        CalledPlays.of(state.dice().extras()),
        dice,
        chosen);
  }
}
