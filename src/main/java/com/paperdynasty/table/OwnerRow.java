package com.paperdynasty.table;

import org.jspecify.annotations.Nullable;

/**
 * How the journal has a game, open or not.
 *
 * @param epoch that it was last opened with; 0 if it never was
 * @param lastSeq the last event of its log
 * @param owner the node that opened it last and has not given it up. It may be long gone
 */
public record OwnerRow(long epoch, long lastSeq, @Nullable String owner) {}
