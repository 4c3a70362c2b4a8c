package com.paperdynasty.chat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is about to be said, by somebody who may.
 *
 * @param readers the user ids of who may read it; empty for all who may read the channel
 * @param key the sender's own id of it and what it says, if they gave one
 */
public record NewChatMessage(
    UUID gameId,
    String channel,
    String from,
    String name,
    @Nullable String to,
    List<String> readers,
    String text,
    @Nullable Key key) {
  public NewChatMessage {
    readers = List.copyOf(readers);
  }

  /**
   * An idempotency key.
   *
   * @param id unique in a game for a user, over all their commands there
   * @param contentHash so that one id with two contents is noticed
   */
  public record Key(String id, long contentHash) {}
}
