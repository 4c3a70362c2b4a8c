package com.paperdynasty.bus;

/**
 * Another node has sent a message of a kind that this version does not know: it may be a later one.
 * Thrown to the reader of the message's body.
 */
public final class UnknownMessageKindException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String kind;

  /**
   * Such a message.
   *
   * @param family the messages that it belongs to
   * @param kind what it calls itself
   */
  public UnknownMessageKindException(String family, String kind) {
    super("Another node sent a " + family + " of an unknown kind: " + kind);
    this.kind = kind;
  }

  /** What the message calls itself. */
  public String kind() {
    return kind;
  }
}
