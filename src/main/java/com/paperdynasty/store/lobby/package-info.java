/**
 * Games beside their logs, in PostgreSQL: creating, listing, deleting and packing them, and erasing
 * a user. Begin with {@code PgGames}, which implements the port {@code GameStore}. It uses {@code
 * store.journal} for the tables that both use, and decides nothing about who may do what.
 */
@NullMarked
package com.paperdynasty.store.lobby;

import org.jspecify.annotations.NullMarked;
