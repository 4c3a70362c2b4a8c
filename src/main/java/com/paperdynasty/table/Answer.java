package com.paperdynasty.table;

/**
 * What a command of the past did.
 *
 * @param contentHash of the command that it answered
 * @param firstSeq number of the first event that it logged
 * @param count how many events it logged
 */
public record Answer(long contentHash, long firstSeq, int count) {}
