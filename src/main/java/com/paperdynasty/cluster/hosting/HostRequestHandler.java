package com.paperdynasty.cluster.hosting;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.MessageReader;
import com.paperdynasty.bus.OwnershipRequest;
import com.paperdynasty.cluster.membership.ClusterMembership;
import com.paperdynasty.journal.DamagedLogException;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.table.ownership.ClosedGameWatches;
import com.paperdynasty.table.ownership.GameLocation;
import com.paperdynasty.table.ownership.GameOpener;
import com.paperdynasty.table.ownership.HandOffIntake;
import com.paperdynasty.table.ownership.HostSettings;
import com.paperdynasty.table.ownership.OpenGameRegistry;
import com.paperdynasty.table.ownership.OwnerLocator;
import com.paperdynasty.table.ownership.OwnershipMonitor;
import io.vertx.core.Future;
import io.vertx.core.eventbus.Message;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Answers the requests that come to the host of a node: it finds the owner of a game, opens the
 * game here if it has none, and passes the request on. Used on the host's event loop.
 */
final class HostRequestHandler {
  private final ClusterMembership clusterMembership;
  private final HostSettings settings;
  private final OpenGameRegistry openGameRegistry;
  private final OwnerLocator ownerLocator;
  private final OwnershipMonitor ownershipMonitor;
  private final ClosedGameWatches closedGameWatches;
  private final HandOffIntake handOffIntake;
  private final GameOpener deployer;
  private final DamagedGames damagedGames;
  private final FaultDigest unavailableGames;
  private final RequestForwarder forwarder;

  /**
   * Creates a handler.
   *
   * @param deployer opens a game on this node
   * @param unavailableGames where games that could not be reached are logged
   */
  HostRequestHandler(
      ClusterMembership clusterMembership,
      HostSettings settings,
      OpenGameRegistry openGameRegistry,
      OwnerLocator ownerLocator,
      OwnershipMonitor ownershipMonitor,
      ClosedGameWatches closedGameWatches,
      HandOffIntake handOffIntake,
      GameOpener deployer,
      DamagedGames damagedGames,
      FaultDigest unavailableGames,
      RequestForwarder forwarder) {
    this.clusterMembership = clusterMembership;
    this.settings = settings;
    this.openGameRegistry = openGameRegistry;
    this.ownerLocator = ownerLocator;
    this.ownershipMonitor = ownershipMonitor;
    this.closedGameWatches = closedGameWatches;
    this.handOffIntake = handOffIntake;
    this.deployer = deployer;
    this.damagedGames = damagedGames;
    this.unavailableGames = unavailableGames;
    this.forwarder = forwarder;
  }

  void onRequest(Message<GameRequest> message) {
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
        return ownerLocator
            .journalAnswers(gameId)
            .map(reached -> new GameReply.Redirect(clusterMembership.self()));
      }
      // A search under way would find the owner that is handing the game off: wait for its end.
      if (!known.isComplete() && request instanceof OwnershipRequest.AcquireGame) {
        return known.transform(ended -> answer(request));
      }
      if (known.isComplete() || !(request instanceof OwnershipRequest.OfferGame)) {
        return known.compose(gameLocation -> forwarder.forward(request, gameLocation));
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
      return Future.succeededFuture(isFull() ? unavailable() : handOffIntake.offer(gameId));
    }
    if (request instanceof OwnershipRequest.AcquireGame) {
      return locate(gameId, handOffIntake::acquire)
          .compose(gameLocation -> forwarder.forward(request, gameLocation));
    }
    if (request instanceof GameRequest.RenewWatch renewWatch) {
      return onWatch(renewWatch);
    }
    return locate(gameId, this::search)
        .compose(gameLocation -> forwarder.forward(request, gameLocation));
  }

  /**
   * Whether this node must not open games: it cannot reach its journal, or was paused and the
   * request may be old.
   */
  private boolean mustNotOpen() {
    return ownershipMonitor.isJournalSilent() || ownershipMonitor.wasPaused();
  }

  private Future<GameReply> onWatch(GameRequest.RenewWatch renewWatch) {
    return closedGameWatches
        .answer(renewWatch)
        .compose(
            known ->
                known.isPresent()
                    ? Future.succeededFuture(known.get())
                    : locate(renewWatch.gameId(), this::search)
                        .compose(where -> forwarder.forward(renewWatch, where)));
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
    return ownerLocator
        .locate(gameId)
        .compose(
            owner -> {
              if (owner.isPresent()) {
                return Future.succeededFuture(new GameLocation.Remote(owner.get()));
              }
              return clusterMembership.hosts().contains(clusterMembership.self())
                  ? deployer.open(gameId)
                  : Future.succeededFuture(
                      new GameLocation.Remote(clusterMembership.hostOf(gameId)));
            });
  }

  private GameReply unavailable() {
    return new GameReply.Refused(Problem.unavailable(settings.retryAfterMs()), false);
  }

  private GameReply fault(UUID gameId, Throwable cause) {
    if (cause instanceof DamagedLogException fault) {
      return damagedGames.record(gameId, fault);
    }
    unavailableGames.add(gameId, cause);
    return unavailable();
  }
}
