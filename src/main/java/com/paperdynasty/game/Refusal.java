package com.paperdynasty.game;

import com.paperdynasty.baseball.Illegal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a command was not carried out. A refusal is a value and changes nothing.
 *
 * @param code the kind, as clients see it
 * @param message what the sender reads; fixed texts are part of the protocol
 * @param field what the message is about, where it is about one thing
 * @param errors further detail, such as the values that would have been allowed; often empty
 */
public record Refusal(Code code, String message, @Nullable String field, List<String> errors) {

  /** The kinds of refusal. */
  public enum Code {
    /** The sender may not do this, or not now. */
    FORBIDDEN,
    /** There is no such thing for them. */
    NOT_FOUND,
    /** The command is wrong in itself or against the rules of the game. */
    INVALID,
    /** The command was right for a table that has moved on. */
    CONFLICT
  }

  public Refusal {
    errors = List.copyOf(errors);
  }

  /** A refusal that is about no single field. */
  public static Refusal of(Code code, String message) {
    return new Refusal(code, message, null, List.of());
  }

  /** A refusal about one field. */
  public static Refusal about(String field, Code code, String message) {
    return new Refusal(code, message, field, List.of());
  }

  /** What a sender is told who has no business with this command. */
  public static Refusal notAuthorized() {
    return of(Code.FORBIDDEN, "Not authorized");
  }

  /** What the manager of the other side is told. */
  public static Refusal notYourTurn() {
    return of(Code.FORBIDDEN, "Not your turn");
  }

  /** What is said of a game that does not exist, or that the sender may not see. */
  public static Refusal unknownGame(UUID gameId) {
    return of(Code.NOT_FOUND, "Game " + gameId + " not found");
  }

  /** The table is not where the command takes it to be. */
  static Refusal gameState(String message) {
    return about("game_state", Code.CONFLICT, message);
  }

  /** The umpire is against it. */
  static Refusal of(Illegal illegal) {
    return about(illegal.field(), Code.INVALID, illegal.reason());
  }

  /** A rule of the game is against it. */
  static Refusal rule(String message) {
    return about("validation", Code.INVALID, message);
  }
}
