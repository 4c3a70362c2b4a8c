package com.paperdynasty.cluster.routing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.ClusterEvent;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.LogicalTime;
import com.paperdynasty.cluster.membership.ClusterMembership;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
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
 * Finds the host of a game and asks it, again if need be. A request that may be sent twice is sent
 * again under the same command id until it is answered or the time is up; one that may not is sent
 * again only if it surely did not arrive. A host that cannot answer now ({@code unavailable}) is
 * passed over for the next; one that is busy has answered. Only for a page of the log, behind which
 * more pages are waited for, the same host is asked again, at the time that it has named.
 *
 * <p>Belongs to one context; each event loop has its own.
 */
public final class BusGameRouter implements GameRouter {
  private static final int MOST_REDIRECTS = 4;

  private final Vertx vertx;
  private final ClusterMembership clusterMembership;
  private final Clock clock;
  private final GameRouterSettings settings;
  private final DeliveryOptions across;
  private final DeliveryOptions within;
  private final Cache<UUID, String> hosts;
  private final Cache<UUID, LogicalTime> times;
  private final Map<String, Set<Promise<GameReply>>> underWay = new HashMap<>();

  /** The tables as they are reached from the current context. */
  public BusGameRouter(
      Vertx vertx, ClusterMembership clusterMembership, Clock clock, GameRouterSettings settings) {
    this.vertx = vertx;
    this.clusterMembership = clusterMembership;
    this.clock = clock;
    this.settings = settings;
    this.across = new DeliveryOptions().setSendTimeout(settings.requestTimeoutMs());
    this.within =
        new DeliveryOptions().setSendTimeout(settings.requestTimeoutMs()).setLocalOnly(true);
    this.hosts = most(settings.remembered());
    this.times = most(settings.remembered());
  }

  private static <V> Cache<UUID, V> most(int remembered) {
    return Caffeine.newBuilder().maximumSize(remembered).executor(Runnable::run).build();
  }

  /**
   * {@inheritDoc}
   *
   * <p>A sender who is gone may have sent the request anew over another node, and been refused
   * there: so it is not sent again for them.
   */
  @Override
  public Future<GameReply> ask(GameRequest request, BooleanSupplier awaited) {
    return new RoutedRequest(request, awaited).run();
  }

  private void learn(UUID gameId, LogicalTime time) {
    times.asMap().merge(gameId, time, LogicalTime::orLater);
  }

