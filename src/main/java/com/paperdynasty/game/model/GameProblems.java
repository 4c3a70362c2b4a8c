package com.paperdynasty.game.model;

import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;

/**
 * The problems for which a game refuses a command, where several rules share one. The texts are
 * part of the protocol (AsyncAPI).
 */
public final class GameProblems {
  private GameProblems() {}

  /** The sender has no right to give this command. */
  public static Problem notAuthorized() {
    return Problem.of(ErrorCode.FORBIDDEN, "Not authorized");
  }

  /** Two managers agree on rulings with each other. */
  public static Problem askTheOtherManager() {
    return Problem.of(ErrorCode.FORBIDDEN, "Ask the other manager");
  }

  /** It is the other side's turn. */
  public static Problem notYourTurn() {
    return Problem.of(ErrorCode.FORBIDDEN, "Not your turn");
  }

  /** The sender has not said for which side, and manages both. */
  public static Problem missingSide() {
    return Problem.about("side", ErrorCode.INVALID, "Missing side");
  }

  /** The command does not fit the state of the game. */
  public static Problem gameState(String message) {
    return Problem.about("game_state", ErrorCode.CONFLICT, message);
  }

  /** A rule of the game forbids it. */
  public static Problem rule(String message) {
    return Problem.about("validation", ErrorCode.INVALID, message);
  }
}
