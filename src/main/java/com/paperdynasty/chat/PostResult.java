package com.paperdynasty.chat;

import java.time.Instant;

/** The result of posting a message. */
public sealed interface PostResult {

  /** It is stored, now or since it was first sent. */
  record Stored(ChatMessage chatMessage) implements PostResult {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.stored(this);
    }
  }

  /** It is not stored: the sender is muted. */
  record Muted(Instant until, long leftMs) implements PostResult {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.muted(this);
    }
  }

  /** It is not stored: its id belongs to something else, or to a deleted message. */
  record Conflict() implements PostResult {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.conflict(this);
    }
  }

  /** One answer for each kind; a new kind does not compile until everybody has one. */
  interface Cases<R> {
    R stored(Stored posted);

    R muted(Muted posted);

    R conflict(Conflict posted);
  }

  /** Gives the answer for this kind. */
  <R> R match(Cases<R> cases);
}
