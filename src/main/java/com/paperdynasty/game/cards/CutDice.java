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
  /** The form of the dice that give a runner a jump. */
  static final ExtraDiceForm JUMP = ExtraDiceForm.ofCard("jump", List.of(6, 6));

  private final GameState state;
  private final Roll roll;
  private final String readBy;
  private final Instant now;
  private final DiceOrigin origin;
  private final VerifiableDice dice;
  private final List<Event.ExtraRolled> newlyCut = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();

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
  public int d20(Purpose purpose) {
    return cut(form(purpose));
  }

  @Override
  public int jump() {
    return cut(JUMP);
  }

  /** The form of the die that decides that. */
  static ExtraDiceForm form(Purpose purpose) {
    return ExtraDiceForm.ofCard(purpose.code(), List.of(20));
  }

  /** The dice that are not in the log yet, in the order in which they were asked for. */
  List<Event.ExtraRolled> newlyCut() {
    return List.copyOf(newlyCut);
  }

  /** The ids of all dice of this reading, in their order. */
  List<String> ids() {
    return List.copyOf(ids);
  }

  private int cut(ExtraDiceForm form) {
    ExtraDiceKey key = new ExtraDiceKey(ExtraDiceKey.Of.ROLL, roll.number(), form.name(), 1);
    String id = dice.extraId(key);
    if (ids.contains(id)) {
      throw new IllegalStateException("a play needs more than one " + form.name());
    }
    List<Integer> values = dice.extra(key, form.sides(), origin.away(), origin.home());
    Event.ExtraRolled event =
        new Event.ExtraRolled(now, readBy, id, key, roll.rollId(), form.sides(), values, null);
    ids.add(id);
    if (state.fairPlay().extra().times(true, form.name()) == 0) {
      newlyCut.add(event);
    }
    return event.total();
  }
}
