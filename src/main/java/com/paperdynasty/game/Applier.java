package com.paperdynasty.game;

import com.paperdynasty.baseball.BallGame;
import com.paperdynasty.baseball.Decisions;
import com.paperdynasty.baseball.End;
import com.paperdynasty.baseball.Innings;
import com.paperdynasty.baseball.Lineup;
import com.paperdynasty.baseball.PlayResult;
import com.paperdynasty.baseball.Scorer;
import com.paperdynasty.baseball.Substitutions;
import org.jspecify.annotations.Nullable;

/**
 * Applies one event to a state. Checks only that the event follows on the state, as {@link Decider}
 * has made sure; it does not check the rules, which may have become stricter since the event was
 * logged.
 */
final class Applier implements Event.Cases<TableState> {
  private final TableState state;
  private final @Nullable RuledPlay ruled;

  private Applier(TableState state, @Nullable RuledPlay ruled) {
    this.state = state;
    this.ruled = ruled;
  }

  /** The state after a game's first event, under the rules that its setup names by their hash. */
  static TableState created(Event.GameCreated event, RuleBook rules) {
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
   * The state after an event that was decided on this very state.
   *
   * @param ruled the ruling on the play, if the event is a play that was just ruled on; null to
   *     score it from its facts
   * @throws IllegalStateException if the event cannot have been decided on this state
   */
  static TableState apply(TableState state, Event event, @Nullable RuledPlay ruled) {
    return event.match(new Applier(state, ruled));
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
  public TableState lineupSet(Event.LineupSet event) {
    require(!state.started(), "a lineup is set before the first roll");
    Lineup lineup = Lineup.of(event.lineup());
    GameSetup setup = state.setup().with(event.side(), lineup);
    return state.with(
        setup, BallGame.start(state.league(), setup.away().lineup(), setup.home().lineup()));
  }

  @Override
  public TableState gameStarted(Event.GameStarted event) {
    require(!state.started(), "a game starts once");
    return state.start();
  }

  @Override
  public TableState diceRolled(Event.DiceRolled event) {
    Roll roll = event.roll();
    Roll waiting = state.dice().waiting();
    require(state.status() == Status.IN_PROGRESS, "the game is not in progress");
    require(
        waiting == null
            ? roll.number() == state.dice().made() + 1
            : roll.number() == waiting.number() && roll.dice().equals(waiting.dice()),
        "the dice are not the expected ones");
    return state.with(state.dice().rolled(roll));
  }

  @Override
  public TableState playResolved(Event.PlayResolved event) {
    Roll pending = state.pending();
    if (pending == null || !pending.rollId().equals(event.rollId())) {
      throw broken("no such roll is pending");
    }
    require(event.playNumber() == state.game().playNumber() + 1, "plays out of order");
    RuledPlay resolved = ruled == null ? scored(event) : ruled;
    SpentRoll spent = SpentRoll.of(pending, state.known(pending.rolledBy()));
    return state.played(
        resolved.after(),
        resolved.play(),
        new Past.Played(
            state.past(), Submissions.shared(event.submission()), event.facts().packed(), spent));
  }

  private RuledPlay scored(Event.PlayResolved event) {
    require(
        event.facts().fits(state.game(), event.submission().counted()),
        "the facts do not fit the runners on base");
    PlayResult play = Scorer.score(state.game(), event.submission(), event.facts());
    return new RuledPlay(play, Innings.after(state.game(), play));
  }

  @Override
  public TableState defenseSet(Event.DefenseSet event) {
    return state.with(
        state.game().withDefense(event.defense()),
        new Past.Defended(state.past(), event.defense()));
  }

  @Override
  public TableState substitutionMade(Event.SubstitutionMade event) {
    return state.with(
        Substitutions.made(state.game(), event.side(), event.changes()),
        new Past.Substituted(state.past(), event.side(), event.changes()));
  }

  @Override
  public TableState rollVoided(Event.RollVoided event) {
    Roll pending = state.pending();
    require(pending != null && pending.rollId().equals(event.rollId()), "no such roll is pending");
    return state.with(state.dice().cleared());
  }

  @Override
  public TableState playUndone(Event.PlayUndone event) {
    Past.Played last = Past.lastPlay(state.past());
    if (last == null || event.playNumber() != state.game().playNumber()) {
      throw broken("this is not the last play");
    }
    return state.undone(last, event.commitment());
  }

  @Override
  public TableState gameCompleted(Event.GameCompleted event) {
    BallGame game = state.game().isOver() ? state.game() : ended(event);
    return state.with(game).with(state.dice().published(event.seed()));
  }

  private BallGame ended(Event.GameCompleted event) {
    return event.reason().equals(End.Reason.ABANDONED.code())
        ? Innings.abandoned(state.game())
        : Innings.called(state.game());
  }

  @Override
  public TableState decisionChanged(Event.DecisionChanged event) {
    return state.with(Decisions.named(state.game(), event.winningPitcher()));
  }

  @Override
  public TableState announcement(Event.Announcement event) {
    return state;
  }

  private static void require(boolean holds, String fault) {
    if (!holds) {
      throw broken(fault);
    }
  }

  private static IllegalStateException broken(String fault) {
    return new IllegalStateException("Invalid event log: " + fault);
  }
}
