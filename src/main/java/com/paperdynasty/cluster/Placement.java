package com.paperdynasty.cluster;

/** Where a game is, as a host has found out. */
sealed interface Placement {

  /**
   * Open on this node.
   *
   * @param epoch that it was opened with
   * @param deployment the id of its table
   */
  record Here(long epoch, String deployment) implements Placement {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.here(this);
    }
  }

  /** With another node. */
  record There(String node) implements Placement {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.there(this);
    }
  }

  /** There is no such game. */
  record Nowhere() implements Placement {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.nowhere(this);
    }
  }

  /** One answer for each kind. */
  interface Cases<R> {
    R here(Here here);

    R there(There there);

    R nowhere(Nowhere nowhere);
  }

  <R> R match(Cases<R> cases);
}
