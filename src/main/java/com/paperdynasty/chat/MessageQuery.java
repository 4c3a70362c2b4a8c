package com.paperdynasty.chat;

import java.util.List;
import java.util.UUID;

/**
 * A page of what was said, as somebody may read it.
 *
 * @param channels those that they may read; of what has readers by name only what has theirs
 * @param delayMs how far they are kept behind the game, and so behind what is said in its channel
 * @param before only messages with a lower id
 * @param limit how many messages at most
 */
public record MessageQuery(
    UUID gameId, String userId, List<String> channels, long delayMs, long before, int limit) {
  public MessageQuery {
    channels = List.copyOf(channels);
  }
}
