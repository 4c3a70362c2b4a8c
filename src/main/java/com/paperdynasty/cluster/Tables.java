package com.paperdynasty.cluster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.ClusterNews;
import com.paperdynasty.wire.LogicalTime;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableRequest;
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
public final class Tables implements GameRouter {
  private static final int MOST_DETOURS = 4;

  private final Vertx vertx;
  private final Members members;
  private final Clock clock;
  private final TablesSettings settings;
  private final DeliveryOptions across;
  private final DeliveryOptions within;
  private final Cache<UUID, String> hosts;
  private final Cache<UUID, LogicalTime> times;
  private final Map<String, Set<Promise<TableReply>>> underWay = new HashMap<>();

  /** The tables as they are reached from the current context. */
  public Tables(Vertx vertx, Members members, Clock clock, TablesSettings settings) {
    this.vertx = vertx;
    this.members = members;
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
  public Future<TableReply> ask(TableRequest request, BooleanSupplier awaited) {
    return new Errand(request, awaited).run();
  }

  private void learn(UUID gameId, LogicalTime time) {
    times.asMap().merge(gameId, time, LogicalTime::orLater);
  }

  /**
   * What this node has heard of others. Where a game is may be another place after a member has
   * gone; what was asked of a node that is gone is asked again at once.
   */
  public void heard(ClusterNews news) {
    news.match(
        new ClusterNews.Cases() {
          @Override
          public void gameOpened(ClusterNews.GameOpened opened) {
            hosts.put(opened.gameId(), opened.node());
            learn(opened.gameId(), LogicalTime.opening(opened.epoch()));
          }

          @Override
          public void nodeLeaving(ClusterNews.NodeLeaving leaving) {
            hosts.invalidateAll();
          }

          /** Where games are now they stay until their owners hand them over. */
          @Override
          public void nodeJoined(ClusterNews.NodeJoined joined) {}

          @Override
          public void nodeLeft(ClusterNews.NodeLeft left) {
            hosts.invalidateAll();
            Set<Promise<TableReply>> lost = underWay.remove(left.node());
            if (lost != null) {
              List.copyOf(lost).forEach(answer -> answer.tryFail(left.node() + " is gone"));
            }
          }
        });
  }

  private Future<TableReply> request(
      String host, String address, TableRequest request, DeliveryOptions delivery) {
    Promise<TableReply> answer = Promise.promise();
    Set<Promise<TableReply>> asked = underWay.computeIfAbsent(host, node -> new HashSet<>());
    asked.add(answer);
    vertx
        .eventBus()
        .<TableReply>request(address, request, delivery)
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
  private final class Errand {
    private final TableRequest request;
    private final BooleanSupplier awaited;
    private final long untilMs = clock.millis() + settings.giveUpMs();
    private int detours;
    private int failures;

    /** The game's table here has said that it closes: what comes after it the host knows. */
    private boolean askTheHost;

    /** No copy says that it was sent earlier than one before it. */
    private LogicalTime sentAt = LogicalTime.BEGINNING;

    Errand(TableRequest request, BooleanSupplier awaited) {
      this.request = request;
      this.awaited = awaited;
    }

    Future<TableReply> run() {
      String host = host();
      return send(host)
          .transform(
              answer -> answer.succeeded() ? heard(host, answer.result()) : failed(answer.cause()));
    }

    /** A host that cannot help is passed over for the one that comes after it. */
    private String host() {
      String remembered = hosts.getIfPresent(request.gameId());
      if (remembered != null) {
        return remembered;
      }
      List<String> ranked = members.ranked(request.gameId());
      return ranked.get(failures % ranked.size());
    }

    /** A game on this node is reached directly, without the detour over its host. */
    private Future<TableReply> send(String host) {
      TableRequest copy = copy();
      if (!host.equals(members.self())) {
        return request(host, Addresses.tables(host), copy, across);
      }
      if (askTheHost) {
        return request(host, Addresses.tables(host), copy, within);
      }
      return request(host, Addresses.table(request.gameId()), copy, within)
          .recover(
              cause ->
                  undelivered(cause)
                      ? request(host, Addresses.tables(host), copy, within)
                      : Future.failedFuture(cause));
    }

    private TableRequest copy() {
      if (request instanceof TableRequest.Carry carry) {
        sentAt = sentAt.orLater(times.asMap().getOrDefault(carry.gameId(), LogicalTime.BEGINNING));
        return carry.sentAt(sentAt);
      }
      return request;
    }

    private Future<TableReply> heard(String host, TableReply reply) {
      if (reply instanceof TableReply.Stale stale) {
        learn(request.gameId(), stale.now());
        sentAt = sentAt.orLater(stale.now());
        return detour();
      }
      if (reply instanceof TableReply.Elsewhere elsewhere) {
        hosts.put(request.gameId(), elsewhere.node());
        askTheHost = host.equals(elsewhere.node());
        return detour();
      }
      if (reply instanceof TableReply.Refused refused
          && refused.problem().code() == ErrorCode.UNAVAILABLE
          && !refused.busy()
          && repeatable()) {
        failures++;
        hosts.invalidate(request.gameId());
        return again(reply, settings.pauseMs());
      }
      hosts.put(request.gameId(), host);
      if (isBusy(reply) && request instanceof TableRequest.ReadLog) {
        return again(reply, retryAfterMs(reply));
      }
      if (reply instanceof TableReply.Done done) {
        learn(request.gameId(), LogicalTime.opening(done.epoch()));
      } else if (reply instanceof TableReply.Joined joined) {
        learn(request.gameId(), LogicalTime.opening(joined.epoch()));
      }
      return Future.succeededFuture(reply);
    }

    private Future<TableReply> detour() {
      if (++detours <= MOST_DETOURS && clock.millis() < untilMs) {
        return awaited.getAsBoolean() ? run() : Future.succeededFuture(unavailable());
      }
      detours = 0;
      return failed();
    }

    private Future<TableReply> failed(Throwable cause) {
      return repeatable() || undelivered(cause) ? failed() : Future.succeededFuture(unavailable());
    }

    private Future<TableReply> failed() {
      failures++;
      hosts.invalidate(request.gameId());
      return again(unavailable(), settings.pauseMs());
    }

    private Future<TableReply> again(TableReply ifTimeIsUp, long afterMs) {
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
      return !(request instanceof TableRequest.Carry carry) || carry.commandId() != null;
    }
  }

  private static boolean isBusy(TableReply reply) {
    return reply instanceof TableReply.Refused refused && refused.busy();
  }

  /** When the owner says that it is worth asking again. */
  private long retryAfterMs(TableReply busy) {
    Long named =
        busy instanceof TableReply.Refused refused ? refused.problem().retryAfterMs() : null;
    return Math.max(1, named == null ? settings.pauseMs() : named);
  }

  private static boolean undelivered(Throwable cause) {
    return cause instanceof ReplyException reply && reply.failureType() == ReplyFailure.NO_HANDLERS;
  }

  private TableReply unavailable() {
    return new TableReply.Refused(Problem.unavailable(settings.pauseMs()), false);
  }
}
