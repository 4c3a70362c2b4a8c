/**
 * The log of games in PostgreSQL. {@code PgJournal} is the port's implementation; one {@code
 * JournalWriterVerticle} per program sends appends in batches.
 *
 * <p>{@code StoredLog} is the one place where rows and packed blocks become events. {@code
 * LogPacker} packs games that are over. {@code RollingUpdateGate} says which form of events this
 * node may write: the newest that all living nodes read.
 */
@NullMarked
package com.paperdynasty.store.journal;

import org.jspecify.annotations.NullMarked;
