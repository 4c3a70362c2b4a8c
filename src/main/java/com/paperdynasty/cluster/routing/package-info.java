/**
 * Routes requests from any node to the owner of a game. Begin with {@code GameRouter}, the
 * interface for senders. Its implementation {@code BusGameRouter} finds the game's host, sends the
 * request over the event bus, and sends it again under the same command id when no answer comes.
 *
 * <p>A node asks the host that it remembers, or the one that rendezvous hashing picks. A host that
 * is not the owner redirects to it. Why games have no addresses in the cluster, and why no late
 * copy of a refused command is executed, is described in {@link com.paperdynasty.cluster}.
 *
 * <p>A host that cannot answer ({@code unavailable}) is passed over for the next one. The answer of
 * a busy owner is final. Only a page of the log is asked for again, at the same owner and at the
 * time that it has given.
 *
 * <p>Which node should own a game, and how ownership moves, is not decided here: see {@code
 * cluster.membership} and {@code table.ownership}.
 */
@NullMarked
package com.paperdynasty.cluster.routing;

import org.jspecify.annotations.NullMarked;
