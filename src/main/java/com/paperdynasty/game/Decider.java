package com.paperdynasty.game;

import com.paperdynasty.baseball.BallGame;
import com.paperdynasty.baseball.End;
import com.paperdynasty.baseball.Illegal;
import com.paperdynasty.baseball.Ruling;
import com.paperdynasty.baseball.Side;
import com.paperdynasty.baseball.Submission;
import com.paperdynasty.baseball.Umpire;
import com.paperdynasty.dice.Throw;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides one command, whose sender has the right to give it. */
final class Decider implements Command.Cases<Decision> {
  private final TableState state;
  private final Actor actor;
  private final Secrets secrets;
  private final Instant now;

  Decider(TableState state, Actor actor, Secrets secrets, Instant now) {
    this.state = state;
    this.actor = actor;
    this.secrets = secrets;
    this.now = now;
  }

  @Override
  public Decision rollDice(Command.RollDice command) {
    Roll pending = state.pending();
    if (pending != null) {
      return expired(pending)
          ? accept(rolled(pending.number(), pending.rollId(), pending.dice()))
          : refuse(Refusal.gameState("A roll is already pending"));
    }
    String unready = state.game().unready();
    if (unready != null) {
      return refuse(Refusal.rule(unready));
    }
    Event.DiceRolled first = newRoll();
    if (state.started()) {
      return accept(first);
    }
    if ((state.away().open() || state.home().open()) && !state.isAdmin(actor)) {
      return refuse(Refusal.gameState("A seat is open"));
    }
    return accept(new Event.GameStarted(now), first);
  }

  @Override
  public Decision submitOutcome(Command.SubmitOutcome command) {
    Roll pending = state.pending();
    if (pending == null) {
      return refuse(Refusal.gameState("No pending dice roll - call roll_dice first"));
    }
    boolean otherRoll = command.rollId() != null && !command.rollId().equals(pending.rollId());
    if (otherRoll || expired(pending)) {
      return refuse(Refusal.gameState("Roll expired - please roll again"));
    }
    return Umpire.rule(state.game(), command.submission())
        .match(
            new Ruling.Cases<Decision>() {
              @Override
              public Decision legal(Ruling.Legal legal) {
                return new Decision.Accepted(
                    resolved(pending, command.submission(), state.game().after(legal.play())));
              }

              @Override
              public Decision illegal(Illegal illegal) {
                return refuse(
                    Refusal.about(illegal.field(), Refusal.Code.INVALID, illegal.reason()));
              }
            });
  }

  @Override
  public Decision giveEntropy(Command.GiveEntropy command) {
    List<Event> events = new ArrayList<>();
    for (Side side : state.sidesOf(actor.userId())) {
      if (state.seat(side).entropy() == null) {
        events.add(new Event.EntropyGiven(now, side, actor.userId(), command.entropy()));
      }
    }
    return events.isEmpty()
        ? refuse(Refusal.of(Refusal.Code.CONFLICT, "Entropy was given before"))
        : new Decision.Accepted(events);
  }

  @Override
  public Decision takeSeat(Command.TakeSeat command) {
    for (Side side : Side.values()) {
      if (Invitations.opens(secrets.invitations().seat(side), command.invitation())) {
        return state.seat(side).open()
            ? accept(new Event.SeatTaken(now, side, new Manager(actor.userId(), actor.name())))
            : refuse(Refusal.of(Refusal.Code.CONFLICT, "This seat is taken"));
      }
    }
    return refuse(
        state.knownTo(actor)
            ? Refusal.notAuthorized()
            : Refusal.unknownGame(state.setup().gameId()));
  }

  @Override
  public Decision unreadable(Command.Unreadable command) {
    return refuse(command.refusal());
  }

  private boolean expired(Roll roll) {
    return !now.isBefore(roll.expiresAt());
  }

  private Event.DiceRolled newRoll() {
    int number = state.dice().made() + 1;
    Throw dice =
        secrets
            .cup()
            .dice(state.dice().generation())
            .roll(number, state.away().entropyOrNone(), state.home().entropyOrNone());
    return rolled(number, null, dice);
  }

  private Event.DiceRolled rolled(int number, @Nullable String reissueOf, Throw dice) {
    return new Event.DiceRolled(
        new Roll(
            RollIds.id(state.setup().gameId(), number, reissueOf),
            number,
            reissueOf,
            actor.userId(),
            dice,
            now,
            now.plusMillis(state.league().rollTimeLimitMs())));
  }

  private List<Event> resolved(Roll roll, Submission submission, BallGame after) {
    List<Event> events = new ArrayList<>();
    events.add(
        new Event.PlayResolved(now, after.playNumber(), roll.rollId(), actor.userId(), submission));
    End end = after.end();
    if (end != null) {
      events.add(completed(end));
    }
    return events;
  }

  private Event.GameCompleted completed(End end) {
    String seed = secrets.cup().dice(state.dice().generation()).seed().reveal();
    return new Event.GameCompleted(now, end.reason().code(), end.winner(), seed);
  }

  private static Decision accept(Event... events) {
    return new Decision.Accepted(List.of(events));
  }

  private static Decision refuse(Refusal refusal) {
    return new Decision.Refused(refusal);
  }
}
