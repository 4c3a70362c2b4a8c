package com.paperdynasty.limits;

import static com.paperdynasty.limits.LimitScope.ADDRESS;
import static com.paperdynasty.limits.LimitScope.CONNECTION;
import static com.paperdynasty.limits.LimitScope.USER;

import java.util.List;
import java.util.Locale;

/** A category of requests that is counted, and the scopes that it is counted in. */
public enum LimitCategory {
  /** A heartbeat, a ping, or a frame with an unknown event. */
  FRAME(CONNECTION, USER, ADDRESS),
  /** A token to check: {@code connect}, {@code refresh_token}. */
  TOKEN(CONNECTION, USER, ADDRESS),
  /** Joining, leaving, and reading the state of a game. */
  JOIN(CONNECTION, USER, ADDRESS),
  ROLL(CONNECTION, USER, ADDRESS),
  OUTCOME(CONNECTION, USER, ADDRESS),
  /** Every other command to a game. */
  COMMAND(CONNECTION, USER, ADDRESS),
  /** Chat. */
  MESSAGE(CONNECTION, USER, ADDRESS),
  /** The opening of a connection, over any transport. */
  HANDSHAKE(ADDRESS),
  /** A request of a SockJS transport over HTTP. */
  TRANSPORT(ADDRESS),
  /** A call that reads. */
  READ(USER, ADDRESS),
  /** A call that changes something, or gives a token. */
  WRITE(USER, ADDRESS),
  /** A game to create. It is a call that changes something too. */
  GAME(USER, ADDRESS),
  /** A file of the page. */
  FILE(ADDRESS),
  /** An invalid token. */
  FAILED_LOGIN(ADDRESS),
  /** A game that does not exist or that the user may not see. */
  NOT_FOUND(USER),
  /** A refusal of one of the above. A client that has more of these floods. */
  REFUSAL(CONNECTION, USER, ADDRESS),
  /** A flood. A client that has more of these is banned. */
  FLOOD(USER, ADDRESS);

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<LimitScope> scopes;

  @SuppressWarnings("ImmutableEnumChecker") // and so is what a stream makes
  private final List<LimitScope> scopesWithoutUser;

  LimitCategory(LimitScope... by) {
    this.scopes = List.of(by);
    this.scopesWithoutUser = this.scopes.stream().filter(each -> each != USER).toList();
  }

  /** The scopes of a client whose user is not known. */
  List<LimitScope> scopesWithoutUser() {
    return scopesWithoutUser;
  }

  /** The scopes that it is counted in. */
  public List<LimitScope> scopes() {
    return scopes;
  }

  /** Its word in configuration and figures. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The category of a client's event. */
  public static LimitCategory ofEvent(String event) {
    return switch (event) {
      case "connect", "refresh_token" -> TOKEN;
      case "join_game", "leave_game", "request_game_state" -> JOIN;
      case "roll_dice" -> ROLL;
      case "submit_manual_outcome" -> OUTCOME;
      case "send_message" -> MESSAGE;
      case "set_lineup",
          "set_defense",
          "substitute",
          "void_roll",
          "undo_play",
          "end_game",
          "set_winning_pitcher",
          "request_hand_cards",
          "mute_user",
          "announce" ->
          COMMAND;
      default -> FRAME;
    };
  }

  /** Whether it names a game. */
  boolean isAboutGame() {
    return this == JOIN || this == ROLL || this == OUTCOME || this == COMMAND || this == MESSAGE;
  }

  /** Whether it is counted for a connection, and not for single requests. */
  boolean isOfConnection() {
    return scopes.contains(CONNECTION);
  }
}
