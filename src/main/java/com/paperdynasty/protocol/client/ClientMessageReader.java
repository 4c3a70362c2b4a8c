package com.paperdynasty.protocol.client;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.protocol.values.FieldReader;
import com.paperdynasty.text.TextRules;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the {@link ClientMessage} of a frame. */
public final class ClientMessageReader {
  private static final int MAX_INVITATION = 128;

  /** The events of clients that are not game commands. */
  private static final Set<String> OTHER_EVENTS =
      Set.of(
          "connect",
          "refresh_token",
          "heartbeat",
          "disconnect",
          "join_game",
          "leave_game",
          "request_game_state",
          "preview_outcome",
          "send_message",
          "mute_user",
          "request_hand_cards");

  private ClientMessageReader() {}

  /** Whether a client's event is one of the protocol's. */
  public static boolean isKnown(String event) {
    return OTHER_EVENTS.contains(event) || CommandReader.names().contains(event);
  }

  /**
   * Reads a frame. Never throws: a frame that cannot be read becomes {@link
   * ClientMessage.UnknownEvent} or {@link ClientMessage.InvalidMessage}.
   */
  public static ClientMessage read(ClientFrame frame) {
    ObjectNode data = frame.data();
    return switch (frame.event()) {
      case "connect" -> new ClientMessage.Connect(token(data));
      case "refresh_token" -> new ClientMessage.RefreshToken(token(data));
      case "heartbeat" -> new ClientMessage.Heartbeat();
      case "disconnect" -> new ClientMessage.Disconnect();
      default -> gameMessage(frame);
    };
  }

  /** The token, empty if it is not a text; that fails like any other invalid token. */
  private static String token(ObjectNode data) {
    return requireNonNullElse(data.path("token").textValue(), "");
  }

  private static ClientMessage gameMessage(ClientFrame frame) {
    FieldReader fieldReader = new FieldReader(frame.data());
    return switch (frame.event()) {
      case "join_game" -> join(fieldReader);
      case "leave_game" -> {
        UUID gameId = fieldReader.gameId();
        yield gameId == null
            ? ClientMessage.InvalidMessage.of(fieldReader)
            : new ClientMessage.Leave(gameId);
      }
      case "request_game_state" -> sync(fieldReader);
      case "preview_outcome" -> {
        UUID gameId = fieldReader.gameId();
        yield gameId == null
            ? ClientMessage.InvalidMessage.of(fieldReader)
            : new ClientMessage.PreviewOutcome(gameId, frame.data());
      }
      case "send_message" -> ChatMessageReader.sendMessage(frame, fieldReader);
      case "mute_user" -> ChatMessageReader.muteUser(frame, fieldReader);
      case "request_hand_cards" -> ChatMessageReader.viewHandCards(fieldReader);
      default -> gameCommand(frame, fieldReader);
    };
  }

  private static ClientMessage join(FieldReader fieldReader) {
    UUID gameId = fieldReader.gameId();
    if (gameId == null) {
      return ClientMessage.InvalidMessage.of(fieldReader);
    }
    Boolean player =
        fieldReader.code("role", ClientMessageReader::asPlayer, List.of("player", "spectator"));
    // The fault of an invalid role must not be hidden by a missing right.
    boolean asPlayer = requireNonNullElse(player, fieldReader.fault() == null);
    Long lastSeq = lastSeq(fieldReader);
    String invitation =
        fieldReader.text("invitation", text -> TextRules.isLine(text, MAX_INVITATION));
    String entropy =
        fieldReader.text(
            "entropy", text -> text.isEmpty() || TextRules.isLine(text, TextRules.MAX_NAME));
    return new ClientMessage.Join(
        gameId,
        asPlayer,
        lastSeq,
        invitation,
        entropy == null || entropy.isEmpty() ? null : entropy,
        fieldReader.fault());
  }

  private static ClientMessage sync(FieldReader fieldReader) {
    UUID gameId = fieldReader.gameId();
    if (gameId == null) {
      return ClientMessage.InvalidMessage.of(fieldReader);
    }
    Long lastSeq = lastSeq(fieldReader);
    return new ClientMessage.Sync(gameId, lastSeq, fieldReader.fault());
  }

  private static ClientMessage gameCommand(ClientFrame frame, FieldReader fieldReader) {
    if (!CommandReader.names().contains(frame.event())) {
      return new ClientMessage.UnknownEvent(frame.event());
    }
    UUID gameId = fieldReader.gameId();
    return gameId == null
        ? ClientMessage.InvalidMessage.of(fieldReader)
        : new ClientMessage.GameCommand(gameId, frame.event(), frame.data());
  }

  private static @Nullable Long lastSeq(FieldReader fieldReader) {
    return fieldReader.number("last_seq", 0L, Long.MAX_VALUE);
  }

  private static @Nullable Boolean asPlayer(String role) {
    return switch (role) {
      case "player" -> Boolean.TRUE;
      case "spectator" -> Boolean.FALSE;
      default -> null;
    };
  }
}
