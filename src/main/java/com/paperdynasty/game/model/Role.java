package com.paperdynasty.game.model;

/** A user's role in a game. Of two roles the first counts. */
public enum Role {
  /** They manage a side, or both. They may be the game's admin besides. */
  MANAGER("manager"),
  /** They created the game or administer the service, and manage no side. */
  ADMIN("admin"),
  /** They judge, and manage no side. */
  UMPIRE("umpire"),
  SPECTATOR("spectator");

  private final String code;

  Role(String code) {
    this.code = code;
  }

  /** The name on the wire. */
  public String code() {
    return code;
  }
}
