package com.paperdynasty.cluster.routing;

import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.ClusterEvent;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.LocalHandlers;
import com.paperdynasty.bus.LogicalTime;
import com.paperdynasty.cluster.membership.ClusterMembership;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.tracing.TraceSpan;
import com.paperdynasty.tracing.Tracing;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Finds the host of a game and sends it requests. A request that may be repeated is sent again
 * under the same command id until it is answered or the time is up. Any other request is sent again
 * only if it certainly did not arrive. A host that cannot answer ({@code unavailable}) is passed
 * over for the next one. The answer of a busy host is final, except for a page of the log, whose
 * reader waits for more pages: the same host is asked again at the time that it has given. An
 * answer that only a newer version can read counts as that of a busy host.
 *
 * <p>Used on one context; each event loop has its own router.
 */
public final class BusGameRouter implements GameRouter {
  private static final int MOST_REDIRECTS = 4;

  private final Vertx vertx;
  private final Tracing tracing;
  private final ClusterMembership clusterMembership;
  private final Clock clock;
  private final GameRouterSettings settings;
  private final DeliveryOptions clustered;
  private final DeliveryOptions local;
  private final KnownGames knownGames;
  private final Map<String, Set<Promise<GameReply>>> underWay = new HashMap<>();
  private final LocalHandlers<UUID, GameRequest, GameReply> localGames;
  private final LocalRequests localRequests;

  /** Creates a router for the current context. */
  public BusGameRouter(
      Vertx vertx, ClusterMembership clusterMembership, Clock clock, GameRouterSettings settings) {
    this.vertx = vertx;
    this.tracing = Tracing.of(vertx);
    this.clusterMembership = clusterMembership;
    this.clock = clock;
    this.settings = settings;
    this.clustered = new DeliveryOptions().setSendTimeout(settings.requestTimeoutMs());
    this.local =
        new DeliveryOptions().setSendTimeout(settings.requestTimeoutMs()).setLocalOnly(true);
    this.localGames = LocalHandlers.games(vertx);
    this.localRequests = new LocalRequests(vertx, settings.requestTimeoutMs());
    this.knownGames = new KnownGames(clusterMembership, settings.remembered());
  }

  /**
   * {@inheritDoc}
   *
   * <p>A sender who is gone may have sent the request again over another node, and been refused
   * there. So a request that is no longer awaited is not sent again.
   */
  @Override
  public Future<GameReply> ask(GameRequest request, BooleanSupplier awaited) {
    TraceSpan step =
        request instanceof GameRequest.ExecuteCommand command
            ? tracing.child("route", command.trace())
            : null;
    if (step == null) {
      return new RoutedRequest(request, awaited).run();
    }
    GameRequest traced = ((GameRequest.ExecuteCommand) request).traced(step.traceparent());
    return TraceSpan.ended(step, new RoutedRequest(traced, awaited).run());
  }

  /**
   * Handles a cluster event. After a node has left, games may be elsewhere, and its requests under
   * way are sent again at once.
   */
  public void onClusterEvent(ClusterEvent event) {
    event.match(
        new ClusterEvent.Cases() {
          @Override
          public void gameOpened(ClusterEvent.GameOpened opened) {
            knownGames.put(opened.gameId(), opened.node());
            knownGames.learn(opened.gameId(), LogicalTime.opening(opened.epoch()));
          }

          @Override
          public void nodeLeaving(ClusterEvent.NodeLeaving leaving) {
            knownGames.forgetHosts();
          }

          /** Games stay where they are until their owners hand them off. */
          @Override
          public void nodeJoined(ClusterEvent.NodeJoined joined) {}

          @Override
          public void nodeLeft(ClusterEvent.NodeLeft left) {
            knownGames.forgetHosts();
            Set<Promise<GameReply>> lost = underWay.remove(left.node());
            if (lost != null) {
              List.copyOf(lost).forEach(answer -> answer.tryFail(left.node() + " has left"));
            }
          }
        });
  }

  private Future<GameReply> request(
      String host, String address, GameRequest request, DeliveryOptions delivery) {
    Promise<GameReply> answer = Promise.promise();
    Set<Promise<GameReply>> asked = underWay.computeIfAbsent(host, node -> new HashSet<>());
    asked.add(answer);
    vertx
        .eventBus()
        .<GameReply>request(address, request, delivery)
        .onComplete(
            reply -> answer.tryComplete(reply.body()), (Throwable cause) -> answer.tryFail(cause));
    return answer
        .future()
        .onComplete(
            answered -> {
              asked.remove(answer);
              if (asked.isEmpty()) {
                underWay.remove(host, asked);
              }
            });
  }

  /** One request, until it is answered. */
  private final class RoutedRequest {
    private final GameRequest request;
    private final BooleanSupplier awaited;
    private final long untilMs = clock.millis() + settings.giveUpMs();
    private int redirects;
    private int failures;

