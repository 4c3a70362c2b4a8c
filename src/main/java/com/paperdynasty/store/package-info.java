/**
 * PostgreSQL behind the ports of the other packages: {@code Journal}, {@code GameStore}, {@code
 * ChatStore}, {@code AuditLog}, {@code CardSetStore} and {@code UsedOnce}. Begin with {@link
 * com.paperdynasty.store.PgStore}, which opens the database with its connections, hands out the
 * ports and closes everything.
 *
 * <p>The packages below: {@code connection} opens, checks and renews connections and runs the
 * migrations; {@code journal} stores the logs of games; {@code lobby} stores the games beside their
 * logs; {@code chat} stores chat and the audit log. {@code embedded} is a PostgreSQL for
 * development and tests and is not in the shipped jar.
 *
 * <p>Every write is one autocommitted statement, so a client that stops in the middle holds no
 * lock. The SQL of the tables is in the classes that end in {@code Sql}, in {@code GameListQuery}
 * and in the migrations under {@code db/migration}. The store decides nothing about a game, except
 * that an append under an old epoch is fenced.
 */
@NullMarked
package com.paperdynasty.store;

import org.jspecify.annotations.NullMarked;
