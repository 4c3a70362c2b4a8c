package com.paperdynasty.journal;

/**
 * What a command of the past did. A day after the end of its game that is forgotten, and only that
 * there was such a command is still known: then all three are 0.
 *
 * @param contentHash of the command that it answered
 * @param firstSeq number of the first event that it logged
 * @param count how many events it logged
 */
public record CommandReceipt(long contentHash, long firstSeq, int count) {

  /** Whether the command was carried out, and what it did is not known any longer. */
  public boolean isForgotten() {
    return firstSeq == 0;
  }
}
