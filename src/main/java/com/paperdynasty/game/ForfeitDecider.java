package com.paperdynasty.game;

import com.paperdynasty.baseball.model.GameEnd;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.game.fairplay.ChoiceState.Injury;
import com.paperdynasty.game.fairplay.ReadyState;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.game.state.Injuries;
import com.paperdynasty.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides forfeits: a side gives up, or the game has waited for it in vain. */
final class ForfeitDecider {
  private final DecisionContext decisionContext;
  private final GameState state;

  ForfeitDecider(DecisionContext decisionContext) {
    this.decisionContext = decisionContext;
    this.state = decisionContext.state();
  }

  /** A side gives the game up. The score stays as it was played. */
  Decision concede(FairPlayCommand.Concede command) {
    Side side = command.side() == null ? decisionContext.onlySide() : command.side();
    if (side == null) {
      return Decision.refuse(GameProblems.missingSide());
    }
    if (!state.seat(side).heldBy(decisionContext.userId())) {
      return Decision.refuse(GameProblems.notAuthorized());
    }
    Problem refusal = impossible(side);
    return refusal == null ? forfeit(side, command.reason()) : Decision.refuse(refusal);
  }

  /**
   * The other side, whose move it is, does not move: its manager has been away for too long, or it
   * could not place nine players in the field in time (official rule 7.03(b)).
   */
  Decision claim() {
    Side own = decisionContext.onlySide();
    if (own == null) {
      return Decision.refuse(GameProblems.gameState("You manage both sides"));
    }
    Side other = own.other();
    Problem refusal = impossible(own);
    if (refusal == null && !state.started()) {
      refusal = GameProblems.gameState("The game has not started");
    }
    return refusal == null ? claimed(other) : Decision.refuse(refusal);
  }

  private Decision claimed(Side other) {
    WhoseMove move = WhoseMove.at(state, decisionContext.now());
    if (move == null || !move.isOnly(other)) {
      return Decision.refuse(GameProblems.gameState("It is your move"));
    }
    if (move.what() == WhoseMove.For.RULING || move.what() == WhoseMove.For.ENTROPY) {
      Problem refusal = GameProblems.gameState("The game waits only for a while");
      return Decision.refuse(move.until() == null ? refusal : tooEarly(refusal, move.until()));
    }
    boolean vacant = state.fairPlay().vacantSince() != null;
    Instant mustFieldAt = vacant ? mustFieldAt(other) : null;
    if (mustFieldAt != null && isOver(mustFieldAt)) {
      return forfeit(other, name(other) + didNot());
    }
    Instant gone = decisionContext.presence().gone(other);
    if (gone == null) {
      return Decision.refuse(vacant ? mayStillField(other, mustFieldAt) : isHere(other));
    }
    int seconds = state.setup().table().absenceSeconds();
    Instant end = countedFrom(gone, move).plusSeconds(seconds);
    return isOver(end)
        ? forfeit(other, "The manager of " + name(other) + " was away")
        : Decision.refuse(
            tooEarly(
                GameProblems.gameState(
                    "The manager of "
                        + name(other)
                        + " has not been away for "
                        + seconds
                        + " seconds"),
                end));
  }

  /** Readiness is waited for as soon as the other side is ready, which may be just now. */
  private static Instant countedFrom(Instant gone, WhoseMove move) {
    Instant since = move.since();
    return move.what() == WhoseMove.For.READY && since != null && since.isAfter(gone)
        ? since
        : gone;
  }

  /**
   * When a side has had its time to send a player who is missing; null while that time does not
   * run.
   */
  private @Nullable Instant mustFieldAt(Side side) {
    ReadyState ready = state.fairPlay().ready();
    if (!ready.isUsed()) {
      Instant since = state.fairPlay().vacantSince();
      return since == null ? null : since.plusSeconds(state.setup().table().absenceSeconds());
    }
    if (ready.isPassedOver(side, decisionContext.now())) {
      return decisionContext.now();
    }
    return ready.waitingFor() == side ? ready.budgetEndsAt() : null;
  }

  private String didNot() {
    Injury injury = Injuries.mustLeave(state);
    return injury == null
        ? " did not place nine players in the field"
        : " did not replace " + injury.player().name() + ", who is injured";
  }

  private Problem mayStillField(Side side, @Nullable Instant until) {
    Problem refusal = GameProblems.gameState(name(side) + " may still fill their positions");
    return until == null ? refusal : tooEarly(refusal, until);
  }

  private Problem isHere(Side side) {
    return GameProblems.gameState("The manager of " + name(side) + " is here");
  }

  private boolean isOver(Instant end) {
    return !decisionContext.now().isBefore(end);
  }

  private Problem tooEarly(Problem refusal, Instant end) {
    return refusal.retryAfter(Duration.between(decisionContext.now(), end).toMillis());
  }

  /** Why no side can win by forfeit now, or null. */
  private @Nullable Problem impossible(Side side) {
    if (state.game().isOver()) {
      return GameProblems.rule("The game is over");
    }
    return state.seat(side.other()).isOpen()
        ? GameProblems.rule("The other side has no manager")
        : null;
  }

  private String name(Side side) {
    return decisionContext.teamName(side);
  }

  private Decision forfeit(Side side, @Nullable String note) {
    GameEnd gameEnd = new GameEnd(GameEnd.Reason.FORFEIT, side.other());
    return Decision.accept(new PlayDecider(decisionContext).completed(gameEnd, note));
  }
}
