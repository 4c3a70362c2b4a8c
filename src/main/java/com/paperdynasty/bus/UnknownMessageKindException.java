package com.paperdynasty.bus;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Another node has sent a message of a kind that this version does not know, or with an enum
 * constant that it does not know; probably a newer node. Thrown when the message's body is read.
 */
public final class UnknownMessageKindException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String kind;
  private final @Nullable UUID gameId;

  /**
   * An exception for such a message.
   *
   * @param family the name of the messages' codec
   * @param kind the kind or constant that the message names
   * @param gameId the game that it is about, if it names one
   */
  public UnknownMessageKindException(String family, String kind, @Nullable UUID gameId) {
    super("Another node sent a " + family + " of an unknown kind: " + kind);
    this.kind = kind;
    this.gameId = gameId;
  }

  /** The kind or constant that the message names. */
  public String kind() {
    return kind;
  }

  /** The game that the message is about; null if it names none. */
  public @Nullable UUID gameId() {
    return gameId;
  }
}
