/**
 * The durable log of games, as the rest of the server sees it. {@code Journal} is the port; the
 * room {@code store} keeps it in PostgreSQL.
 *
 * <p>A game is a list of events, numbered without gaps. An append adds the events of one command,
 * all of them or none. Its answer ({@code AppendResult}) says that they are durable, that another
 * node has taken the game ({@code Fenced}), or that the command was carried out before ({@code
 * Duplicate}, with its {@code CommandReceipt}).
 *
 * <p>Every append names the epoch under which its writer opened the game. Opening a game raises the
 * epoch, so an earlier owner can write nothing afterwards. That is what all ownership rests on;
 * everything else about it saves work.
 *
 * <p>A Future that fails means that the database did not answer: what was asked for may have
 * happened. {@code JournalTimeoutException} says so where somebody has to tell it from a bug;
 * {@code DamagedLogException} is a log that cannot be read or does not lead to the states that were
 * stored with it.
 */
@NullMarked
package com.paperdynasty.journal;

import org.jspecify.annotations.NullMarked;
