package com.paperdynasty.game;

import com.paperdynasty.baseball.Illegal;
import com.paperdynasty.baseball.PlayResult;
import com.paperdynasty.baseball.Ruling;
import com.paperdynasty.baseball.Umpire;

/** Applies one event. It asserts what {@link Decider} has made sure of. */
final class Applier implements Event.Cases<TableState> {
  private final TableState state;

  Applier(TableState state) {
    this.state = state;
  }

  @Override
  public TableState gameCreated(Event.GameCreated event) {
    throw broken("a game is created once");
  }

  @Override
  public TableState seatTaken(Event.SeatTaken event) {
    Seat seat = state.seat(event.side());
    require(seat.open(), "the seat is taken");
    return state.with(event.side(), new Seat(event.manager(), seat.entropy()));
  }

  @Override
  public TableState entropyGiven(Event.EntropyGiven event) {
    Seat seat = state.seat(event.side());
    require(seat.heldBy(event.userId()), "another manages this side");
    require(seat.entropy() == null, "entropy is given once");
    return state.with(event.side(), new Seat(seat.manager(), event.entropy()));
  }

  @Override
  public TableState gameStarted(Event.GameStarted event) {
    require(!state.started(), "a game starts once");
    return state.start();
  }

  @Override
  public TableState diceRolled(Event.DiceRolled event) {
    Roll roll = event.roll();
    Roll pending = state.pending();
    require(state.status() == Status.IN_PROGRESS, "no game is on");
    require(
        pending == null
            ? roll.number() == state.dice().made() + 1
            : roll.number() == pending.number() && roll.dice().equals(pending.dice()),
        "dice that were not to come");
    return state.with(state.dice().rolled(roll));
  }

  @Override
  public TableState playResolved(Event.PlayResolved event) {
    Roll pending = state.pending();
    require(pending != null && pending.rollId().equals(event.rollId()), "no such roll is pending");
    require(event.playNumber() == state.game().playNumber() + 1, "plays out of order");
    PlayResult play = Umpire.rule(state.game(), event.submission()).match(LEGAL_PLAY);
    return state.played(state.game().after(play), play);
  }

  @Override
  public TableState gameCompleted(Event.GameCompleted event) {
    require(state.game().isOver(), "the game is not over");
    return state.with(state.dice().published(event.seed()));
  }

  private static final Ruling.Cases<PlayResult> LEGAL_PLAY =
      new Ruling.Cases<>() {
        @Override
        public PlayResult legal(Ruling.Legal legal) {
          return legal.play();
        }

        @Override
        public PlayResult illegal(Illegal illegal) {
          throw broken("the umpire now says: " + illegal.reason());
        }
      };

  private void require(boolean holds, String fault) {
    if (!holds) {
      throw broken(fault);
    }
  }

  private static IllegalStateException broken(String fault) {
    return new IllegalStateException("The log cannot be: " + fault);
  }
}
