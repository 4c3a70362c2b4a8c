/**
 * The logs of games in PostgreSQL. Begin with {@code PgJournal}, which implements the port {@code
 * Journal}. One {@code JournalWriterVerticle} per node sends appends in batches, each batch as one
 * statement ({@code JournalSql.APPEND}) that fences appends under an old epoch. Several batches may
 * be at the database at once, but only one append of a game ({@code AppendQueue}).
 *
 * <p>{@code StoredLog} turns rows and packed blocks into events. {@code LogPacker} packs completed
 * games. {@code OwnerQuery} reads which node owns which games; what follows from that is decided in
 * {@code table.ownership}. {@code RuleBookCache} has the rules of games, and {@code CardSetCache}
 * their cards. {@code RollingUpdateGate} decides in which format this node may store events: the
 * newest that all live nodes read.
 */
@NullMarked
package com.paperdynasty.store.journal;

import org.jspecify.annotations.NullMarked;
