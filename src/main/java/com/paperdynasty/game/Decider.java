package com.paperdynasty.game;

import com.paperdynasty.baseball.BallGame;
import com.paperdynasty.baseball.League;
import com.paperdynasty.baseball.Lineup;
import com.paperdynasty.baseball.LineupRuling;
import com.paperdynasty.baseball.OfficialScorer;
import com.paperdynasty.baseball.Side;
import com.paperdynasty.baseball.Slot;
import com.paperdynasty.baseball.Substitutions;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides one command whose actor has the right to give it. */
final class Decider implements Command.Cases<Decision> {
  private final Asked asked;
  private final TableState state;

  Decider(Asked asked) {
    this.asked = asked;
    this.state = asked.state();
  }

  @Override
  public Decision rollDice(Command.RollDice command) {
    return new RollDecisions(asked).roll();
  }

  @Override
  public Decision voidRoll(Command.VoidRoll command) {
    return new RollDecisions(asked).voidRoll(command);
  }

  @Override
  public Decision submitOutcome(Command.SubmitOutcome command) {
    return new PlayDecisions(asked).submit(command);
  }

  @Override
  public Decision undoPlay(Command.UndoPlay command) {
    return new PlayDecisions(asked).undo(command);
  }

  @Override
  public Decision endGame(Command.EndGame command) {
    return new PlayDecisions(asked).end(command);
  }

  @Override
  public Decision abandon(Command.Abandon command) {
    return new PlayDecisions(asked).abandon();
  }

  @Override
  public Decision setLineup(Command.SetLineup command) {
    if (state.started()) {
      return Decision.refuse(Refusal.gameState("The game has started"));
    }
    String fault = faultIn(command.lineup(), command.side());
    return fault != null
        ? Decision.refuse(Problem.about("lineup", ErrorCode.INVALID, fault))
        : Decision.accept(
            new Event.LineupSet(asked.now(), asked.by(), command.side(), command.lineup()));
  }

  @Override
  public Decision setDefense(Command.SetDefense command) {
    Problem refusal = betweenPlays();
    return refusal != null
        ? Decision.refuse(refusal)
        : Decision.accept(new Event.DefenseSet(asked.now(), asked.by(), command.defense()));
  }

  @Override
  public Decision substitute(Command.Substitute command) {
    Problem refusal = betweenPlays();
    return refusal != null
        ? Decision.refuse(refusal)
        : ifMade(
            Substitutions.apply(state.game(), command.side(), command.changes()),
            new Event.SubstitutionMade(asked.now(), asked.by(), command.side(), command.changes()));
  }

  @Override
  public Decision setWinningPitcher(Command.SetWinningPitcher command) {
    return ifMade(
        OfficialScorer.nameWinner(state.game(), command.playerId()),
        new Event.DecisionChanged(asked.now(), asked.by(), command.playerId()));
  }

  @Override
  public Decision announce(Command.Announce command) {
    Manager from = new Manager(asked.by(), asked.actor().name());
    return Decision.accept(new Event.Announcement(asked.now(), from, command.text()));
  }

  @Override
  public Decision giveEntropy(Command.GiveEntropy command) {
    List<Event> events = new ArrayList<>();
    for (Side side : state.sidesOf(asked.by())) {
      if (state.seat(side).entropy() == null) {
        events.add(new Event.EntropyGiven(asked.now(), side, asked.by(), command.entropy()));
      }
    }
    return events.isEmpty()
        ? Decision.refuse(Problem.of(ErrorCode.CONFLICT, "Entropy was given before"))
        : Decision.accept(events);
  }

  @Override
  public Decision takeSeat(Command.TakeSeat command) {
    Invitations invitations = asked.secrets().invitations();
    for (Side side : Side.values()) {
      if (Invitations.opens(invitations.seat(side), command.invitation())) {
        Manager manager = new Manager(asked.by(), asked.actor().name());
        return state.seat(side).open()
            ? Decision.accept(new Event.SeatTaken(asked.now(), side, manager))
            : Decision.refuse(Problem.of(ErrorCode.CONFLICT, "This seat is taken"));
      }
    }
    return Decision.refuse(
        state.knownTo(asked.actor())
            ? Refusal.notAuthorized()
            : Refusal.unknownGame(state.setup().gameId()));
  }

  @Override
  public Decision unreadable(Command.Unreadable command) {
    return Decision.refuse(command.refusal());
  }

  /** Why the defense and lineups cannot change now, or null: not while a roll is pending. */
  private @Nullable Problem betweenPlays() {
    if (state.pending() != null) {
      return Refusal.gameState("A roll is pending");
    }
    return state.game().isOver() ? Refusal.rule("The game is over") : null;
  }

  private @Nullable String faultIn(List<Slot> lineup, Side side) {
    League league = state.league();
    String fault = Lineup.faultIn(lineup, league.dh());
    if (fault != null) {
      return fault;
    }
    BallGame game = state.game();
    for (Slot slot : lineup) {
      String id = slot.player().id();
      if (game.lineup(side.other()).slotOf(id) != null) {
        return "Player " + id + " is in both lineups";
      }
    }
    return null;
  }

  private static Decision ifMade(LineupRuling ruling, Event event) {
    return ruling instanceof LineupRuling.Rejected rejected
        ? Decision.refuse(rejected.violation().problem())
        : Decision.accept(event);
  }
}
