package com.paperdynasty.limits;

import static com.paperdynasty.limits.LimitScope.ADDRESS;
import static com.paperdynasty.limits.LimitScope.CONNECTION;
import static com.paperdynasty.limits.LimitScope.USER;

import java.util.List;
import java.util.Locale;

/** A category of requests that is limited, and the scopes that it is counted in. */
public enum LimitCategory {
  /** A heartbeat, a ping, or a frame with an unknown event. */
  FRAME(CONNECTION, USER, ADDRESS),
  /** A token to verify: {@code connect}, {@code refresh_token}. */
  TOKEN(CONNECTION, USER, ADDRESS),
  /** Joining, leaving, and reading the state of a game or what an outcome would do. */
  JOIN(CONNECTION, USER, ADDRESS),
  /** Dice, and the readiness that goes before each roll. */
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
  /** An HTTP call that reads. */
  READ(USER, ADDRESS),
  /** An HTTP call that changes something, or issues a token. */
  WRITE(USER, ADDRESS),
  /** The creation of a game. It counts as {@link #WRITE} too. */
  GAME(USER, ADDRESS),
  /** A step of a sign-in with the OpenID provider. */
  SIGN_IN(ADDRESS),
  /** A new guest. */
  GUEST(ADDRESS),
  /** A game that a guest creates. It counts as {@link #GAME} too. */
  GUEST_GAME(ADDRESS),
  /** A static file of the web page. */
  FILE(ADDRESS),
  /** An invalid token. */
  FAILED_LOGIN(ADDRESS),
  /** A game that does not exist or that the user may not see. */
  NOT_FOUND(USER),
  /** A refusal of one of the above. A client that exceeds this rate floods. */
  REFUSAL(CONNECTION, USER, ADDRESS),
  /** A flood. A client that exceeds this rate is banned. */
  FLOOD(USER, ADDRESS);

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<LimitScope> scopes;

  @SuppressWarnings("ImmutableEnumChecker") // so is Stream.toList
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

  /** Its name in configuration and metrics. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The category of a client's event. */
  public static LimitCategory ofEvent(String event) {
    return switch (event) {
      case "connect", "refresh_token" -> TOKEN;
      case "join_game", "leave_game", "request_game_state", "preview_outcome" -> JOIN;
      case "roll_dice", "roll_extra", "declare_dice", "ready" -> ROLL;
      case "submit_manual_outcome", "submit_decision" -> OUTCOME;
      case "send_message" -> MESSAGE;
      case "set_lineup",
          "set_defense",
          "substitute",
          "void_roll",
          "undo_play",
          "end_game",
          "concede",
          "claim_forfeit",
          "propose_ruling",
          "answer_ruling",
          "dispute",
          "set_winning_pitcher",
          "request_hand_cards",
          "mute_user",
          "give_entropy",
          "announce" ->
          COMMAND;
      default -> FRAME;
    };
  }

  /** Whether its requests name a game. */
  boolean isAboutGame() {
    return this == JOIN || this == ROLL || this == OUTCOME || this == COMMAND || this == MESSAGE;
  }

  /** Whether it is counted by connection. */
  boolean isOfConnection() {
    return scopes.contains(CONNECTION);
  }
}
