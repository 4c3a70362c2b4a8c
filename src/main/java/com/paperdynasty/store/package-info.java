/**
 * PostgreSQL behind the ports: {@code PgJournal} is the log of games, {@link
 * com.paperdynasty.store.PgGames} what is read and created beside it.
 *
 * <p>Every write is one autocommitted statement, so that nobody who stops in the middle holds a
 * lock. Appends go through one writer per program, which sends them in batches. Appends, openings,
 * the question whose games are whose, and reads each have connections of their own. On each of them
 * {@link com.paperdynasty.store.SessionRules} hold, or it is not used. Nothing here is sent twice:
 * who asked decides what an unanswered write was.
 *
 * <p>All SQL is in {@link com.paperdynasty.store.Sql} and in the migrations under {@code
 * db/migration}.
 */
@NullMarked
package com.paperdynasty.store;

import org.jspecify.annotations.NullMarked;
