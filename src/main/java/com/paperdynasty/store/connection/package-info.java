/**
 * Connections to PostgreSQL: which host takes writes, what every session has set and reads back,
 * pools of statements with a bound, what is wrong with a connection, and the migrations.
 *
 * <p>Appends, openings, ownership, reads and other writes each have connections of their own. A
 * connection on which {@code ConnectionOptions} do not hold is not used. Nothing is sent twice: the
 * caller decides what an unanswered write was.
 */
@NullMarked
package com.paperdynasty.store.connection;

import org.jspecify.annotations.NullMarked;
