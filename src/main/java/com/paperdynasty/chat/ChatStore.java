package com.paperdynasty.chat;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Stores chat messages and mutes, outside of the games' logs. It does not check permissions:
 * callers have them checked by the game's owner. When a Future fails, the write may have happened
 * or not; a call with the same key may be repeated. Futures complete on the context of the caller.
 */
public interface ChatStore {

  /**
   * Stores a message, unless its sender is muted. A message with a known key is not stored twice.
   * When the Future succeeds with {@code Stored}, the message is durable.
   */
  Future<PostResult> post(NewChatMessage message);

  /** The result of an earlier message with this key; empty if the key is unknown. */
  Future<Optional<PostResult>> findPosted(UUID gameId, String userId, NewChatMessage.Key key);

  /** A page of the messages that a user may read, newest first. */
  Future<List<ChatMessage>> page(MessageQuery messageQuery);

  /**
   * Mutes a user from now on, in place of an earlier mute. Returns the end of the mute; empty if
   * the key was used for something else. A call with a known key changes nothing, and gives the end
   * of the mute that holds.
   */
  Future<Optional<Instant>> mute(MuteRequest muteRequest);
}
