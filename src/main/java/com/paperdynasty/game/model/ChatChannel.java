package com.paperdynasty.game.model;

import org.jspecify.annotations.Nullable;

/** A chat channel. */
public enum ChatChannel {
  /** Read by everybody in the room. */
  GAME("game"),
  /** Between the managers of a side. */
  TEAM("team"),
  /** Among spectators; not read by managers. */
  SPECTATORS("spectators"),
  /** From one user to another. */
  DIRECT("direct");

  private final String code;

  ChatChannel(String code) {
    this.code = code;
  }

  /** The name on the wire. */
  public String code() {
    return code;
  }

  /** The channel with that name, or null. */
  public static @Nullable ChatChannel byCode(String code) {
    for (ChatChannel chatChannel : values()) {
      if (chatChannel.code.equals(code)) {
        return chatChannel;
      }
    }
    return null;
  }
}
