package com.paperdynasty.cluster.hosting;

import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.MessageReader;
import com.paperdynasty.bus.OwnershipRequest;
import com.paperdynasty.cluster.membership.ClusterMembership;
import com.paperdynasty.journal.DamagedLogException;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.OwnershipRecord;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.replay.LogReader;
import com.paperdynasty.table.GameVerticleSettings;
import com.paperdynasty.table.ownership.ClosedGameWatches;
import com.paperdynasty.table.ownership.GameLocation;
import com.paperdynasty.table.ownership.GameOpener;
import com.paperdynasty.table.ownership.HandOff;
import com.paperdynasty.table.ownership.HandOffIntake;
import com.paperdynasty.table.ownership.HostSettings;
import com.paperdynasty.table.ownership.OpenGameRegistry;
import com.paperdynasty.table.ownership.OwnerLocator;
import com.paperdynasty.table.ownership.OwnershipMonitor;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
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
  private @Nullable OwnerLocator ownerLocator;
  private @Nullable ClosedGameWatches closedGameWatches;
  private @Nullable OwnershipMonitor ownershipMonitor;
  private @Nullable GameDeployer deployer;
  private @Nullable HandOff handOff;
  private @Nullable HandOffIntake handOffIntake;
  private @Nullable FaultDigest unavailableGames;
  private @Nullable ClusterEventHandler eventHandler;
  private @Nullable RequestForwarder forwarder;

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
    forwarder = new RequestForwarder(vertx, clusterMembership.self());
    ownerLocator =
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
    ownershipMonitor = monitor;
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
            started(ownerLocator)::isOwnedBy,
            hostMetrics::handedOver);
    handOff = gameHandOff;
    handOffIntake =
        new HandOffIntake(vertx, clusterMembership, journal, settings, gameDeployer::open);
    unavailableGames = new FaultDigest(vertx, log, "games could not be reached", DIGEST_MS);
    ClosedGameWatches watches =
        new ClosedGameWatches(clusterMembership, journal, logReader, settings);
    closedGameWatches = watches;
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
    return vertx
        .eventBus()
        .<GameRequest>consumer(BusAddresses.host(clusterMembership.self()), this::onRequest)
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

  private void onRequest(Message<GameRequest> message) {
    MessageReader.SHARED.read(
        message::body,
        request ->
            answer(request)
                .onComplete(message::reply, cause -> message.reply(fault(request.gameId(), cause))),
        gameId -> message.reply(unreadable(gameId)));
  }

  /**
   * The answer to a request that this version cannot read. If the game is open here, no other node
   * could answer, so it is final; otherwise another node may.
   */
  private GameReply unreadable(@Nullable UUID gameId) {
    return gameId != null && openGameRegistry.isOpen(gameId)
        ? GameReply.Refused.busy(settings.retryAfterMs())
        : unavailable();
  }

  private Future<GameReply> answer(GameRequest request) {
    UUID gameId = request.gameId();
    Future<GameLocation> known = openGameRegistry.location(gameId);
    if (known != null) {
      if (request instanceof OwnershipRequest.QueryOwnership && !known.isComplete()) {
        return started(ownerLocator)
            .journalAnswers(gameId)
            .map(reached -> new GameReply.Redirect(clusterMembership.self()));
      }
      // A search under way would find the owner that is handing the game off: wait for its end.
      if (!known.isComplete() && request instanceof OwnershipRequest.AcquireGame) {
        return known.transform(ended -> answer(request));
      }
      if (known.isComplete() || !(request instanceof OwnershipRequest.OfferGame)) {
        return known.compose(gameLocation -> started(forwarder).forward(request, gameLocation));
      }
    }
    if (request instanceof OwnershipRequest.QueryOwnership || mustNotOpen()) {
      return Future.succeededFuture(unavailable());
    }
    GameReply refused = damagedGames.refusal(gameId);
    if (refused != null) {
      return Future.succeededFuture(refused);
    }
    if (request instanceof OwnershipRequest.OfferGame) {
      return Future.succeededFuture(
          isFull() ? unavailable() : started(handOffIntake).offer(gameId));
    }
    if (request instanceof OwnershipRequest.AcquireGame) {
      return locate(gameId, started(handOffIntake)::acquire)
          .compose(gameLocation -> started(forwarder).forward(request, gameLocation));
    }
    if (request instanceof GameRequest.RenewWatch renewWatch) {
      return onWatch(renewWatch);
    }
    return locate(gameId, this::search)
        .compose(gameLocation -> started(forwarder).forward(request, gameLocation));
  }

  /**
   * Whether this node must not open games: it cannot reach its journal, or was paused and the
   * request may be old.
   */
  private boolean mustNotOpen() {
    OwnershipMonitor monitor = started(ownershipMonitor);
    return monitor.isJournalSilent() || monitor.wasPaused();
  }

  private Future<GameReply> onWatch(GameRequest.RenewWatch renewWatch) {
    return started(closedGameWatches)
        .answer(renewWatch)
        .compose(
            known ->
                known.isPresent()
                    ? Future.succeededFuture(known.get())
                    : locate(renewWatch.gameId(), this::search)
                        .compose(where -> started(forwarder).forward(renewWatch, where)));
  }

  /** The first request for a game starts the search; the others wait for its result. */
  private Future<GameLocation> locate(UUID gameId, GameOpener opener) {
    Future<GameLocation> known = openGameRegistry.location(gameId);
    if (known != null) {
      return known;
    }
    if (isFull()) {
      return Future.failedFuture("this node has its maximum of open games");
    }
    return openGameRegistry.put(gameId, opener.open(gameId));
  }

  private boolean isFull() {
    return openGameRegistry.size() >= settings.openGames()
        || openGameRegistry.opening() >= settings.openingAtOnce();
  }

  /** Locates the owner. Without one the game opens here, unless this node drains. */
  private Future<GameLocation> search(UUID gameId) {
    return started(ownerLocator)
        .locate(gameId)
        .compose(
            owner -> {
              if (owner.isPresent()) {
                return Future.succeededFuture(new GameLocation.Remote(owner.get()));
              }
              return clusterMembership.hosts().contains(clusterMembership.self())
                  ? started(deployer).open(gameId)
                  : Future.succeededFuture(
                      new GameLocation.Remote(clusterMembership.hostOf(gameId)));
            });
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

  private GameReply unavailable() {
    return new GameReply.Refused(Problem.unavailable(settings.retryAfterMs()), false);
  }

  private GameReply fault(UUID gameId, Throwable cause) {
    if (cause instanceof DamagedLogException fault) {
      return damagedGames.record(gameId, fault);
    }
    started(unavailableGames).add(gameId, cause);
    return unavailable();
  }
}
