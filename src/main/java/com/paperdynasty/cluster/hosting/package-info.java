/**
 * The host: it opens games on this node. {@code GameHostVerticle} runs once on each node and is
 * what other nodes ask for games; {@code GameDeployer} opens a game from its log and deploys a
 * verticle for it; {@code ClusterEventHandler} acts on nodes that come and go, and tells others
 * what was opened here.
 *
 * <p>A host that does not have a game open looks for its owner ({@code OwnerLocator}). If there is
 * none it opens the game, which raises its epoch, and tells everybody. A node that its journal
 * leaves without an answer opens nothing and says so at once. A game whose log is damaged is not
 * tried again for a while ({@code DamagedGames}). A node that joins waits before it gets its share
 * of the games, longer each time that it has gone and come back ({@code JoinBackoff}).
 */
@NullMarked
package com.paperdynasty.cluster.hosting;

import org.jspecify.annotations.NullMarked;
