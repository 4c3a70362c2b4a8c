package com.paperdynasty.game;

import org.jspecify.annotations.Nullable;

/** A chat channel. */
public enum Channel {
  /** Read by everybody in the room. */
  GAME("game"),
  /** Between the managers of a side. */
  TEAM("team"),
  /** Among spectators; not read by managers. */
  SPECTATORS("spectators"),
  /** From one user to another. */
  DIRECT("direct");

  private final String code;

  Channel(String code) {
    this.code = code;
  }

  /** The name on the wire. */
  public String code() {
    return code;
  }

  /** The channel with that name, or null. */
  public static @Nullable Channel byCode(String code) {
    for (Channel channel : values()) {
      if (channel.code.equals(code)) {
        return channel;
      }
    }
    return null;
  }
}
