package com.paperdynasty.talk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
