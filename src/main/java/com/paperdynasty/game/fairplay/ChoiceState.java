package com.paperdynasty.game.fairplay;

import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.card.play.Choice;
import com.paperdynasty.game.model.Event;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The choices of the play that the server reads from the cards, and whom plays have injured.
 *
 * @param asked how often a manager was asked in this game so far; it never goes back, so that an
 *     answer is never taken for another choice
 * @param open the choice that the pending roll waits for; null if it waits for none
 * @param made the codes of the choices that were made for the pending roll, in their order
 * @param injuries those of the plays that stand, in their order
 */
public record ChoiceState(
    int asked, Event.@Nullable ChoiceNeeded open, List<String> made, List<Injury> injuries) {
  public static final ChoiceState EMPTY = new ChoiceState(0, null, List.of(), List.of());

  /**
   * An injury.
   *
   * @param playNumber of the play that it comes from
   */
  public record Injury(Side side, Player player, int playNumber) {}

  public ChoiceState {
    made = List.copyOf(made);
    injuries = List.copyOf(injuries);
  }

  /** With a choice that is open. */
  public ChoiceState asking(Event.ChoiceNeeded event) {
    return new ChoiceState(event.number(), event, made, injuries);
  }

  /** With the open choice made. */
  public ChoiceState making(String option) {
    List<String> all = Stream.concat(made.stream(), Stream.of(option)).toList();
    return new ChoiceState(asked, null, all, injuries);
  }

  /** Without choices: the roll was played or voided, or comes anew. */
  public ChoiceState withoutRoll() {
    return open == null && made.isEmpty()
        ? this
        : new ChoiceState(asked, null, List.of(), injuries);
  }

  public ChoiceState with(Injury injury) {
    List<Injury> all = Stream.concat(injuries.stream(), Stream.of(injury)).toList();
    return new ChoiceState(asked, open, made, all);
  }

  /** After a play was undone. */
  public ChoiceState undone(int playNumber) {
    ChoiceState anew = withoutRoll();
    List<Injury> left = injuries.stream().filter(each -> each.playNumber() < playNumber).toList();
    return left.equals(injuries) ? anew : new ChoiceState(asked, null, List.of(), left);
  }

  /** Writes nothing where there is nothing, as builds that did not know choices. */
  void write(CanonicalWriter to) {
    if (equals(EMPTY)) {
      return;
    }
    to.text("choices");
    to.number(asked);
    to.flag(open != null);
    if (open != null) {
      write(to, open);
    }
    to.number(made.size());
    made.forEach(to::text);
    to.number(injuries.size());
    for (Injury injury : injuries) {
      to.text(injury.side().code());
      to.text(injury.player().id());
      to.number(injury.playNumber());
    }
  }

  private static void write(CanonicalWriter to, Event.ChoiceNeeded open) {
    Choice choice = open.choice();
    to.text(open.rollId());
    to.text(open.readBy());
    to.text(choice.kind().code());
    to.text(choice.side().code());
    to.number(choice.options().size());
    choice.options().forEach(option -> to.text(option.code()));
    to.text(choice.standard());
    to.number(open.until().toEpochMilli());
  }
}
