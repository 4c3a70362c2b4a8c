package com.paperdynasty.bus;

/**
 * Another node has sent a message of a kind that this version does not know, probably a newer node.
 * Thrown when the message's body is read.
 */
public final class UnknownMessageKindException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String kind;

  /**
   * An exception for such a message.
   *
   * @param family the name of the messages' codec
   * @param kind the kind that the message names
   */
  public UnknownMessageKindException(String family, String kind) {
    super("Another node sent a " + family + " of an unknown kind: " + kind);
    this.kind = kind;
  }

  /** The kind that the message names. */
  public String kind() {
    return kind;
  }
}
