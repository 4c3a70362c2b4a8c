package com.paperdynasty.talk;

import java.time.Instant;

/** The result of posting a message. */
public sealed interface Posted {

  /** It is stored, now or since it was first sent. */
  record Kept(Message message) implements Posted {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.kept(this);
    }
  }

  /** It is not stored: the sender is muted. */
  record Muted(Instant until, long leftMs) implements Posted {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.muted(this);
    }
  }

  /** It is not stored: its id belongs to something else, or to a deleted message. */
  record Conflicting() implements Posted {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.conflicting(this);
    }
  }

  /** One answer for each kind; a new kind does not compile until everybody has one. */
  interface Cases<R> {
    R kept(Kept posted);

    R muted(Muted posted);

    R conflicting(Conflicting posted);
  }

  /** Gives the answer for this kind. */
  <R> R match(Cases<R> cases);
}
