package com.paperdynasty.cluster.hosting;

import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.OwnershipRequest;
import com.paperdynasty.cluster.membership.ClusterMembership;
import com.paperdynasty.journal.DamagedLogException;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.OwnershipRecord;
import com.paperdynasty.problem.ErrorCode;
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
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens games on this node and deploys a table for each. Runs once on a node. The tables are its
 * children: they are undeployed before it, and each finishes the command under way and releases its
 * game.
 */
public final class GameHostVerticle extends VerticleBase {
  private static final Logger log = LoggerFactory.getLogger(GameHostVerticle.class);
  private static final long DIGEST_MS = 5_000;
  private static final DeliveryOptions WITHIN = new DeliveryOptions().setLocalOnly(true);

  private final ClusterMembership clusterMembership;
  private final Journal journal;
  private final LogReader pages;
  private final Clock clock;
  private final HostSettings settings;
  private final GameVerticleSettings gameVerticleSettings;
  private final OpenGameRegistry openGameRegistry = new OpenGameRegistry();
  private final HostRequestReader hostRequestReader = new HostRequestReader();
  private final DamagedGames broken;
  private @Nullable OwnerLocator ownerLocator;
  private @Nullable ClosedGameWatches closed;
  private @Nullable OwnershipMonitor ownershipMonitor;
  private @Nullable GameDeployer deployer;
  private @Nullable HandOff handOff;
  private @Nullable HandOffIntake handOffIntake;
  private @Nullable FaultDigest unreached;
  private @Nullable ClusterEventHandler eventHandler;

  /**
   * A host that keeps its games in {@code journal}.
   *
   * @param pages where the logs of games are read
   * @param onBroken told each time that a game's log turns out to be wrong
   */
  public GameHostVerticle(
      ClusterMembership clusterMembership,
      Journal journal,
      LogReader pages,
      Clock clock,
      HostSettings settings,
      GameVerticleSettings gameVerticleSettings,
      Runnable onBroken) {
    this.clusterMembership = clusterMembership;
    this.journal = journal;
    this.pages = pages;
    this.clock = clock;
    this.settings = settings;
    this.gameVerticleSettings = gameVerticleSettings;
    this.broken = new DamagedGames(settings.brokenRetryMs(), System::nanoTime, onBroken);
  }

  @Override
  public Future<?> start() {
    ownerLocator =
        new OwnerLocator(vertx.eventBus(), clusterMembership, journal, settings.confirmTimeoutMs());
    OwnershipMonitor watch =
        new OwnershipMonitor(
            vertx,
            clusterMembership.self(),
            journal,
            settings,
            openGameRegistry::epochs,
            this::closeLost,
            this::onDeposed);
    ownershipMonitor = watch;
    GameDeployer opening =
        new GameDeployer(
            vertx,
            clusterMembership.self(),
            journal,
            pages,
            clock,
            gameVerticleSettings,
            watch,
            (gameId, epoch) ->
                there(eventHandler).publishOpened(gameId, epoch, clusterMembership.self()),
            gameId -> context.runOnContext(now -> onLeaving(gameId)));
    deployer = opening;
    HandOff leaving =
        new HandOff(
            vertx,
            clusterMembership,
            settings,
            openGameRegistry,
            opening::open,
            opening::close,
            there(ownerLocator)::isOwnedBy);
    handOff = leaving;
    handOffIntake = new HandOffIntake(vertx, clusterMembership, journal, settings, opening::open);
    unreached = new FaultDigest(vertx, log, "games could not be reached", DIGEST_MS);
    ClosedGameWatches notOpen = new ClosedGameWatches(clusterMembership, journal, pages, settings);
    closed = notOpen;
    ClusterEventHandler listening =
        new ClusterEventHandler(
            vertx, clusterMembership, journal, settings, openGameRegistry, watch, leaving, notOpen);
    eventHandler = listening;
    listening.listen();
    return vertx
        .eventBus()
        .<GameRequest>consumer(BusAddresses.tables(clusterMembership.self()), this::take)
        .completion();
  }

  /**
   * Hands all games over to the other nodes, if there are any, as fast as those can take them. May
   * be called on any thread; the Future completes within the time, when every game has another
   * owner, or nobody would have it. What is left is open until this verticle is undeployed, and
   * then released: the node that is asked for it opens it.
   */
  public Future<Void> drain(Duration time) {
    Promise<Void> drained = Promise.promise();
    clusterMembership.leave();
    context.runOnContext(now -> there(handOff).handOffAll(time.toMillis()).onComplete(drained));
    return drained.future();
  }