  /**
   * What this node has heard of others. Where a game is may be another place after a member has
   * gone; what was asked of a node that is gone is asked again at once.
   */
  public void onClusterEvent(ClusterEvent news) {
    news.match(
        new ClusterEvent.Cases() {
          @Override
          public void gameOpened(ClusterEvent.GameOpened opened) {
            hosts.put(opened.gameId(), opened.node());
            learn(opened.gameId(), LogicalTime.opening(opened.epoch()));
          }

          @Override
          public void nodeLeaving(ClusterEvent.NodeLeaving leaving) {
            hosts.invalidateAll();
          }

          /** Where games are now they stay until their owners hand them over. */
          @Override
          public void nodeJoined(ClusterEvent.NodeJoined joined) {}

          @Override
          public void nodeLeft(ClusterEvent.NodeLeft left) {
            hosts.invalidateAll();
            Set<Promise<GameReply>> lost = underWay.remove(left.node());
            if (lost != null) {
              List.copyOf(lost).forEach(answer -> answer.tryFail(left.node() + " is gone"));
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

  /** One request on its way to its answer. */
  private final class RoutedRequest {
    private final GameRequest request;
    private final BooleanSupplier awaited;
    private final long untilMs = clock.millis() + settings.giveUpMs();
    private int redirects;
    private int failures;

    /** The game's table here has said that it closes: what comes after it the host knows. */
    private boolean askTheHost;

    /** No copy says that it was sent earlier than one before it. */
    private LogicalTime sentAt = LogicalTime.BEGINNING;

    RoutedRequest(GameRequest request, BooleanSupplier awaited) {
      this.request = request;
      this.awaited = awaited;
    }

    Future<GameReply> run() {
      String host = host();
      return send(host)
          .transform(
              answer ->
                  answer.succeeded() ? onReply(host, answer.result()) : failed(answer.cause()));
    }

    /** A host that cannot help is passed over for the one that comes after it. */
    private String host() {
      String remembered = hosts.getIfPresent(request.gameId());
      if (remembered != null) {
        return remembered;
      }
      List<String> ranked = clusterMembership.ranked(request.gameId());
      return ranked.get(failures % ranked.size());
    }

    /** A game on this node is reached directly, without the detour over its host. */
    private Future<GameReply> send(String host) {
      GameRequest copy = copy();
      if (!host.equals(clusterMembership.self())) {
        return request(host, BusAddresses.tables(host), copy, across);
      }
      if (askTheHost) {
        return request(host, BusAddresses.tables(host), copy, within);
      }
      return request(host, BusAddresses.table(request.gameId()), copy, within)
          .recover(
              cause ->
                  undelivered(cause)
                      ? request(host, BusAddresses.tables(host), copy, within)
                      : Future.failedFuture(cause));
    }

    private GameRequest copy() {
      if (request instanceof GameRequest.ExecuteCommand executeCommand) {
        sentAt =
            sentAt.orLater(
                times.asMap().getOrDefault(executeCommand.gameId(), LogicalTime.BEGINNING));
        return executeCommand.sentAt(sentAt);
      }
      return request;
    }

    private Future<GameReply> onReply(String host, GameReply reply) {
      if (reply instanceof GameReply.StaleCommand staleCommand) {
        learn(request.gameId(), staleCommand.now());
        sentAt = sentAt.orLater(staleCommand.now());
        return redirect();
      }
      if (reply instanceof GameReply.Redirect redirect) {
        hosts.put(request.gameId(), redirect.node());
        askTheHost = host.equals(redirect.node());
        return redirect();
      }
      if (reply instanceof GameReply.Refused refused
          && refused.problem().code() == ErrorCode.UNAVAILABLE
          && !refused.busy()
          && repeatable()) {
        failures++;
        hosts.invalidate(request.gameId());
        return again(reply, settings.pauseMs());
      }
      hosts.put(request.gameId(), host);
      if (isBusy(reply) && request instanceof GameRequest.ReadLog) {
        return again(reply, retryAfterMs(reply));
      }
      if (reply instanceof GameReply.Executed executed) {
        learn(request.gameId(), LogicalTime.opening(executed.epoch()));
      } else if (reply instanceof GameReply.Joined joined) {
        learn(request.gameId(), LogicalTime.opening(joined.epoch()));
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
      return repeatable() || undelivered(cause) ? failed() : Future.succeededFuture(unavailable());
    }

    private Future<GameReply> failed() {
      failures++;
      hosts.invalidate(request.gameId());
      return again(unavailable(), settings.pauseMs());
    }

    private Future<GameReply> again(GameReply ifTimeIsUp, long afterMs) {
      if (clock.millis() + afterMs >= untilMs) {
        return Future.succeededFuture(ifTimeIsUp);
      }
      Promise<Void> pause = Promise.promise();
      vertx.setTimer(afterMs, timer -> pause.complete());
      return pause
          .future()
          .compose(rested -> awaited.getAsBoolean() ? run() : Future.succeededFuture(ifTimeIsUp));
    }

    private boolean repeatable() {
      return !(request instanceof GameRequest.ExecuteCommand executeCommand)
          || executeCommand.commandId() != null;
    }
  }

  private static boolean isBusy(GameReply reply) {
    return reply instanceof GameReply.Refused refused && refused.busy();
  }

  /** When the owner says that it is worth asking again. */
  private long retryAfterMs(GameReply busy) {
    Long named =
        busy instanceof GameReply.Refused refused ? refused.problem().retryAfterMs() : null;
    return Math.max(1, named == null ? settings.pauseMs() : named);
  }

  private static boolean undelivered(Throwable cause) {
    return cause instanceof ReplyException reply && reply.failureType() == ReplyFailure.NO_HANDLERS;
  }

  private GameReply unavailable() {
    return new GameReply.Refused(Problem.unavailable(settings.pauseMs()), false);
  }
}
