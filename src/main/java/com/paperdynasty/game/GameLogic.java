package com.paperdynasty.game;

import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.game.model.Secrets;
import com.paperdynasty.game.state.EventApplier;
import com.paperdynasty.game.state.EventTimes;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The two functions of a game: {@link #decide} on commands, {@link #apply} events. Both are pure:
 * the same arguments always give the same result.
 */
public final class GameLogic {
  private GameLogic() {}

  /**
   * The state after a game's first event.
   *
   * @param rules the rules that the event's setup names by their hash
   */
  public static GameState created(Event.GameCreated event, RuleBook rules) {
    return EventApplier.created(event, rules);
  }

  /**
   * Decides a command: events, or a refusal. Checks role, turn, fields, pending roll and rules, in
   * this order.
   *
   * @param secrets the game's seeds and invitations
   * @param now the time by the owner's clock; events have it in milliseconds, or the time of an
   *     earlier event if that is later
   */
  public static Decision decide(
      GameState state, Actor actor, Command command, Secrets secrets, Instant now) {
    return decide(state, actor, command, secrets, Presence.ALL_THERE, now);
  }

  /**
   * Decides a command, as {@link #decide(GameState, Actor, Command, Secrets, Instant)} does.
   *
   * @param presence since when the managers are gone
   */
  public static Decision decide(
      GameState state,
      Actor actor,
      Command command,
      Secrets secrets,
      Presence presence,
      Instant now) {
    Problem refusal = CommandPermissions.missing(state, actor, command.right());
    if (refusal != null) {
      return new Decision.Refused(refusal);
    }
    Instant byClock = now.truncatedTo(ChronoUnit.MILLIS);
    Instant at = EventTimes.notBeforeLast(state, byClock);
    return command.match(
        new CommandDecider(
            new DecisionContext(
                state, actor, secrets, presence.plus(Duration.between(byClock, at)), at)));
  }

  /**
   * Shows what a submission would do, whether a roll is pending or not. Without one, all checks but
   * that of the roll are made. It shows no dice early.
   *
   * @param command a {@link Command.SubmitOutcome} or {@link Command.ReadCard}, or one that could
   *     not be read
   * @param secrets the game's seeds, of which only the ids of named extra dice are computed
   * @param now the time by the owner's clock
   */
  public static PlayPreview preview(
      GameState state, Actor actor, Command command, Secrets secrets, Instant now) {
    Problem refusal = CommandPermissions.missing(state, actor, command.right());
    if (refusal != null) {
      return new PlayPreview.Refused(refusal);
    }
    PreviewDecider decider =
        new PreviewDecider(state, actor, secrets, now.truncatedTo(ChronoUnit.MILLIS));
    if (command instanceof Command.SubmitOutcome submission) {
      return decider.preview(submission);
    }
    if (command instanceof Command.ReadCard reading) {
      return decider.preview(reading);
    }
    if (command instanceof Command.Unreadable unreadable) {
      return new PlayPreview.Refused(unreadable.refusal());
    }
    throw new IllegalArgumentException("only submissions have a preview");
  }

  /**
   * The state after an event that was decided on this very state.
   *
   * @throws IllegalStateException if the event cannot have been decided on this state, which means
   *     that the log or the program is broken
   */
  public static GameState apply(GameState state, Event event) {
    return EventApplier.apply(state, event, null);
  }

  /**
   * The events of an accepted command, each with the state after it. Does not check the rules
   * again.
   *
   * @param state the state that it was decided on
   */
  public static List<Step> steps(GameState state, Decision.Accepted decision) {
    List<Step> steps = new ArrayList<>(decision.events().size());
    GameState after = state;
    for (Event event : decision.events()) {
      after = EventApplier.apply(after, event, decision.ruled());
      steps.add(new Step(event, after));
    }
    return steps;
  }

  /**
   * An event and the state after it.
   *
   * @param after the state right after it
   */
  public record Step(Event event, GameState after) {}
}
