package com.paperdynasty.game.state;

import com.paperdynasty.baseball.model.GameEnd;
import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.rules.Substitutions;
import com.paperdynasty.baseball.scoring.PlayScorer;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.Innings;
import com.paperdynasty.baseball.state.PitcherDecisions;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.dice.ExtraDiceKey;
import com.paperdynasty.game.fairplay.ChoiceState;
import com.paperdynasty.game.fairplay.EntropyRounds;
import com.paperdynasty.game.fairplay.FairPlay;
import com.paperdynasty.game.fairplay.RulingState;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.model.Proposal;
import com.paperdynasty.game.model.Roll;
import com.paperdynasty.game.model.RollExtras;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.game.model.Seat;
import com.paperdynasty.game.model.Status;
import org.jspecify.annotations.Nullable;

/**
 * Applies one event to a state. Checks only that the event follows on the state, as {@code
 * CommandDecider} has made sure; it does not check the rules, which may have become stricter since
 * the event was logged.
 */
public final class EventApplier implements Event.Cases<GameState> {
  private final GameState state;
  private final @Nullable RuledPlay ruled;

  private EventApplier(GameState state, @Nullable RuledPlay ruled) {
    this.state = state;
    this.ruled = ruled;
  }

  /** The state after a game's first event, under the rules that its setup names by their hash. */
  public static GameState created(Event.GameCreated event, RuleBook rules) {
    GameSetup setup = event.setup();
    BallGame game =
        BallGame.start(
            rules.league().with(setup.options()), setup.away().lineup(), setup.home().lineup());
    return new GameState(
        setup,
        rules,
        Seat.first(setup.away().manager()),
        Seat.first(setup.home().manager()),
        DiceState.empty(event.commitment()),
        new HashedGame(game),
        false,
        null,
        null,
        Readiness.first(event));
  }

  /**
   * The state after an event that was decided on this very state.
   *
   * @param ruled the ruling on the play, if the event is a play that was just ruled on; null to
   *     score it from its facts
   * @throws IllegalStateException if the event cannot have been decided on this state
   */
  public static GameState apply(GameState state, Event event, @Nullable RuledPlay ruled) {
    GameState after = withRulings(event.match(new EventApplier(state, ruled)), event);
    return Readiness.counted(Vacancies.noted(state, after, event));
  }

  /**
   * A proposal ends when its play or roll is no longer the current one. New dice end them all: who
   * answers after seeing them could choose between two rolls.
   */
  private static GameState withRulings(GameState state, Event event) {
    RulingState rulings = state.fairPlay().rulings();
    RulingState after = rulings;
    if (event instanceof Event.PlayResolved
        || event instanceof Event.GameCompleted
        || event instanceof Event.SeatOpened) {
      after = rulings.ended();
    } else if (event instanceof Event.PlayUndone undone) {
      after = rulings.undone(undone.playNumber());
    } else if (event instanceof Event.DiceRolled rolled && rolled.roll().reissueOf() == null) {
      after = rulings.ended();
    } else if (event instanceof Event.RollVoided || event instanceof Event.DiceRolled) {
      after = rulings.withoutRolls();
    }
    return after.equals(rulings) ? state : state.with(state.fairPlay().with(after));
  }

  /**
   * The state with a roll pending that nobody made, by the defense that this user knows of, to see
   * what a play would do. Such a state is never stored or shown.
   */
  public static GameState supposing(GameState state, Roll roll, String userId) {
    return state
        .with(Readiness.gameKnownTo(userId, state))
        .with(state.dice().rolled(roll, RollExtras.NONE))
        .start();
  }

  @Override
  public GameState gameCreated(Event.GameCreated event) {
    throw broken("a game is created once");
  }

  @Override
  public GameState seatTaken(Event.SeatTaken event) {
    Seat seat = state.seat(event.side());
    require(seat.isOpen(), "the seat is taken");
    FairPlay fairPlay = state.fairPlay();
    GameState taken =
        state
            .with(event.side(), seat.takenBy(event.manager()))
            .with(fairPlay.with(fairPlay.entropy().seated(event.at())));
    return Readiness.seated(taken, event.side(), event.at());
  }

