package com.paperdynasty.talk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.wire.ClientMessage;
import java.time.Instant;

/**
 * What was said, as clients read it. A text goes out as it came in: it is text and nothing else.
 */
public final class TalkJson {
  private TalkJson() {}

  /** The data of {@code chat_message}. */
  public static ObjectNode message(Message message) {
    ObjectNode data =
        JsonNodeFactory.instance
            .objectNode()
            .put("game_id", message.gameId().toString())
            .put("message_id", message.messageId())
            .put("channel", message.channel())
            .put("from", message.from())
            .put("name", message.name());
    if (message.to() != null) {
      data.put("to", message.to());
    }
    return data.put("text", message.text()).put("at", message.at().toString());
  }

  /** What a game's admin may know of a mute that was asked for. */
  public static String detail(ClientMessage.Mute mute) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("user_id", mute.userId())
        .put("seconds", mute.seconds())
        .toString();
  }

  /**
   * A line of a game's audit.
   *
   * @param withAddress whether it says where the user was: nobody's business but that of those who
   *     run the service
   */
  public static ObjectNode line(AuditLine line, boolean withAddress) {
    Deed deed = line.deed();
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("audit_id", line.auditId())
            .put("at", deed.at().toString())
            .put("user_id", deed.userId())
            .put("name", deed.name())
            .put("event", deed.event())
            .put("code", deed.code())
            .put("detail", deed.detail());
    return withAddress ? json.put("address", deed.address()) : json;
  }

  /** The data of {@code user_muted}. */
  public static ObjectNode muted(Mute mute, Instant until) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("game_id", mute.gameId().toString())
        .put("user_id", mute.userId())
        .put("by", mute.by())
        .put("seconds", mute.seconds())
        .put("until", until.toString());
  }
}
