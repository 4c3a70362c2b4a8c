package com.paperdynasty.chat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.audit.AuditEntry;
import com.paperdynasty.audit.AuditEvent;
import com.paperdynasty.protocol.client.ClientMessage;
import java.time.Instant;

/**
 * What was said, as clients read it. A text goes out as it came in: it is text and nothing else.
 */
public final class ChatJson {
  private ChatJson() {}

  /** The data of {@code chat_message}. */
  public static ObjectNode message(ChatMessage chatMessage) {
    ObjectNode data =
        JsonNodeFactory.instance
            .objectNode()
            .put("game_id", chatMessage.gameId().toString())
            .put("message_id", chatMessage.messageId())
            .put("channel", chatMessage.channel())
            .put("from", chatMessage.from())
            .put("name", chatMessage.name());
    if (chatMessage.to() != null) {
      data.put("to", chatMessage.to());
    }
    return data.put("text", chatMessage.text()).put("at", chatMessage.at().toString());
  }

  /** What a game's admin may know of a mute that was asked for. */
  public static String detail(ClientMessage.MuteUser muteUser) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("user_id", muteUser.userId())
        .put("seconds", muteUser.seconds())
        .toString();
  }

  /**
   * A line of a game's audit.
   *
   * @param withAddress whether it says where the user was: nobody's business but that of those who
   *     run the service
   */
  public static ObjectNode line(AuditEntry line, boolean withAddress) {
    AuditEvent auditEvent = line.auditEvent();
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("audit_id", line.auditId())
            .put("at", auditEvent.at().toString())
            .put("user_id", auditEvent.userId())
            .put("name", auditEvent.name())
            .put("event", auditEvent.event())
            .put("code", auditEvent.code())
            .put("detail", auditEvent.detail());
    return withAddress ? json.put("address", auditEvent.address()) : json;
  }

  /** The data of {@code user_muted}. */
  public static ObjectNode muted(MuteRequest muteRequest, Instant until) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("game_id", muteRequest.gameId().toString())
        .put("user_id", muteRequest.userId())
        .put("by", muteRequest.by())
        .put("seconds", muteRequest.seconds())
        .put("until", until.toString());
  }
}
