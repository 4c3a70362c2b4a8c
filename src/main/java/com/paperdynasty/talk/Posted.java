package com.paperdynasty.talk;

import java.time.Instant;

/** What became of a message. */
public sealed interface Posted {

  /** It is kept, now or since it was sent first. */
  record Kept(Message message) implements Posted {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.kept(this);
    }
  }

  /** It is not kept: the sender is muted. */
  record Muted(Instant until, long leftMs) implements Posted {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.muted(this);
    }
  }

  /** It is not kept: its id belongs to something else, or to a message that is kept no more. */
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
