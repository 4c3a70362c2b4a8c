/**
 * The members of the cluster. Begin with {@code ClusterMembership}, the interface that other
 * packages use. {@code HazelcastMembership} implements it: it joins the cluster and publishes which
 * nodes join and leave. A node's name is its Vert.x id, which is new at each start.
 *
 * <p>Membership saves work, and correctness does not depend on it: two nodes may see different
 * members, and still only one can write a game.
 *
 * <p>{@code RendezvousHash} says which node should open a game, the same on every node. {@code
 * MemberOnlyClusterManager} finds nodes on the event bus by the members alone, because the shared
 * maps of the stock cluster manager can lose entries while members come back (vert.x issue 4394).
 * {@code BusAuthenticator} admits only nodes that know the cluster's secret.
 */
@NullMarked
package com.paperdynasty.cluster.membership;

import org.jspecify.annotations.NullMarked;
