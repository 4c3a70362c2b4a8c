/**
 * The durable log of games. {@code Journal} is the port, and the place to begin; {@code
 * store.journal} implements it with PostgreSQL.
 *
 * <p>A game is a list of events, numbered without gaps. An append adds the events of one command,
 * all of them or none. Its result ({@code AppendResult}) says that the events are durable ({@code
 * Committed}), that another node has opened the game ({@code Fenced}), or that the command was
 * executed before ({@code Duplicate}, with its {@code CommandReceipt}).
 *
 * <p>Every append names the epoch under which its writer opened the game. Opening a game raises the
 * epoch, so an earlier owner cannot write afterwards. Ownership of games is safe because of this
 * alone; everything else about ownership only saves work.
 *
 * <p>A failed Future means that the database did not answer: the request may have been executed or
 * not. {@code JournalTimeoutException} distinguishes such a failure from a bug. {@code
 * DamagedLogException} means that a log cannot be read, or does not lead to the states that were
 * stored with it.
 *
 * <p>This package uses the events of {@code game} and their stored form in {@code eventlog}. It
 * decides nothing and knows no SQL.
 */
@NullMarked
package com.paperdynasty.journal;

import org.jspecify.annotations.NullMarked;
