/**
 * Routes requests from any node to the owner of a game. Begin with {@code GameRouter}, the
 * interface for senders. Its implementation {@code BusGameRouter} finds the game's host, sends the
 * request over the event bus, and sends it again under the same command id when no answer comes.
 *
 * <p>Only nodes have addresses in the cluster, games have none: to register one costs the whole
 * cluster a write, and after a move it would be wrong for a while. A node asks the host that it
 * remembers, or the one that rendezvous hashing picks. A host that is not the owner redirects to
 * it.
 *
 * <p>A host that cannot answer ({@code unavailable}) is passed over for the next one. The answer of
 * a busy owner is final. Only a page of the log is asked for again, at the same owner and at the
 * time that it has given.
 *
 * <p>A command is sent again when no answer comes, perhaps to another owner, and a copy of it may
 * arrive late. No copy may be executed after its sender was refused, so each copy carries the
 * logical time at which it was sent. An owner does not execute a copy from before its own opening,
 * or from before it refused another copy: the sender is asked to send it again, which happens only
 * while the sender still waits.
 *
 * <p>Which node should own a game, and how ownership moves, is not decided here: see {@code
 * cluster.membership} and {@code table.ownership}.
 */
@NullMarked
package com.paperdynasty.cluster.routing;

import org.jspecify.annotations.NullMarked;
