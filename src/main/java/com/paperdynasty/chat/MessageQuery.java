package com.paperdynasty.chat;

import java.util.List;
import java.util.UUID;

/**
 * A query for a page of chat messages that one user may read.
 *
 * @param channels the channels that the user may read; of messages with named readers, only those
 *     that name the user are given
 * @param delayMs the delay of a spectator in milliseconds, which holds for the game channel; 0 for
 *     others
 * @param before only messages with a lower id
 * @param limit the maximum number of messages
 */
public record MessageQuery(
    UUID gameId, String userId, List<String> channels, long delayMs, long before, int limit) {
  public MessageQuery {
    channels = List.copyOf(channels);
  }
}
