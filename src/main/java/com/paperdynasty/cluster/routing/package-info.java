/**
 * The way from any node to the owner of a game. {@code GameRouter} is for those who want something
 * of a game: its implementation {@code BusGameRouter} finds the game's host, asks, and asks again
 * under the same command id when no answer comes.
 *
 * <p>A game has no address in the cluster, only nodes have: to register one costs the whole cluster
 * a write, and for a while after a move it is wrong. A node asks the host that it remembers, or the
 * one that rendezvous hashing picks; a host that knows better redirects it.
 *
 * <p>A host that cannot help now ({@code unavailable}) is passed over for the next one. An owner
 * that is busy is not: its answer is the answer. Only a page of the log is asked for again, at the
 * same owner and at the time that it has named.
 *
 * <p>A command is sent again when no answer comes, perhaps to another owner, and a copy of it may
 * come late. So that none is done after its sender was refused, each copy says the logical time
 * that it was sent at. An owner does not carry out one from before its own opening, or from before
 * it refused another copy: its sender is asked to send it anew, which only those do who still wait.
 */
@NullMarked
package com.paperdynasty.cluster.routing;

import org.jspecify.annotations.NullMarked;
