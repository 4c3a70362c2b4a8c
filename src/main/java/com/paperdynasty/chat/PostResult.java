package com.paperdynasty.chat;

import java.time.Instant;

/** The result of posting a message. */
public sealed interface PostResult {

  /** The message is stored, by this call or an earlier one. */
  record Stored(ChatMessage chatMessage) implements PostResult {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.stored(this);
    }
  }

  /** The message is not stored, because the sender is muted. */
  record Muted(Instant until, long leftMs) implements PostResult {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.muted(this);
    }
  }

  /**
   * The message is not stored, because its id belongs to other content, or to a deleted message.
   */
  record Conflict() implements PostResult {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.conflict(this);
    }
  }

  /**
   * One method for each kind. A new kind does not compile until every implementation handles it.
   */
  interface Cases<R> {
    R stored(Stored posted);

    R muted(Muted posted);

    R conflict(Conflict posted);
  }

  /** Calls the method for this kind. */
  <R> R match(Cases<R> cases);
}
