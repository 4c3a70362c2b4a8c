package com.paperdynasty.protocol.client;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.game.model.ChatChannel;
import com.paperdynasty.protocol.values.FieldReader;
import com.paperdynasty.text.NameRules;
import com.paperdynasty.text.TextRules;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads chat messages, mutes and requests for hand cards. */
final class ChatMessageReader {
  private static final int MAX_TEXT = 500;
  private static final int MAX_PLAYERS = 40;
  private static final List<String> CHANNELS =
      Arrays.stream(ChatChannel.values()).map(ChatChannel::code).toList();

  private static final List<String> SIDES = Arrays.stream(Side.values()).map(Side::code).toList();

  private ChatMessageReader() {}

  static ClientMessage sendMessage(ClientFrame frame, FieldReader fieldReader) {
    UUID gameId = fieldReader.gameId();
    if (gameId == null) {
      return ClientMessage.InvalidMessage.of(fieldReader);
    }
    String channel = fieldReader.code("channel", code -> oneOf(CHANNELS, code), CHANNELS);
    require(fieldReader, "channel", channel);
    String to = fieldReader.text("to", NameRules::isId);
    if (ChatChannel.DIRECT.code().equals(channel)) {
      require(fieldReader, "to", to);
    } else if (to != null) {
      fieldReader.fail("to", "to is for direct messages only");
    }
    String text = fieldReader.text("text", written -> TextRules.isLine(written, MAX_TEXT));
    require(fieldReader, "text", text);
    return new ClientMessage.SendMessage(
        gameId,
        channel,
        to,
        requireNonNullElse(text, ""),
        ContentHash.of(frame.event(), frame.data()),
        fieldReader.fault());
  }

  static ClientMessage muteUser(ClientFrame frame, FieldReader fieldReader) {
    UUID gameId = fieldReader.gameId();
    if (gameId == null) {
      return ClientMessage.InvalidMessage.of(fieldReader);
    }
    String userId = fieldReader.text("user_id", NameRules::isId);
    require(fieldReader, "user_id", userId);
    Long seconds = fieldReader.number("seconds", 0L, Integer.MAX_VALUE);
    require(fieldReader, "seconds", seconds);
    return new ClientMessage.MuteUser(
        gameId,
        requireNonNullElse(userId, ""),
        requireNonNullElse(seconds, 0L),
        ContentHash.of(frame.event(), frame.data()),
        fieldReader.fault());
  }

  static ClientMessage viewHandCards(FieldReader fieldReader) {
    UUID gameId = fieldReader.gameId();
    if (gameId == null) {
      return ClientMessage.InvalidMessage.of(fieldReader);
    }
    String side = fieldReader.code("side", code -> oneOf(SIDES, code), SIDES);
    List<String> players = fieldReader.list("players", MAX_PLAYERS, ChatMessageReader::playerId);
    return new ClientMessage.ViewHandCards(gameId, side, players, fieldReader.fault());
  }

  private static @Nullable String playerId(JsonNode node) {
    return node.isTextual() && TextRules.isPlayerId(node.textValue()) ? node.textValue() : null;
  }

  private static @Nullable String oneOf(List<String> codes, String code) {
    return codes.contains(code) ? code : null;
  }

  private static void require(FieldReader fieldReader, String name, @Nullable Object value) {
    if (value == null) {
      fieldReader.fail(name, "Missing " + name);
    }
  }
}
