package com.paperdynasty.game;

/** What a user is at a table. */
public enum Role {
  /** He manages a side, or both. He may be the game's admin besides. */
  MANAGER("manager"),
  /** He created the game or administers the service, and manages no side. */
  ADMIN("admin"),
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
