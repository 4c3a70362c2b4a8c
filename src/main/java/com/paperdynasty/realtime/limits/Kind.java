package com.paperdynasty.realtime.limits;

import static com.paperdynasty.realtime.limits.By.ADDRESS;
import static com.paperdynasty.realtime.limits.By.CONNECTION;
import static com.paperdynasty.realtime.limits.By.USER;

import java.util.List;
import java.util.Locale;

/** What is counted, and by whom. */
public enum Kind {
  /** A heartbeat, a ping, or a frame that asks for nothing that there is. */
  FRAME(CONNECTION, USER, ADDRESS),
  /** A token to check: {@code connect}, {@code refresh_token}. */
  TOKEN(CONNECTION, USER, ADDRESS),
  /** Coming, going, and asking for the state of a game. */
  JOIN(CONNECTION, USER, ADDRESS),
  ROLL(CONNECTION, USER, ADDRESS),
  OUTCOME(CONNECTION, USER, ADDRESS),
  /** Every other command to a table. */
  COMMAND(CONNECTION, USER, ADDRESS),
  /** Chat. */
  MESSAGE(CONNECTION, USER, ADDRESS),
  /** The opening of a connection, over whichever transport. */
  HANDSHAKE(ADDRESS),
  /** A request of a SockJS transport that is no WebSocket. */
  TRANSPORT(ADDRESS),
  /** A call that reads. */
  READ(USER, ADDRESS),
  /** A call that changes something, or gives a token. */
  WRITE(USER, ADDRESS),
  /** A game to create. It is a call that changes something too. */
  GAME(USER, ADDRESS),
  /** A file of the page. */
  FILE(ADDRESS),
  /** A token that was not good. */
  FAILED_LOGIN(ADDRESS),
  /** A game that the asker may not see or that there is not, over HTTP or the socket. */
  NOT_FOUND(USER),
  /** Something that was refused for one of the above. A client that has more of these floods. */
  REFUSAL(CONNECTION, USER, ADDRESS),
  /** A flood. A client that has more of these is kept out. */
  FLOOD(USER, ADDRESS);

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<By> by;

  @SuppressWarnings("ImmutableEnumChecker") // and so is what a stream makes
  private final List<By> byOfNobody;

  Kind(By... by) {
    this.by = List.of(by);
    this.byOfNobody = this.by.stream().filter(each -> each != USER).toList();
  }

  /** Whose buckets there are while nobody knows which user it is. */
  List<By> byOfNobody() {
    return byOfNobody;
  }

  /** Whose buckets there are. */
  public List<By> by() {
    return by;
  }

  /** Its word in configuration and figures. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What a client's event is. */
  public static Kind ofEvent(String event) {
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

  /** Whether a connection is held to account for it, and not one request. */
  boolean isOfConnection() {
    return by.contains(CONNECTION);
  }
}
