package com.paperdynasty.wire;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads {@link ClientMessage}s. */
public final class ClientMessages {
  private static final int MAX_INVITATION = 128;

  /** The events of clients besides game commands. */
  private static final Set<String> BESIDE_COMMANDS =
      Set.of(
          "connect",
          "refresh_token",
          "heartbeat",
          "disconnect",
          "join_game",
          "leave_game",
          "request_game_state",
          "send_message",
          "mute_user",
          "request_hand_cards");

  private ClientMessages() {}

  /** Whether a client's event is one of the protocol's. */
  public static boolean isKnown(String event) {
    return BESIDE_COMMANDS.contains(event) || Commands.names().contains(event);
  }

  /**
   * Reads what a frame asks. Never throws: what cannot be read is {@link ClientMessage.Unknown} or
   * {@link ClientMessage.Faulty}.
   */
  public static ClientMessage read(ClientFrame frame) {
    ObjectNode data = frame.data();
    return switch (frame.event()) {
      case "connect" -> new ClientMessage.Connect(token(data));
      case "refresh_token" -> new ClientMessage.RefreshToken(token(data));
      case "heartbeat" -> new ClientMessage.Heartbeat();
      case "disconnect" -> new ClientMessage.Disconnect();
      default -> aboutGame(frame);
    };
  }

  /** A token that is not a text is invalid like any other. */
  private static String token(ObjectNode data) {
    return requireNonNullElse(data.path("token").textValue(), "");
  }

  private static ClientMessage aboutGame(ClientFrame frame) {
    Fields fields = new Fields(frame.data());
    return switch (frame.event()) {
      case "join_game" -> join(fields);
      case "leave_game" -> {
        UUID gameId = fields.gameId();
        yield gameId == null ? ClientMessage.Faulty.of(fields) : new ClientMessage.Leave(gameId);
      }
      case "request_game_state" -> sync(fields);
      case "send_message" -> TalkFields.say(frame, fields);
      case "mute_user" -> TalkFields.mute(frame, fields);
      case "request_hand_cards" -> TalkFields.viewHand(fields);
      default -> carry(frame, fields);
    };
  }

  private static ClientMessage join(Fields fields) {
    UUID gameId = fields.gameId();
    if (gameId == null) {
      return ClientMessage.Faulty.of(fields);
    }
    Boolean player = fields.code("role", ClientMessages::asPlayer, List.of("player", "spectator"));
    // An invalid role is reported as such, not as a missing right.
    boolean asPlayer = requireNonNullElse(player, fields.fault() == null);
    Long lastSeq = lastSeq(fields);
    String invitation = fields.text("invitation", text -> Texts.isLine(text, MAX_INVITATION));
    String entropy =
        fields.text("entropy", text -> text.isEmpty() || Texts.isLine(text, Texts.MAX_NAME));
    return new ClientMessage.Join(
        gameId,
        asPlayer,
        lastSeq,
        invitation,
        entropy == null || entropy.isEmpty() ? null : entropy,
        fields.fault());
  }

  private static ClientMessage sync(Fields fields) {
    UUID gameId = fields.gameId();
    if (gameId == null) {
      return ClientMessage.Faulty.of(fields);
    }
    Long lastSeq = lastSeq(fields);
    return new ClientMessage.Sync(gameId, lastSeq, fields.fault());
  }

  private static ClientMessage carry(ClientFrame frame, Fields fields) {
    if (!Commands.names().contains(frame.event())) {
      return new ClientMessage.Unknown(frame.event());
    }
    UUID gameId = fields.gameId();
    return gameId == null
        ? ClientMessage.Faulty.of(fields)
        : new ClientMessage.Carry(gameId, frame.event(), frame.data());
  }

  private static @Nullable Long lastSeq(Fields fields) {
    return fields.number("last_seq", 0L, Long.MAX_VALUE);
  }

  private static @Nullable Boolean asPlayer(String role) {
    return switch (role) {
      case "player" -> Boolean.TRUE;
      case "spectator" -> Boolean.FALSE;
      default -> null;
    };
  }
}
