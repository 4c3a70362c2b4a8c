package com.paperdynasty.game;

import com.paperdynasty.baseball.league.League;
import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.baseball.rules.LineupRuling;
import com.paperdynasty.baseball.rules.OfficialScorer;
import com.paperdynasty.baseball.rules.Substitutions;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.card.CardRules;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides one command whose actor has the right to give it. */
final class CommandDecider implements Command.Cases<Decision> {
  private final DecisionContext decisionContext;
  private final GameState state;
  private final ReadyDecider ready;

  CommandDecider(DecisionContext decisionContext) {
    this.decisionContext = decisionContext;
    this.state = decisionContext.state();
    this.ready = new ReadyDecider(decisionContext);
  }

  @Override
  public Decision rollDice(Command.RollDice command) {
    return new RollDecider(decisionContext).roll(command);
  }

  @Override
  public Decision ready(FairPlayCommand.Ready command) {
    return ready.answer(command);
  }

  @Override
  public Decision declareDice(FairPlayCommand.DeclareDice command) {
    return new RollDecider(decisionContext).declare(command);
  }

  @Override
  public Decision rollExtra(FairPlayCommand.RollExtra command) {
    return new ExtraDiceDecider(decisionContext).roll(command);
  }

  @Override
  public Decision voidRoll(Command.VoidRoll command) {
    return new RollDecider(decisionContext).voidRoll(command);
  }

  @Override
  public Decision submitOutcome(Command.SubmitOutcome command) {
    return new PlayDecider(decisionContext).submit(command);
  }

  @Override
  public Decision readCard(Command.ReadCard command) {
    return new ChoiceDecider(decisionContext).readCard(command);
  }

  @Override
  public Decision makeChoice(Command.MakeChoice command) {
    return new ChoiceDecider(decisionContext).make(command);
  }

  @Override
  public Decision takeDefault(Command.TakeDefault command) {
    return new ChoiceDecider(decisionContext).takeDefault();
  }

  @Override
  public Decision undoPlay(Command.UndoPlay command) {
    return new PlayDecider(decisionContext).undo(command);
  }

  @Override
  public Decision endGame(Command.EndGame command) {
    return new PlayDecider(decisionContext).end(command);
  }

  @Override
  public Decision concede(FairPlayCommand.Concede command) {
    return new ForfeitDecider(decisionContext).concede(command);
  }

  @Override
  public Decision claimForfeit(FairPlayCommand.ClaimForfeit command) {
    return new ForfeitDecider(decisionContext).claim();
  }

  @Override
  public Decision proposeRuling(FairPlayCommand.ProposeRuling command) {
    return new RulingDecider(decisionContext).propose(command);
  }

  @Override
  public Decision answerRuling(FairPlayCommand.AnswerRuling command) {
    return new RulingDecider(decisionContext).answer(command);
  }

  @Override
  public Decision dispute(FairPlayCommand.Dispute command) {
    return new RulingDecider(decisionContext).dispute(command);
  }

  @Override
  public Decision abandon(Command.Abandon command) {
    return new PlayDecider(decisionContext).abandon();
  }

  @Override
  public Decision setLineup(Command.SetLineup command) {
    if (state.started()) {
      return Decision.refuse(GameProblems.gameState("The game has started"));
    }
    Problem refusal = ready.refusalToChange(command.side());
    if (refusal != null) {
      return Decision.refuse(refusal);
    }
    String fault = faultIn(command.lineup(), command.side());
    if (fault == null) {
      fault = CardRules.faultIn(state.rules().cards(), command.lineup());
    }
    return fault != null
        ? Decision.refuse(Problem.about("lineup", ErrorCode.INVALID, fault))
        : Decision.accept(
            new Event.LineupSet(
                decisionContext.now(), decisionContext.userId(), command.side(), command.lineup()));
  }

  @Override
  public Decision setDefense(Command.SetDefense command) {
    Problem refusal = betweenPlays(ready::refusalToSetDefense);
    return refusal != null
        ? Decision.refuse(refusal)
        : Decision.accept(
            new Event.DefenseSet(
                decisionContext.now(), decisionContext.userId(), command.defense()));
  }

  @Override
  public Decision substitute(Command.Substitute command) {
    Problem refusal = betweenPlays(() -> ready.refusalToSubstitute(command));
    if (refusal == null) {
      refusal = CardRules.refusalOf(state.rules().cards(), command.changes());
    }
    return refusal != null
        ? Decision.refuse(refusal)
        : ifMade(
            Substitutions.apply(state.game(), command.side(), command.changes()),
            new Event.SubstitutionMade(
                decisionContext.now(),
                decisionContext.userId(),
                command.side(),
                command.changes()));
  }

  @Override
  public Decision setWinningPitcher(Command.SetWinningPitcher command) {
    return ifMade(
        OfficialScorer.nameWinner(state.game(), command.playerId()),
        new Event.DecisionChanged(
            decisionContext.now(), decisionContext.userId(), command.playerId()));
  }

  @Override
  public Decision announce(Command.Announce command) {
    Manager from = new Manager(decisionContext.userId(), decisionContext.actor().name());
    return Decision.accept(new Event.Announcement(decisionContext.now(), from, command.text()));
  }

  @Override
  public Decision commitEntropy(FairPlayCommand.CommitEntropy command) {
    return new EntropyDecider(decisionContext).commit(command);
  }

  @Override
  public Decision openEntropy(FairPlayCommand.OpenEntropy command) {
    return new EntropyDecider(decisionContext).open(command);
  }

  @Override
  public Decision giveEntropy(FairPlayCommand.GiveEntropy command) {
    return new EntropyDecider(decisionContext).give(command);
  }

  @Override
  public Decision takeSeat(Command.TakeSeat command) {
    if (state.isUmpire(decisionContext.userId())) {
      return Decision.refuse(Problem.of(ErrorCode.FORBIDDEN, "An umpire manages no side"));
    }
    for (Side side : Side.values()) {
      if (state.isInvitationTo(side, command.invitation(), decisionContext.secrets())) {
        Manager manager = new Manager(decisionContext.userId(), decisionContext.actor().name());
        return state.seat(side).isOpen()
            ? Decision.accept(new Event.SeatTaken(decisionContext.now(), side, manager))
            : Decision.refuse(Problem.of(ErrorCode.CONFLICT, "This seat is taken"));
      }
    }
    return Decision.refuse(
        state.isKnownTo(decisionContext.actor())
            ? GameProblems.notAuthorized()
            : Problem.unknownGame(state.setup().gameId()));
  }

  @Override
  public Decision openSeat(Command.OpenSeat command) {
    if (state.started() || state.game().isOver()) {
      return Decision.refuse(GameProblems.gameState("The game has started"));
    }
    return Decision.accept(
        new Event.SeatOpened(
            decisionContext.now(),
            command.side(),
            decisionContext.userId(),
            state.seat(command.side()).managerId(),
            command.invitation()));
  }

  @Override
  public Decision unreadable(Command.Unreadable command) {
    return Decision.refuse(command.refusal());
  }

  /** Why the defense and lineups cannot change now, or null: not while a roll is pending. */
  private @Nullable Problem betweenPlays(Supplier<@Nullable Problem> otherwise) {
    Problem refusal = decisionContext.betweenPlays();
    return refusal != null ? refusal : otherwise.get();
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
