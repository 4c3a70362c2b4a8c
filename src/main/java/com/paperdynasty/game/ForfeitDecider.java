package com.paperdynasty.game;

import com.paperdynasty.baseball.model.GameEnd;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides forfeits: a side gives up, or its manager has been away for too long. */
final class ForfeitDecider {
  private final DecisionContext decisionContext;
  private final GameState state;

  ForfeitDecider(DecisionContext decisionContext) {
    this.decisionContext = decisionContext;
    this.state = decisionContext.state();
  }

  /** A side gives the game up. The score stays as it was played. */
  Decision concede(Command.Concede command) {
    List<Side> managed = state.sidesOf(decisionContext.userId());
    Side side = command.side() == null && managed.size() == 1 ? managed.get(0) : command.side();
    if (side == null) {
      return Decision.refuse(Problem.about("side", ErrorCode.INVALID, "Missing side"));
    }
    if (!managed.contains(side)) {
      return Decision.refuse(GameProblems.notAuthorized());
    }
    Problem refusal = impossible(side);
    return refusal == null ? forfeit(side, command.reason()) : Decision.refuse(refusal);
  }

  /** The manager of the other side, whose move it is, has been away for too long. */
  Decision claim() {
    List<Side> managed = state.sidesOf(decisionContext.userId());
    if (managed.size() != 1) {
      return Decision.refuse(GameProblems.gameState("You manage both sides"));
    }
    Side other = managed.get(0).other();
    Problem refusal = impossible(managed.get(0));
    if (refusal == null) {
      refusal = notYet(other);
    }
    return refusal == null
        ? forfeit(other, "The manager of " + name(other) + " was away")
        : Decision.refuse(refusal);
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

  private @Nullable Problem notYet(Side other) {
    WhoseMove move = WhoseMove.at(state, decisionContext.now());
    if (move == null || !move.isOnly(other)) {
      return GameProblems.gameState("It is your move");
    }
    Instant gone = decisionContext.presence().gone(other);
    if (gone == null) {
      return GameProblems.gameState("The manager of " + name(other) + " is here");
    }
    int seconds = state.setup().table().absenceSeconds();
    long leftMs = Duration.between(decisionContext.now(), gone.plusSeconds(seconds)).toMillis();
    return leftMs > 0
        ? GameProblems.gameState(
                "The manager of " + name(other) + " has not been away for " + seconds + " seconds")
            .retryAfter(leftMs)
        : null;
  }

  private String name(Side side) {
    return state.setup().team(side).name();
  }

  private Decision forfeit(Side side, @Nullable String note) {
    GameEnd gameEnd = new GameEnd(GameEnd.Reason.FORFEIT, side.other());
    return Decision.accept(new PlayDecider(decisionContext).completed(gameEnd, note));
  }
}
