package com.paperdynasty.table;

import com.paperdynasty.journal.FaultyJournal;
import com.paperdynasty.journal.FaultyJournal.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What happens around an append that is not answered, and the openings that find out about it: some
 * of them fail, then one succeeds.
 *
 * @param losses what becomes of the openings that fail, in order
 * @param appendBefore the opening, from 0, before which the append reaches the journal; one more
 *     than there are openings if it comes after all of them
 * @param act what another node does meanwhile
 * @param actBefore the opening, from 0, before which it does that
 * @param actFirst whether the act comes before the append where both come before the same opening
 */
record FailedAppendOrder(
    List<Loss> losses, int appendBefore, Act act, int actBefore, boolean actFirst) {

  /** What another node does; all but the first begin with its opening the game. */
  enum Act {
    NOTHING,
    OPENS,
    /** It logs an event that does not affect the command. */
    WRITES,
    /** It executes another copy of the command. */
    REPEATS,
    /** It makes the command impossible. */
    FORBIDS,
    /** It makes the command impossible, refuses a copy of it, and makes it possible again. */
    REFUSES
  }

  /** What becomes of an opening that fails. */
  enum Loss {
    UNHEARD,
    /** It has raised the epoch. */
    UNANSWERED;

    <T> Fault<T> fault() {
      return this == UNHEARD ? FaultyJournal.unheard() : FaultyJournal.unanswered();
    }
  }

  FailedAppendOrder {
    losses = List.copyOf(losses);
  }

  /** With up to two openings that fail; another node acts where it is one at most. */
  static List<FailedAppendOrder> all() {
    List<FailedAppendOrder> orders = new ArrayList<>();
    for (List<Loss> losses :
        List.of(
            List.<Loss>of(),
            List.of(Loss.UNHEARD),
            List.of(Loss.UNANSWERED),
            List.of(Loss.UNHEARD, Loss.UNANSWERED),
            List.of(Loss.UNANSWERED, Loss.UNHEARD))) {
      for (int append = 0; append <= losses.size() + 1; append++) {
        orders.add(new FailedAppendOrder(losses, append, Act.NOTHING, 0, false));
        if (losses.size() < 2) {
          addActs(orders, losses, append);
        }
      }
    }
    return orders;
  }

  private static void addActs(List<FailedAppendOrder> orders, List<Loss> losses, int append) {
    for (Act act : Act.values()) {
      for (int opening = 0; act != Act.NOTHING && opening <= losses.size(); opening++) {
        orders.add(new FailedAppendOrder(losses, append, act, opening, false));
        if (append == opening) {
          orders.add(new FailedAppendOrder(losses, append, act, opening, true));
        }
      }
    }
  }

  /** Whether the game was opened meanwhile, perhaps by another node. */
  boolean isOpenedByAnother() {
    return act != Act.NOTHING || losses.contains(Loss.UNANSWERED);
  }

  @Override
  public String toString() {
    List<String> steps = new ArrayList<>();
    for (int opening = 0; opening <= losses.size(); opening++) {
      List<String> before = new ArrayList<>();
      if (appendBefore == opening) {
        before.add("the append arrives");
      }
      if (act != Act.NOTHING && actBefore == opening) {
        before.add(actFirst ? 0 : before.size(), "another " + act.name().toLowerCase(Locale.ROOT));
      }
      steps.addAll(before);
      steps.add(opening < losses.size() ? "an opening is " + losses.get(opening) : "opened");
    }
    if (appendBefore > losses.size()) {
      steps.add("the append arrives");
    }
    return String.join(", ", steps);
  }
}
