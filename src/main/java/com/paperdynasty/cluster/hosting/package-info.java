/**
 * The host of a node, which opens games there. Begin with {@code GameHostVerticle}: it runs once on
 * each node and answers the requests of other nodes for games. {@code GameDeployer} opens a game
 * from its log and deploys a verticle for it. {@code ClusterEventHandler} acts on nodes that join
 * and leave, and publishes which games were opened here.
 *
 * <p>A host that does not have a game open looks for its owner ({@code OwnerLocator}). Without an
 * owner it opens the game, which raises its epoch, and publishes that. A node whose journal does
 * not answer opens no games and refuses requests at once. A game whose log is damaged is not tried
 * again for a while ({@code DamagedGames}). A node that joins waits before it gets its share of the
 * games, longer each time that it leaves and joins again ({@code JoinBackoff}).
 */
@NullMarked
package com.paperdynasty.cluster.hosting;

import org.jspecify.annotations.NullMarked;
