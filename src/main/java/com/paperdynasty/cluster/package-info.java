/**
 * Which node opens which game, and how a game goes from one to another.
 *
 * <p>{@link com.paperdynasty.cluster.routing.BusGameRouter} is for those who want something of a
 * game: it finds the game's host, asks, and asks again under the same command id when no answer
 * comes. {@link com.paperdynasty.cluster.hosting.GameHostVerticle} runs once on each node: it opens
 * games that it is asked for, and deploys a table for each. {@link
 * com.paperdynasty.cluster.membership.HazelcastMembership} are the nodes, as Hazelcast sees them;
 * that is all that is asked of it, and {@code MemberOnlyClusterManager} finds nodes on the event
 * bus by it.
 *
 * <p>A game has no address in the cluster, only nodes have: to register one costs the whole cluster
 * a write, and for a while after a move it is wrong. A node asks the host that it remembers, or the
 * one that rendezvous hashing picks. A host that has not the game open reads its row. If the owner
 * that stands there is seen, and says that it has the game, the answer is to ask that one; else the
 * host opens the game, which raises its epoch, and tells everybody.
 *
 * <p>None of this is trusted. Two views of who is there, a node that was frozen and comes back, a
 * link that is cut: whatever node opens a game, its epoch in PostgreSQL is raised, and an owner
 * with an older one cannot write. {@code OwnershipMonitor} lets an owner find out before it has to
 * write, and keeps it silent while it does not know; before a game is read its table asks once
 * more.
 *
 * <p>A command is sent again when no answer comes, perhaps to another owner, and a copy of it may
 * come late. So that none is done after its sender was refused, each copy says the {@link
 * com.paperdynasty.bus.LogicalTime} that it was sent at, and an owner does not carry out one from
 * before its own opening, or from before it refused another copy: its sender is asked to send it
 * anew, which only those do who still wait.
 *
 * <p>{@code HandOff} moves games to a node that joins, once that has settled, and away from one
 * that drains, each time that their taker says yes ({@code HandOffIntake}): the table gives the
 * game up, the other node opens it, and only then the table closes ({@code GameTransfer}). A node
 * that its journal leaves without an answer opens nothing and says so at once. Where two nodes do
 * not see each other but both reach the journal, a command takes the game to where it is given; who
 * only watches is shown the log by {@code ClosedGameWatches}, or both sides would take each game
 * from each other every few seconds.
 */
@NullMarked
package com.paperdynasty.cluster;

import org.jspecify.annotations.NullMarked;
