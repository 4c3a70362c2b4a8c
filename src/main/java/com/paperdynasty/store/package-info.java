/**
 * PostgreSQL behind the ports: {@code PgJournal} is the log of games, {@link
 * com.paperdynasty.store.PgGames} what is read and created beside it.
 *
 * <p>Every write is one autocommitted statement, so that nobody who stops in the middle holds a
 * lock. Appends go through one writer per program, which sends them in batches over a connection of
 * its own; reads go through a small pool. Nothing here is sent twice: whoever asked decides what an
 * unanswered write was.
 *
 * <p>All SQL is in {@link com.paperdynasty.store.Sql} and in the migrations under {@code
 * db/migration}.
 */
@NullMarked
package com.paperdynasty.store;

import org.jspecify.annotations.NullMarked;
