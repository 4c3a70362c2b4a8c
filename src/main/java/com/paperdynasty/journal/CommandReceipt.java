package com.paperdynasty.journal;

/**
 * The receipt of an executed command. A day after the end of the game its details are deleted: then
 * all three are 0, and only the fact that the command was executed remains.
 *
 * @param contentHash hash of the command's event and data
 * @param firstSeq the seq of the first event that the command logged
 * @param count the number of events that it logged
 */
public record CommandReceipt(long contentHash, long firstSeq, int count) {

  /** Whether the receipt's details were deleted. */
  public boolean isForgotten() {
    return firstSeq == 0;
  }
}
