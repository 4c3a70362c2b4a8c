/**
 * Which nodes there are. {@code HazelcastMembership} joins the others and sees who comes and goes;
 * {@code ClusterMembership} is what the rest asks of it. A node's name is the id that Vert.x gives
 * it, another one at each start.
 *
 * <p>Membership saves work, and nothing that matters is trusted to it: two nodes may see different
 * members, and a game is still written by one.
 *
 * <p>{@code RendezvousHash} says which node should open a game, the same on every node. {@code
 * MemberOnlyClusterManager} finds nodes on the event bus by the members alone, because the shared
 * maps of the stock cluster manager can lose entries while members come back (vert.x issue 4394).
 * {@code BusAuthenticator} lets nobody in who does not know the cluster's secret.
 */
@NullMarked
package com.paperdynasty.cluster.membership;

import org.jspecify.annotations.NullMarked;