  @Override
  public GameState seatOpened(Event.SeatOpened event) {
    require(!state.started(), "a seat is opened before the first roll");
    Side other = event.side().other();
    GameState opened =
        state
            .with(event.side(), new Seat(null, null, event.invitation()))
            .with(other, state.seat(other).with(null))
            .with(state.fairPlay().with(EntropyRounds.EMPTY));
    return Readiness.next(opened, event.at());
  }

  @Override
  public GameState entropyCommitted(Event.EntropyCommitted event) {
    require(state.seat(event.side()).heldBy(event.userId()), "another user manages this side");
    EntropyRounds rounds = state.fairPlay().entropy();
    require(rounds.isOpen(state.dice().made()), "the round is over");
    return state.with(
        state
            .fairPlay()
            .with(rounds.committed(event.at(), event.side(), event.userId(), event.commitment())));
  }

  @Override
  public GameState entropyGiven(Event.EntropyGiven event) {
    Seat seat = state.seat(event.side());
    require(seat.heldBy(event.userId()), "another user manages this side");
    GameState given = state.with(event.side(), seat.with(event.entropy()));
    EntropyRounds rounds = state.fairPlay().entropy();
    if (event.round() == null) {
      require(seat.entropy() == null, "entropy is given once");
      return given;
    }
    require(rounds.isComplete() && rounds.isOpen(state.dice().made()), "bytes are not awaited");
    return given.with(state.fairPlay().with(rounds.opened(event.side(), event.entropy())));
  }

  @Override
  public GameState lineupSet(Event.LineupSet event) {
    require(!state.started(), "a lineup is set before the first roll");
    Lineup lineup = Lineup.of(event.lineup());
    GameSetup setup = state.setup().with(event.side(), lineup);
    BallGame game = BallGame.start(state.league(), setup.away().lineup(), setup.home().lineup());
    return Readiness.changed(state.with(setup, game), event.side(), event.at());
  }

  @Override
  public GameState extraRolled(Event.ExtraRolled event) {
    FairPlay fairPlay = state.fairPlay();
    ExtraDiceKey key = event.key();
    boolean ofRoll = key.of() == ExtraDiceKey.Of.ROLL;
    return state.with(fairPlay.with(fairPlay.extra().with(ofRoll, key.form(), key.index())));
  }

  @Override
  public GameState gameStarted(Event.GameStarted event) {
    require(!state.started(), "a game starts once");
    return state.start();
  }

  @Override
  public GameState sideReady(Event.SideReady event) {
    require(state.fairPlay().ready().isUsed(), "nobody has to be ready in this game");
    require(state.pending() == null, "a roll is pending");
    return Readiness.answered(state, event);
  }

  @Override
  public GameState diceRolled(Event.DiceRolled event) {
    Roll roll = event.roll();
    Roll waiting = state.dice().waiting();
    require(state.status() == Status.IN_PROGRESS, "the game is not in progress");
    require(
        waiting == null
            ? roll.number() == state.dice().made() + 1
            : roll.number() == waiting.number() && roll.dice().equals(waiting.dice()),
        "the dice are not the expected ones");
    return Readiness.rolled(state.with(state.dice().rolled(roll, event.extras())), event);
  }

  @Override
  public GameState playResolved(Event.PlayResolved event) {
    Roll pending = state.pending();
    if (pending == null || !pending.rollId().equals(event.rollId())) {
      throw broken("no such roll is pending");
    }
    require(event.playNumber() == state.game().playNumber() + 1, "plays out of order");
    RuledPlay resolved = ruled == null ? scored(event) : ruled;
    PackedRoll packedRoll =
        PackedRoll.of(pending, state.dice().extras(), state.known(pending.rolledBy()));
    PlayHistory played =
        new PlayHistory.Played(
            state.history(),
            SharedSubmissions.shared(event.submission()),
            event.facts().packed(),
            packedRoll);
    return Readiness.resolved(state.played(resolved.after(), resolved.play(), played), event.at());
  }

  @Override
  public GameState choiceNeeded(Event.ChoiceNeeded event) {
    ChoiceState choices = state.fairPlay().choices();
    Roll pending = state.pending();
    require(pending != null && pending.rollId().equals(event.rollId()), "no such roll is pending");
    require(choices.open() == null, "a choice is open");
    require(event.number() == choices.asked() + 1, "choices out of order");
    return state.with(state.fairPlay().with(choices.asking(event)));
  }

