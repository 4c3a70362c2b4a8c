package com.paperdynasty.wire;

import static java.util.Objects.requireNonNullElse;

import com.paperdynasty.baseball.Side;
import com.paperdynasty.game.Channel;
import com.paperdynasty.identity.Names;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what clients have to say to each other, and what they ask beside the game. */
final class TalkFields {
  private static final int MAX_TEXT = 500;
  private static final List<String> CHANNELS =
      Arrays.stream(Channel.values()).map(Channel::code).toList();

  private static final List<String> SIDES = Arrays.stream(Side.values()).map(Side::code).toList();

  private TalkFields() {}

  static ClientMessage say(ClientFrame frame, Fields fields) {
    UUID gameId = fields.gameId();
    if (gameId == null) {
      return ClientMessage.Faulty.of(fields);
    }
    String channel = fields.code("channel", code -> oneOf(CHANNELS, code), CHANNELS);
    require(fields, "channel", channel);
    String to = fields.text("to", Names::isId);
    if (Channel.DIRECT.code().equals(channel)) {
      require(fields, "to", to);
    } else if (to != null) {
      fields.fail("to", "to is for direct messages only");
    }
    String text = fields.text("text", written -> Texts.isLine(written, MAX_TEXT));
    require(fields, "text", text);
    return new ClientMessage.Say(
        gameId,
        channel,
        to,
        requireNonNullElse(text, ""),
        ContentHash.of(frame.event(), frame.data()),
        fields.fault());
  }

  static ClientMessage mute(ClientFrame frame, Fields fields) {
    UUID gameId = fields.gameId();
    if (gameId == null) {
      return ClientMessage.Faulty.of(fields);
    }
    String userId = fields.text("user_id", Names::isId);
    require(fields, "user_id", userId);
    Long seconds = fields.number("seconds", 0L, Integer.MAX_VALUE);
    require(fields, "seconds", seconds);
    return new ClientMessage.Mute(
        gameId,
        requireNonNullElse(userId, ""),
        requireNonNullElse(seconds, 0L),
        ContentHash.of(frame.event(), frame.data()),
        fields.fault());
  }

  static ClientMessage viewHand(Fields fields) {
    UUID gameId = fields.gameId();
    if (gameId == null) {
      return ClientMessage.Faulty.of(fields);
    }
    String side = fields.code("side", code -> oneOf(SIDES, code), SIDES);
    return new ClientMessage.ViewHand(gameId, side, fields.fault());
  }

  private static @Nullable String oneOf(List<String> codes, String code) {
    return codes.contains(code) ? code : null;
  }

  private static void require(Fields fields, String name, @Nullable Object value) {
    if (value == null) {
      fields.fail(name, "Missing " + name);
    }
  }
}
