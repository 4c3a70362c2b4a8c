package com.paperdynasty.game;

import com.paperdynasty.baseball.BallGame;
import com.paperdynasty.problem.Problem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The table's two functions. Both are pure: the same arguments always give the same answer. */
public final class Table {
  private Table() {}

  /**
   * The state after a game's first event.
   *
   * @param rules the rules that the event's setup names by their hash
   */
  public static TableState created(Event.GameCreated event, RuleBook rules) {
    GameSetup setup = event.setup();
    BallGame game =
        BallGame.start(
            rules.league().with(setup.options()), setup.away().lineup(), setup.home().lineup());
    return new TableState(
        setup,
        rules,
        new Seat(setup.away().manager(), null),
        new Seat(setup.home().manager(), null),
        DiceTray.empty(event.commitment()),
        new PrintedGame(game),
        false,
        null,
        null);
  }

  /**
   * What a command does to a table, or why it does nothing (role, turn, fields, pending roll and
   * rules are looked at in this order).
   *
   * @param secrets where dice and invitations come from
   * @param now by the owner's clock; events carry it to the millisecond
   */
  public static Decision decide(
      TableState state, Actor actor, Command command, Secrets secrets, Instant now) {
    Problem refusal = Rights.missing(state, actor, command.right());
    if (refusal != null) {
      return new Decision.Refused(refusal);
    }
    return command.match(
        new Decider(new Asked(state, actor, secrets, now.truncatedTo(ChronoUnit.MILLIS))));
  }

  /**
   * The state after an event that was decided on this very state.
   *
   * @throws IllegalStateException if the event cannot have been decided on this state, which means
   *     that the log or the program is broken
   */
  public static TableState apply(TableState state, Event event) {
    return event.match(new Applier(state, null));
  }

  /**
   * What a command that was accepted does, event by event. The rules are not asked again.
   *
   * @param state that it was decided on
   */
  public static List<Step> steps(TableState state, Decision.Accepted decision) {
    List<Step> steps = new ArrayList<>(decision.events().size());
    TableState after = state;
    for (Event event : decision.events()) {
      after = event.match(new Applier(after, decision.ruled()));
      steps.add(new Step(event, after));
    }
    return steps;
  }

  /**
   * An event and what it leads to.
   *
   * @param after the state right after it
   */
  public record Step(Event event, TableState after) {}
}
