package com.paperdynasty.game.cards;

import com.paperdynasty.card.play.CardDice;
import com.paperdynasty.dice.ExtraDiceForm;
import com.paperdynasty.dice.ExtraDiceKey;
import com.paperdynasty.dice.VerifiableDice;
import com.paperdynasty.game.fairplay.DiceOrigin;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.Roll;
import com.paperdynasty.game.model.Secrets;
import com.paperdynasty.game.state.GameState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The extra dice of a roll that its play needs, cut for one reading of the play. Those that were
 * not logged yet are {@link #newlyCut}. Not for use by several threads.
 */
final class CutDice implements CardDice {
  private final GameState state;
  private final Roll roll;
  private final String readBy;
  private final Instant now;
  private final DiceOrigin origin;
  private final VerifiableDice dice;
  private final List<Event.ExtraRolled> newlyCut = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();
  private int cutD20;
  private int cutTwoD6;

  /**
   * No dice are cut yet.
   *
   * @param state in which the roll is pending
   * @param readBy the id of the user who lets the server read the cards
   */
  CutDice(GameState state, Roll roll, Secrets secrets, String readBy, Instant now) {
    this.state = state;
    this.roll = roll;
    this.readBy = readBy;
    this.now = now;
    this.origin = state.originOf(roll.number());
    this.dice = secrets.seeds().dice(origin.generation());
  }

  @Override
  public int d20() {
    return cut(ExtraDiceForm.CARD_D20, ++cutD20);
  }

  @Override
  public int twoD6() {
    return cut(ExtraDiceForm.CARD_TWO_D6, ++cutTwoD6);
  }

  /** The dice that are not in the log yet, in the order in which they were asked for. */
  List<Event.ExtraRolled> newlyCut() {
    return List.copyOf(newlyCut);
  }

  /** The ids of all dice of this reading, in their order. */
  List<String> ids() {
    return List.copyOf(ids);
  }

  private int cut(ExtraDiceForm form, int index) {
    if (index > form.times()) {
      throw new IllegalStateException("a play needs more than " + form.times() + " " + form.name());
    }
    ExtraDiceKey key = new ExtraDiceKey(ExtraDiceKey.Of.ROLL, roll.number(), form.name(), index);
    String id = dice.extraId(key);
    List<Integer> values = dice.extra(key, form.sides(), origin.away(), origin.home());
    Event.ExtraRolled event =
        new Event.ExtraRolled(now, readBy, id, key, roll.rollId(), form.sides(), values, null);
    ids.add(id);
    if (index > state.fairPlay().extra().times(true, form.name())) {
      newlyCut.add(event);
    }
    return event.total();
  }
}
