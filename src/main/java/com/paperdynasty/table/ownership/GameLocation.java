package com.paperdynasty.table.ownership;

/** Where a game is, as a host has found out. */
public sealed interface GameLocation {

  /**
   * Open on this node.
   *
   * @param epoch that it was opened with
   * @param deployment the id of its table
   */
  record Local(long epoch, String deployment) implements GameLocation {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.local(this);
    }
  }

  /** With another node. */
  record Remote(String node) implements GameLocation {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.remote(this);
    }
  }

  /** There is no such game. */
  record Unknown() implements GameLocation {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.unknown(this);
    }
  }

  /** One answer for each kind. */
  interface Cases<R> {
    R local(Local local);

    R remote(Remote remote);

    R unknown(Unknown unknown);
  }

  <R> R match(Cases<R> cases);
}
