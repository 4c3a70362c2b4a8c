package com.paperdynasty.game;

import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.util.UUID;

/** What a table says no with, where several rules say the same. The texts are the protocol's. */
public final class Refusal {
  private Refusal() {}

  /** What a sender is told who has no business with this command. */
  public static Problem notAuthorized() {
    return Problem.of(ErrorCode.FORBIDDEN, "Not authorized");
  }

  /** What the manager of the other side is told. */
  public static Problem notYourTurn() {
    return Problem.of(ErrorCode.FORBIDDEN, "Not your turn");
  }

  /** What is said of a game that there is not, or that is none of the sender's business. */
  public static Problem unknownGame(UUID gameId) {
    return Problem.of(ErrorCode.NOT_FOUND, "Game " + gameId + " not found");
  }

  /** The table is not where the command takes it to be. */
  static Problem gameState(String message) {
    return Problem.about("game_state", ErrorCode.CONFLICT, message);
  }

  /** A rule of the game is against it. */
  static Problem rule(String message) {
    return Problem.about("validation", ErrorCode.INVALID, message);
  }
}
