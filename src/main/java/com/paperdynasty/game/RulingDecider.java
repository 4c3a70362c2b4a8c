package com.paperdynasty.game;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.game.fairplay.RulingState;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.model.Proposal;
import com.paperdynasty.game.model.Roll;
import com.paperdynasty.game.state.EventApplier;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.game.state.PlayHistory;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides proposals of one manager to the other, and disputes. */
final class RulingDecider {
  private static final String PROPOSAL_ID = "proposal_id";
  private static final String PLAY_NUMBER = "play_number";

  private final DecisionContext decisionContext;
  private final GameState state;
  private final RulingState rulings;

  RulingDecider(DecisionContext decisionContext) {
    this.decisionContext = decisionContext;
    this.state = decisionContext.state();
    this.rulings = state.fairPlay().rulings();
  }

  Decision propose(FairPlayCommand.ProposeRuling command) {
    Side side = decisionContext.onlySide();
    if (side == null) {
      return Decision.refuse(GameProblems.gameState("You manage both sides"));
    }
    if (rulings.open(side, decisionContext.now()) != null) {
      return Decision.refuse(GameProblems.gameState("Your proposal waits for its answer"));
    }
    Roll pending = state.pending();
    Proposal proposal =
        new Proposal(
            side,
            rulings.made(side) + 1,
            command.kind(),
            decisionContext.userId(),
            command.reason(),
            decisionContext.now(),
            command.playNumber() == null ? state.playNumber() : command.playNumber(),
            command.rollId() != null || pending == null ? command.rollId() : pending.rollId(),
            command.correction());
    // What cannot be done now is not asked for either.
    return agreed(proposal) instanceof Decision.Refused refused
        ? refused
        : Decision.accept(new Event.RulingProposed(proposal));
  }

  Decision answer(FairPlayCommand.AnswerRuling command) {
    String id = command.proposalId();
    Side side = Proposal.sideOf(id);
    int number = Proposal.numberOf(id);
    if (side == null || number < 1 || number > rulings.made(side)) {
      return Decision.refuse(
          Problem.about(PROPOSAL_ID, ErrorCode.NOT_FOUND, "There is no such proposal"));
    }
    if (state.seat(side).heldBy(decisionContext.userId())) {
      return Decision.refuse(
          Problem.about(PROPOSAL_ID, ErrorCode.FORBIDDEN, "The other side answers this"));
    }
    if (!state.actsFor(decisionContext.actor(), side.other())) {
      return Decision.refuse(GameProblems.notAuthorized());
    }
    Proposal proposal = rulings.open(side, decisionContext.now());
    if (proposal == null || proposal.number() != number) {
      return Decision.refuse(
          Problem.about(PROPOSAL_ID, ErrorCode.CONFLICT, "This proposal has ended"));
    }
    Event answer =
        new Event.RulingAnswered(
            decisionContext.now(), id, decisionContext.userId(), command.accept());
    return command.accept()
        ? following(List.of(answer), agreed(proposal))
        : Decision.accept(answer);
  }

  Decision dispute(FairPlayCommand.Dispute command) {
    int number = command.playNumber();
    PlayHistory.Played play = PlayHistory.play(state.history(), state.playNumber() - number);
    if (play == null) {
      return Decision.refuse(
          Problem.about(PLAY_NUMBER, ErrorCode.NOT_FOUND, "There is no play " + number));
    }
    Side side = state.before(play).fielding();
    if (!state.seat(side).heldBy(decisionContext.userId())
        || state.seat(side.other()).heldBy(decisionContext.userId())) {
      return Decision.refuse(GameProblems.notAuthorized());
    }
    return rulings.isDisputed(number)
        ? Decision.refuse(
            Problem.about(PLAY_NUMBER, ErrorCode.CONFLICT, "You have disputed this play"))
        : Decision.accept(
            new Event.PlayDisputed(
                decisionContext.now(), number, decisionContext.userId(), side, command.text()));
  }

  /** Why the next roll waits for an answer, or null if it does not. */
  static @Nullable Problem holdsRoll(DecisionContext decisionContext) {
    GameState state = decisionContext.state();
    Proposal proposal =
        state.isAgreed() ? state.fairPlay().rulings().holding(decisionContext.now()) : null;
    return proposal == null
        ? null
        : GameProblems.gameState(
            "Waiting for the answer of " + decisionContext.teamName(proposal.side().other()));
  }

  /** What is done when both sides agree, decided by the very rules of the ruling itself. */
  private Decision agreed(Proposal proposal) {
    return switch (proposal.kind()) {
      case VOID_ROLL ->
          new RollDecider(decisionContext)
              .voidRoll(new Command.VoidRoll(proposal.reason(), proposal.rollId()));
      case END_GAME -> new PlayDecider(decisionContext).end(new Command.EndGame(proposal.reason()));
      case UNDO_PLAY -> undone(proposal);
    };
  }

  private Decision undone(Proposal proposal) {
    Decision undo =
        new PlayDecider(decisionContext)
            .undo(new Command.UndoPlay(proposal.reason(), proposal.playNumber()));
    if (proposal.correction() == null || !(undo instanceof Decision.Accepted accepted)) {
      return undo;
    }
    GameState before = state;
    for (Event event : accepted.events()) {
      before = EventApplier.apply(before, event, null);
    }
    return following(
        accepted.events(),
        new PlayDecider(decisionContext.on(before)).correct(proposal.correction()));
  }

  private static Decision following(List<Event> first, Decision then) {
    if (!(then instanceof Decision.Accepted accepted)) {
      return then;
    }
    List<Event> all = new ArrayList<>(first);
    all.addAll(accepted.events());
    return new Decision.Accepted(all, accepted.ruled());
  }
}
