/**
 * Connections to PostgreSQL. Begin with {@code StatementPool}, a bounded pool for one purpose, and
 * {@code PersistentConnection}, one connection that is re-established; {@code ConnectionGroup} has
 * those of one purpose and says when none is left. {@code Connector} picks the host that accepts
 * writes, {@code ConnectionOptions} lists the settings that every session must have, and {@code
 * Migrations} brings the schema up to date.
 *
 * <p>The pool of vertx-pg-client is not used: it takes several hosts in turn, not the one that
 * accepts writes, and learns only from a statement that hangs or fails that a host has become a
 * standby or is cut off.
 *
 * <p>A connection without these settings is not used. No statement is sent twice: the caller
 * decides what to do about an unanswered write. This package knows nothing of games.
 */
@NullMarked
package com.paperdynasty.store.connection;

import org.jspecify.annotations.NullMarked;
