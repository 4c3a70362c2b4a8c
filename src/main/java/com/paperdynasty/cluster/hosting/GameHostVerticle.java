package com.paperdynasty.cluster.hosting;

import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.cluster.membership.ClusterMembership;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.OwnershipRecord;
import com.paperdynasty.replay.LogReader;
import com.paperdynasty.table.GameVerticleSettings;
import com.paperdynasty.table.ownership.ClosedGameWatches;
import com.paperdynasty.table.ownership.GameLocation;
import com.paperdynasty.table.ownership.HandOff;
import com.paperdynasty.table.ownership.HandOffIntake;
import com.paperdynasty.table.ownership.HostSettings;
import com.paperdynasty.table.ownership.OpenGameRegistry;
import com.paperdynasty.table.ownership.OwnerLocator;
import com.paperdynasty.table.ownership.OwnershipMonitor;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens games on this node and deploys a verticle for each. Runs once on a node. The verticles are
 * its children: they are undeployed before it, and each finishes the command under way and releases
 * its game.
 */
public final class GameHostVerticle extends VerticleBase {
  private static final Logger log = LoggerFactory.getLogger(GameHostVerticle.class);
  private static final long DIGEST_MS = 5_000;

  private final ClusterMembership clusterMembership;
  private final Journal journal;
  private final LogReader logReader;
  private final Clock clock;
  private final HostSettings settings;
  private final GameVerticleSettings gameVerticleSettings;
  private final OpenGameRegistry openGameRegistry = new OpenGameRegistry();
  private final HostMetrics hostMetrics;
  private final DamagedGames damagedGames;
  private @Nullable GameDeployer deployer;
  private @Nullable HandOff handOff;
  private @Nullable ClusterEventHandler eventHandler;

  /**
   * Creates a host that keeps its games in {@code journal}.
   *
   * @param logReader where the logs of games are read
   */
  public GameHostVerticle(
      ClusterMembership clusterMembership,
      Journal journal,
      LogReader logReader,
      Clock clock,
      HostSettings settings,
      GameVerticleSettings gameVerticleSettings,
      HostMetrics hostMetrics) {
    this.clusterMembership = clusterMembership;
    this.journal = journal;
    this.logReader = logReader;
    this.clock = clock;
    this.settings = settings;
    this.gameVerticleSettings = gameVerticleSettings;
    this.hostMetrics = hostMetrics;
    this.damagedGames =
        new DamagedGames(settings.brokenRetryMs(), System::nanoTime, hostMetrics::damaged);
  }

  @Override
  public Future<?> start() {
    hostMetrics.bound(settings.openGames());
    OwnerLocator ownerLocator =
        new OwnerLocator(vertx.eventBus(), clusterMembership, journal, settings.confirmTimeoutMs());
    OwnershipMonitor monitor =
        new OwnershipMonitor(
            vertx,
            clusterMembership.self(),
            journal,
            settings,
            openGameRegistry::epochs,
            this::onLost,
            this::onOwnerChanged);
    GameDeployer gameDeployer =
        new GameDeployer(
            vertx,
            clusterMembership.self(),
            journal,
            logReader,
            clock,
            gameVerticleSettings,
            monitor,
            hostMetrics,
            (gameId, epoch) ->
                started(eventHandler).publishOpened(gameId, epoch, clusterMembership.self()),
            gameId -> context.runOnContext(now -> onLeaving(gameId)));
    deployer = gameDeployer;
    HandOff gameHandOff =
        new HandOff(
            vertx,
            clusterMembership,
            settings,
            openGameRegistry,
            gameDeployer::open,
            gameDeployer::close,
            ownerLocator::isOwnedBy,
            hostMetrics::handedOver);
    handOff = gameHandOff;
    ClosedGameWatches watches =
        new ClosedGameWatches(clusterMembership, journal, logReader, settings);
    ClusterEventHandler clusterEventHandler =
        new ClusterEventHandler(
            vertx,
            clusterMembership,
            journal,
            settings,
            openGameRegistry,
            monitor,
            gameHandOff,
            watches);
    eventHandler = clusterEventHandler;
    clusterEventHandler.listen();
    HostRequestHandler requestHandler =
        new HostRequestHandler(
            clusterMembership,
            settings,
            openGameRegistry,
            ownerLocator,
            monitor,
            watches,
            new HandOffIntake(vertx, clusterMembership, journal, settings, gameDeployer::open),
            gameDeployer::open,
            damagedGames,
            new FaultDigest(vertx, log, "games could not be reached", DIGEST_MS),
            new RequestForwarder(vertx, clusterMembership.self()));
    return vertx
        .eventBus()
        .<GameRequest>consumer(
            BusAddresses.host(clusterMembership.self()), requestHandler::onRequest)
        .completion();
  }

  /**
   * Hands all games off to the other nodes, if there are any, as fast as those can take them. May
   * be called on any thread. The Future completes within the time, when every game has another
   * owner or no node takes it. A game that is left stays open until this verticle is undeployed,
   * and is then released; the next node that is asked for it opens it.
   */
  public Future<Void> drain(Duration time) {
    Promise<Void> drained = Promise.promise();
    clusterMembership.leave();
    context.runOnContext(now -> started(handOff).handOffAll(time.toMillis()).onComplete(drained));
    return drained.future();
  }

  /** The parts of this verticle exist from its start on. */
  private static <T> T started(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("not started");
    }
    return part;
  }

  private void onOwnerChanged(UUID gameId, OwnershipRecord row) {
    started(eventHandler).publishOwner(gameId, row);
  }

  /** A game closes because it was idle or lost. */
  private void onLeaving(UUID gameId) {
    closeLost(gameId);
    started(eventHandler).announceOwner(gameId);
  }

  private void onLost(UUID gameId, OwnershipMonitor.Loss loss) {
    // One that was handed over while the owners were being read is not lost.
    if (openGameRegistry.isOpen(gameId)) {
      hostMetrics.lost(loss);
    }
    closeLost(gameId);
  }

  /** Closes a game that this node has lost, or that is idle. */
  private void closeLost(UUID gameId) {
    Future<GameLocation> location = openGameRegistry.remove(gameId);
    if (location != null) {
      location.onSuccess(where -> started(deployer).close(gameId, where));
    }
  }
}
