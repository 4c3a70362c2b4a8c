package com.paperdynasty.chat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.audit.AuditEntry;
import com.paperdynasty.audit.AuditEvent;
import com.paperdynasty.protocol.client.ClientMessage;
import java.time.Instant;

/**
 * Writes chat messages, mutes and audit entries as JSON. The text of a message is sent as it came
 * in, as plain text.
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

  /** The audit detail of a mute that was asked for. */
  public static String detail(ClientMessage.MuteUser muteUser) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("user_id", muteUser.userId())
        .put("seconds", muteUser.seconds())
        .toString();
  }

  /**
   * An entry of a game's audit.
   *
   * @param withAddress whether it has the address of the user, which only administrators of the
   *     service may see
   */
  public static ObjectNode line(AuditEntry entry, boolean withAddress) {
    AuditEvent auditEvent = entry.auditEvent();
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("audit_id", entry.auditId())
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
