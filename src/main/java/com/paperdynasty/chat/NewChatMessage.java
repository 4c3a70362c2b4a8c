package com.paperdynasty.chat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A chat message to be stored. The game's owner has authorized it.
 *
 * @param readers the user ids of those who may read it; empty for all who may read the channel
 * @param key the idempotency key, if the sender gave an id
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
   * @param id the id that the sender gave, unique for a user in a game, over all their commands
   * @param contentHash a hash of the content, so that a reuse of the id for other content is
   *     detected
   */
  public record Key(String id, long contentHash) {}
}
