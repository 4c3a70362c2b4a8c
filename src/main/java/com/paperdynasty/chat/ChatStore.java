package com.paperdynasty.chat;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What was said in games and who may say nothing for a while, kept outside the games' logs. The
 * caller has made sure that the user may. A Future that fails leaves it open whether something was
 * written; under the same key it may be asked again. Futures complete on the context that called.
 */
public interface ChatStore {

  /**
   * Keeps a message, unless its sender is muted; one whose key is known is not kept twice. When the
   * Future succeeds it is durable.
   */
  Future<PostResult> post(NewChatMessage message);

  /** What became of a message with that key before, if it was ever sent. */
  Future<Optional<PostResult>> findPosted(UUID gameId, String userId, NewChatMessage.Key key);

  /** A page of what a user may read, newest first. */
  Future<List<ChatMessage>> page(MessageQuery messageQuery);

  /**
   * Lets a user say nothing for so many seconds from now, whatever held for them before; empty if
   * the key belongs to something else. Under a key that is known nothing is changed, and what holds
   * is told.
   */
  Future<Optional<Instant>> mute(MuteRequest muteRequest);
}
