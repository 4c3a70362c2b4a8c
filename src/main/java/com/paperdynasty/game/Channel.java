package com.paperdynasty.game;

import org.jspecify.annotations.Nullable;

/** Where something is said. */
public enum Channel {
  /** Everybody reads it. */
  GAME("game"),
  /** A side's managers among themselves. */
  TEAM("team"),
  /** The stands, where no manager listens. */
  SPECTATORS("spectators"),
  /** From one to another. */
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