    /** Whether the game on this node has answered that it closes, so that its host is asked. */
    private boolean askHost;

    /** The logical time of the last copy; it never decreases. */
    private LogicalTime sentAt = LogicalTime.BEGINNING;

    RoutedRequest(GameRequest request, BooleanSupplier awaited) {
      this.request = request;
      this.awaited = awaited;
    }

    Future<GameReply> run() {
      String host = knownGames.host(request.gameId(), failures);
      return send(host)
          .transform(
              answer ->
                  answer.succeeded() ? onReply(host, answer.result()) : failed(answer.cause()));
    }

    /** A game that is open on this node is asked directly, not over its host. */
    private Future<GameReply> send(String host) {
      GameRequest copy = copy();
      if (!host.equals(clusterMembership.self())) {
        return request(host, BusAddresses.host(host), copy, clustered);
      }
      if (askHost) {
        return request(host, BusAddresses.host(host), copy, local);
      }
      Future<GameReply> answer = localGames.ask(request.gameId(), copy);
      if (answer != null) {
        return localRequests.within(answer);
      }
      return request(host, BusAddresses.game(request.gameId()), copy, local)
          .recover(
              cause ->
                  isUndelivered(cause)
                      ? request(host, BusAddresses.host(host), copy, local)
                      : Future.failedFuture(cause));
    }

    private GameRequest copy() {
      if (request instanceof GameRequest.ExecuteCommand executeCommand) {
        sentAt = sentAt.orLater(knownGames.time(executeCommand.gameId()));
        return executeCommand.sentAt(sentAt);
      }
      return request;
    }

    private Future<GameReply> onReply(String host, GameReply reply) {
      if (reply instanceof GameReply.StaleCommand staleCommand) {
        knownGames.learn(request.gameId(), staleCommand.now());
        sentAt = sentAt.orLater(staleCommand.now());
        return redirect();
      }
      if (reply instanceof GameReply.Redirect redirect) {
        if (!clusterMembership.isSeen(redirect.node())) {
          return failed();
        }
        knownGames.put(request.gameId(), redirect.node());
        askHost = host.equals(redirect.node());
        return redirect();
      }
      if (reply instanceof GameReply.Refused refused
          && refused.problem().code() == ErrorCode.UNAVAILABLE
          && !refused.busy()
          && isRepeatable()) {
        failures++;
        knownGames.forgetHost(request.gameId());
        return runAgain(reply, settings.pauseMs());
      }
      knownGames.put(request.gameId(), host);
      if (isBusy(reply) && request instanceof GameRequest.ReadLog) {
        return runAgain(reply, retryAfterMs(reply));
      }
      if (reply instanceof GameReply.Executed executed) {
        knownGames.learn(request.gameId(), LogicalTime.opening(executed.epoch()));
      } else if (reply instanceof GameReply.Joined joined) {
        knownGames.learn(request.gameId(), LogicalTime.opening(joined.epoch()));
      }
      return Future.succeededFuture(reply);
    }

    private Future<GameReply> redirect() {
      if (++redirects <= MOST_REDIRECTS && clock.millis() < untilMs) {
        return awaited.getAsBoolean() ? run() : Future.succeededFuture(unavailable());
      }
      redirects = 0;
      return failed();
    }

    private Future<GameReply> failed(Throwable cause) {
      return isRepeatable() || isUndelivered(cause)
          ? failed()
          : Future.succeededFuture(unavailable());
    }

    private Future<GameReply> failed() {
      failures++;
      knownGames.forgetHost(request.gameId());
      return runAgain(unavailable(), settings.pauseMs());
    }

    private Future<GameReply> runAgain(GameReply ifTimeIsUp, long afterMs) {
      if (clock.millis() + afterMs >= untilMs) {
        return Future.succeededFuture(ifTimeIsUp);
      }
      Promise<Void> pause = Promise.promise();
      vertx.setTimer(afterMs, timer -> pause.complete());
      return pause
          .future()
          .compose(paused -> awaited.getAsBoolean() ? run() : Future.succeededFuture(ifTimeIsUp));
    }

    private boolean isRepeatable() {
      return !(request instanceof GameRequest.ExecuteCommand executeCommand)
          || executeCommand.commandId() != null;
    }
  }

  private static boolean isBusy(GameReply reply) {
    return reply instanceof GameReply.Refused refused && refused.busy();
  }

  /** The retry time of a busy reply, in ms. */
  private long retryAfterMs(GameReply busy) {
    Long given =
        busy instanceof GameReply.Refused refused ? refused.problem().retryAfterMs() : null;
    return Math.max(1, given == null ? settings.pauseMs() : given);
  }

  private static boolean isUndelivered(Throwable cause) {
    return cause instanceof ReplyException reply && reply.failureType() == ReplyFailure.NO_HANDLERS;
  }

  private GameReply unavailable() {
    return new GameReply.Refused(Problem.unavailable(settings.pauseMs()), false);
  }
}
