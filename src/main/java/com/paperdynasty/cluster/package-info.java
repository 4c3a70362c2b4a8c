/**
 * How nodes find each other, and how a request reaches the owner of its game.
 *
 * <ul>
 *   <li>{@code membership}: which nodes there are. {@link
 *       com.paperdynasty.cluster.membership.HazelcastMembership} joins the cluster; Hazelcast is
 *       used for membership only.
 *   <li>{@code routing}: {@link com.paperdynasty.cluster.routing.BusGameRouter} sends a request to
 *       the owner of its game, and sends it again under the same command id when no answer comes.
 *   <li>{@code hosting}: {@link com.paperdynasty.cluster.hosting.GameHostVerticle} runs once on
 *       each node. It opens games, and deploys a verticle for each.
 * </ul>
 *
 * <p>Nodes have addresses in the cluster, and games do not: registering an address costs a write to
 * the whole cluster, and after a move the address would be wrong for a while. A node asks the host
 * that it remembers, or the one that rendezvous hashing picks. A host that does not have the game
 * open reads its row. If the owner in the row is seen and confirms, the host redirects to it;
 * otherwise the host opens the game, which raises its epoch, and publishes that.
 *
 * <p>Correctness does not depend on membership. Two nodes may see different members, a node may
 * come back after a pause, a link may be cut: a node that opens a game raises its epoch in
 * PostgreSQL, and an owner with an older epoch cannot write. The package {@code table.ownership}
 * lets an owner find out before it writes.
 *
 * <p>A command is sent again when no answer comes, perhaps to another owner, and a copy of it may
 * arrive late. No copy may be executed after its sender was refused. So each copy carries the
 * {@link com.paperdynasty.bus.LogicalTime} at which it was sent. An owner does not execute a copy
 * from before its own opening, or from before it refused another copy: the sender is asked to send
 * it again, which happens only while the sender still waits.
 */
@NullMarked
package com.paperdynasty.cluster;

import org.jspecify.annotations.NullMarked;