  /** A verticle has its parts from its start on. */
  private static <T> T there(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("not started");
    }
    return part;
  }

  private void take(Message<GameRequest> message) {
    hostRequestReader
        .read(message::body)
        .ifPresentOrElse(
            request ->
                answer(request)
                    .onComplete(
                        message::reply, cause -> message.reply(fault(request.gameId(), cause))),
            () -> message.reply(unavailable()));
  }

  private Future<GameReply> answer(GameRequest request) {
    UUID gameId = request.gameId();
    Future<GameLocation> known = openGameRegistry.placement(gameId);
    if (known != null) {
      if (request instanceof OwnershipRequest.QueryOwnership && !known.isComplete()) {
        return there(ownerLocator)
            .journalAnswers(gameId)
            .map(reached -> new GameReply.Redirect(clusterMembership.self()));
      }
      // A search finds the very owner who gives the game: no answer for it.
      if (!known.isComplete() && request instanceof OwnershipRequest.AcquireGame) {
        return known.transform(ended -> answer(request));
      }
      if (known.isComplete() || !(request instanceof OwnershipRequest.OfferGame)) {
        return known.compose(gameLocation -> placed(request, gameLocation));
      }
    }
    if (request instanceof OwnershipRequest.QueryOwnership || opensNothing()) {
      return Future.succeededFuture(unavailable());
    }
    GameReply refused = broken.refusal(gameId);
    if (refused != null) {
      return Future.succeededFuture(refused);
    }
    if (request instanceof OwnershipRequest.OfferGame) {
      return Future.succeededFuture(isFull() ? unavailable() : there(handOffIntake).offer(gameId));
    }
    if (request instanceof OwnershipRequest.AcquireGame) {
      return host(gameId, there(handOffIntake)::acquire)
          .compose(gameLocation -> placed(request, gameLocation));
    }
    if (request instanceof GameRequest.RenewWatch renewWatch) {
      return watched(renewWatch);
    }
    return host(gameId, this::search).compose(gameLocation -> placed(request, gameLocation));
  }

  /** One without a journal cannot, and what one that was frozen is asked for may be old. */
  private boolean opensNothing() {
    OwnershipMonitor watch = there(ownershipMonitor);
    return watch.isJournalSilent() || watch.wasPaused();
  }

  private Future<GameReply> watched(GameRequest.RenewWatch renewWatch) {
    return there(closed)
        .answer(renewWatch)
        .compose(
            known ->
                known.isPresent()
                    ? Future.succeededFuture(known.get())
                    : host(renewWatch.gameId(), this::search)
                        .compose(where -> placed(renewWatch, where)));
  }

  private Future<GameReply> placed(GameRequest request, GameLocation gameLocation) {
    return gameLocation.match(
        new GameLocation.Cases<>() {
          @Override
          public Future<GameReply> local(GameLocation.Local local) {
            return vertx
                .eventBus()
                .<GameReply>request(BusAddresses.table(request.gameId()), request, WITHIN)
                .map(Message::body)
                .recover(GameHostVerticle.this::closing);
          }

          @Override
          public Future<GameReply> remote(GameLocation.Remote remote) {
            return Future.succeededFuture(new GameReply.Redirect(remote.node()));
          }

          @Override
          public Future<GameReply> unknown(GameLocation.Unknown unknown) {
            return Future.succeededFuture(notFound(request.gameId()));
          }
        });
  }

  /**
   * A table that closes does not read what is still on its way to it: the request has to be sent
   * again. Those who wait for a table that is only slow have given up long before this is told.
   */
  private Future<GameReply> closing(Throwable cause) {
    return cause instanceof ReplyException reply
            && reply.failureType() != ReplyFailure.RECIPIENT_FAILURE
        ? Future.succeededFuture(new GameReply.Redirect(clusterMembership.self()))
        : Future.failedFuture(cause);
  }

  /** The first who asks for a game has it found; the others wait for the same. */
  private Future<GameLocation> host(UUID gameId, GameOpener opener) {
    Future<GameLocation> known = openGameRegistry.placement(gameId);
    if (known != null) {
      return known;
    }
    if (isFull()) {
      return Future.failedFuture("this node holds as many games as it may");
    }
    return openGameRegistry.put(gameId, opener.open(gameId));
  }

  private boolean isFull() {
    return openGameRegistry.size() >= settings.openGames()
        || openGameRegistry.opening() >= settings.openingAtOnce();
  }

  /** The owner that there is, or else this node, unless it drains. */
  private Future<GameLocation> search(UUID gameId) {
    return there(ownerLocator)
        .locate(gameId)
        .compose(
            owner -> {
              if (owner.isPresent()) {
                return Future.succeededFuture(new GameLocation.Remote(owner.get()));
              }
              return clusterMembership.hosts().contains(clusterMembership.self())
                  ? there(deployer).open(gameId)
                  : Future.succeededFuture(
                      new GameLocation.Remote(clusterMembership.hostOf(gameId)));
            });
  }

  private void onDeposed(UUID gameId, OwnershipRecord row) {
    there(eventHandler).publishOwner(gameId, row);
  }

  /** A table closes by itself, perhaps because it found out that it was deposed. */
  private void onLeaving(UUID gameId) {
    closeLost(gameId);
    there(eventHandler).announceOwner(gameId);
  }

  /** A game is no longer this node's, or its table wants to close. */
  private void closeLost(UUID gameId) {
    Future<GameLocation> placement = openGameRegistry.remove(gameId);
    if (placement != null) {
      placement.onSuccess(where -> there(deployer).close(gameId, where));
    }
  }

  private static GameReply notFound(UUID gameId) {
    return new GameReply.Refused(
        Problem.of(ErrorCode.NOT_FOUND, "Game " + gameId + " not found"), false);
  }

  private GameReply unavailable() {
    return new GameReply.Refused(Problem.unavailable(settings.retryAfterMs()), false);
  }

  private GameReply fault(UUID gameId, Throwable cause) {
    if (cause instanceof DamagedLogException fault) {
      return broken.found(gameId, fault);
    }
    there(unreached).add(gameId, cause);
    return unavailable();
  }
}
