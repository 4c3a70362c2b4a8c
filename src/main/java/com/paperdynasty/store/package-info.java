/**
 * PostgreSQL behind the ports of the other rooms. {@link com.paperdynasty.store.PgStore} opens the
 * database with all that stands on it, and closes it.
 *
 * <p>The rooms below: {@code connection} keeps connections on which the promises hold, and brings
 * the database up to date; {@code journal} is the log of games; {@code lobby} the games beside
 * their logs; {@code talk} chat and the audit log. {@code embedded} is a PostgreSQL for development
 * and tests, and is not in the jar that ships.
 *
 * <p>Every write is one autocommitted statement, so a client that stops in the middle holds no
 * lock. All SQL is in the classes that end in {@code Sql} and in the migrations under {@code
 * db/migration}.
 */
@NullMarked
package com.paperdynasty.store;

import org.jspecify.annotations.NullMarked;
