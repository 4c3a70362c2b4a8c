/**
 * Which node opens which game.
 *
 * <p>Two parts. {@link com.paperdynasty.cluster.Tables} is for whoever wants something of a game:
 * it finds the game's host, asks, and asks again under the same command id when no answer comes.
 * {@link com.paperdynasty.cluster.HostVerticle} runs once on each node: it opens games that it is
 * asked for, and deploys a table for each.
 *
 * <p>A game has no address in the cluster, only nodes have. A host is chosen by rendezvous hashing
 * over the members, and remembered. None of this is trusted: whatever node opens a game, its epoch
 * in PostgreSQL is raised, and an owner with an older one cannot write.
 */
@NullMarked
package com.paperdynasty.cluster;

import org.jspecify.annotations.NullMarked;
