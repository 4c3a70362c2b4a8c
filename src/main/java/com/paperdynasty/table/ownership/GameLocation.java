package com.paperdynasty.table.ownership;

/** Where a game is, as a host knows it. */
public sealed interface GameLocation {

  /**
   * Open on this node.
   *
   * @param epoch that the game was opened with
   * @param deployment the deployment id of its verticle
   */
  record Local(long epoch, String deployment) implements GameLocation {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.local(this);
    }
  }

  /** Owned by another node. */
  record Remote(String node) implements GameLocation {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.remote(this);
    }
  }

  /** No such game exists. */
  record Unknown() implements GameLocation {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.unknown(this);
    }
  }

  /** One method for each kind. */
  interface Cases<R> {
    R local(Local local);

    R remote(Remote remote);

    R unknown(Unknown unknown);
  }

  <R> R match(Cases<R> cases);
}