  @Override
  public GameState choiceMade(Event.ChoiceMade event) {
    ChoiceState choices = state.fairPlay().choices();
    Event.ChoiceNeeded open = choices.open();
    require(open != null && open.number() == event.number(), "no such choice is open");
    return state.with(state.fairPlay().with(choices.making(event.option())));
  }

  @Override
  public GameState playerInjured(Event.PlayerInjured event) {
    ChoiceState choices = state.fairPlay().choices();
    ChoiceState.Injury injury =
        new ChoiceState.Injury(event.side(), event.player(), state.playNumber());
    return state.with(state.fairPlay().with(choices.with(injury)));
  }

  private RuledPlay scored(Event.PlayResolved event) {
    require(
        event.facts().fits(state.game(), event.submission().counted()),
        "the facts do not fit the runners on base");
    PlayResult play = PlayScorer.score(state.game(), event.submission(), event.facts());
    return new RuledPlay(play, Innings.after(state.game(), play));
  }

  @Override
  public GameState defenseSet(Event.DefenseSet event) {
    GameState after =
        state.with(
            state.game().withDefense(event.defense()),
            new PlayHistory.DefenseChanged(state.history(), event.defense()));
    return Readiness.changed(after, state.game().fielding(), event.at());
  }

  @Override
  public GameState substitutionMade(Event.SubstitutionMade event) {
    GameState after =
        state.with(
            Substitutions.made(state.game(), event.side(), event.changes()),
            new PlayHistory.Substituted(state.history(), event.side(), event.changes()));
    return Readiness.changed(after, event.side(), event.at());
  }

  @Override
  public GameState rollVoided(Event.RollVoided event) {
    Roll pending = state.pending();
    require(pending != null && pending.rollId().equals(event.rollId()), "no such roll is pending");
    return Readiness.next(state.with(state.dice().cleared()), event.at());
  }

  @Override
  public GameState playUndone(Event.PlayUndone event) {
    PlayHistory.Played last = PlayHistory.lastPlay(state.history());
    if (last == null || event.playNumber() != state.game().playNumber()) {
      throw broken("this is not the last play");
    }
    return Readiness.undone(state.undone(last, event.commitment(), event.laterVoid()), event.at());
  }

  @Override
  public GameState gameCompleted(Event.GameCompleted event) {
    BallGame game = state.game().isOver() ? state.game() : ended(event);
    return Readiness.next(state.with(game).with(state.dice().published(event.seed())), event.at());
  }

  /** The winner is the event's: an older rule may have named another than today's would. */
  private BallGame ended(Event.GameCompleted event) {
    GameEnd.Reason reason =
        switch (event.reason()) {
          case "abandoned" -> GameEnd.Reason.ABANDONED;
          case "forfeit" -> GameEnd.Reason.FORFEIT;
          default -> GameEnd.Reason.CALLED;
        };
    return Innings.ended(state.game(), new GameEnd(reason, event.winner()));
  }

  @Override
  public GameState rulingProposed(Event.RulingProposed event) {
    RulingState rulings = state.fairPlay().rulings();
    Proposal proposal = event.proposal();
    require(
        proposal.number() == rulings.made(proposal.side()) + 1, "the proposals are out of order");
    return state.with(state.fairPlay().with(rulings.proposed(proposal)));
  }

  @Override
  public GameState rulingAnswered(Event.RulingAnswered event) {
    RulingState rulings = state.fairPlay().rulings();
    for (Side side : Side.values()) {
      Proposal proposal = rulings.of(side);
      if (proposal != null && proposal.id().equals(event.proposalId())) {
        return state.with(state.fairPlay().with(rulings.answered(side)));
      }
    }
    throw broken("no such proposal is open");
  }

  @Override
  public GameState playDisputed(Event.PlayDisputed event) {
    RulingState rulings = state.fairPlay().rulings();
    require(!rulings.isDisputed(event.playNumber()), "a play is disputed once");
    return state.with(state.fairPlay().with(rulings.disputing(event.playNumber())));
  }

  @Override
  public GameState decisionChanged(Event.DecisionChanged event) {
    return state.with(PitcherDecisions.named(state.game(), event.winningPitcher()));
  }

  @Override
  public GameState announcement(Event.Announcement event) {
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
