package com.paperdynasty.fairplay;

import com.paperdynasty.game.Decision;
import com.paperdynasty.game.GameLogic;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.Roll;
import com.paperdynasty.game.state.GameState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A state that was reached, and how. Each step to it was checked: nobody who knows a roll's dice
 * has changed players, plans or defense before it was used.
 *
 * @param shown for each roll that was shown, the players, plans and defense that it was shown for
 * @param from the state before; null at the start
 * @param by the move that led here
 */
record ModelState(
    GameState state,
    Instant now,
    int depth,
    Map<Integer, String> shown,
    @Nullable ModelState from,
    String by) {

  /** The state of a game as it is, with no roll shown but the one that is pending. */
  static ModelState start(GameScenario game, String name) {
    Map<Integer, String> shown = new TreeMap<>();
    Roll pending = game.state().pending();
    for (int number = 1; number <= game.state().dice().made(); number++) {
      shown.put(number, "");
    }
    if (pending != null) {
      shown.put(pending.number(), StateKey.table(game.state()));
    }
    return new ModelState(game.state(), game.now(), 0, shown, null, name);
  }

  /** The moves that led here. */
  String path() {
    return from == null ? by : from.path() + "; " + by;
  }

  String key() {
    return StateKey.of(state, now);
  }

  /** The number of the last event that both managers have seen. */
  long seen() {
    return state.fairPlay().ready().seq();
  }

  /** Here, some time later. */
  ModelState later(Duration time) {
    String passed = "+" + time.toMillis() / 1_000.0 + " s";
    return new ModelState(state, now.plus(time), depth + 1, shown, this, passed);
  }

  /** The same state, as one move from another. */
  ModelState reachedBy(@Nullable ModelState before, String move) {
    return new ModelState(state, now, before == null ? 0 : before.depth() + 1, shown, before, move);
  }

  Decision decide(Actor actor, Command command) {
    return GameLogic.decide(state, actor, command, GameScenario.SECRETS, now);
  }

  /** The state after a command; null if it is refused. */
  @Nullable ModelState after(String name, Actor actor, Command command) {
    if (!(decide(actor, command) instanceof Decision.Accepted accepted)) {
      return null;
    }
    GameState after = state;
    Map<Integer, String> seen = shown;
    for (GameLogic.Step step : GameLogic.steps(state, accepted)) {
      seen = checked(after, step, seen, name);
      after = step.after();
    }
    return new ModelState(after, now, depth + 1, seen, this, actor.userId() + " " + name);
  }

  private Map<Integer, String> checked(
      GameState before, GameLogic.Step step, Map<Integer, String> seen, String name) {
    Event event = step.event();
    Roll pending = before.pending();
    if (pending != null && isChange(event)) {
      throw broken("changed while dice are known", name);
    }
    if (event instanceof Event.PlayResolved
        && (pending == null || !StateKey.table(before).equals(seen.get(pending.number())))) {
      throw broken("known dice are used for another table", name);
    }
    if (event instanceof Event.PlayUndone && !step.after().dice().again().isEmpty()) {
      throw broken("both know the next dice", name);
    }
    return event instanceof Event.DiceRolled rolled
        ? withRoll(rolled.roll().number(), StateKey.table(step.after()), seen, name)
        : seen;
  }

  private Map<Integer, String> withRoll(
      int number, String table, Map<Integer, String> seen, String name) {
    String known = seen.get(number);
    if (known != null && !known.equals(table)) {
      throw broken("known dice are issued for another table", name);
    }
    if (known == null && number <= seen.size()) {
      throw broken("roll " + number + " comes after " + seen.size() + " rolls", name);
    }
    Map<Integer, String> more = new TreeMap<>(seen);
    more.put(number, table);
    return more;
  }

  /** Whether an event changes players, plans or defense. */
  private static boolean isChange(Event event) {
    return event instanceof Event.SubstitutionMade
        || event instanceof Event.DefenseSet
        || event instanceof Event.SideReady
        || event instanceof Event.LineupSet;
  }

  private AssertionError broken(String what, String name) {
    return new AssertionError(what + ": " + path() + "; " + name);
  }
}
