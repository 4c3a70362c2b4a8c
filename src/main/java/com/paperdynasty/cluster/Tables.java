package com.paperdynasty.cluster;

import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.ErrorCode;
import com.paperdynasty.wire.Problem;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableRequest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.UUID;

/**
 * The way to the tables: finds the host of a game and asks it, again if need be. A request that may
 * be sent twice is sent again under the same command id until it is answered or the time is up; one
 * that may not is sent again only if it surely did not arrive.
 *
 * <p>Belongs to one context; each event loop has its own.
 */
public final class Tables {
  private static final int MOST_DETOURS = 4;

  private final Vertx vertx;
  private final Members members;
  private final Clock clock;
  private final TablesSettings settings;
  private final DeliveryOptions delivery;
  private final Map<UUID, String> hosts;

  /** The tables as they are reached from the current context. */
  public Tables(Vertx vertx, Members members, Clock clock, TablesSettings settings) {
    this.vertx = vertx;
    this.members = members;
    this.clock = clock;
    this.settings = settings;
    this.delivery = new DeliveryOptions().setSendTimeout(settings.requestTimeoutMs());
    this.hosts =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Entry<UUID, String> eldest) {
            return size() > settings.remembered();
          }
        };
  }

  /**
   * Asks the owner of the request's game. Never fails: what goes wrong is a {@link
   * TableReply.Refused}.
   */
  public Future<TableReply> ask(TableRequest request) {
    return new Errand(request).run();
  }

  /** One request on its way to its answer. */
  private final class Errand {
    private final TableRequest request;
    private final long untilMs = clock.millis() + settings.giveUpMs();
    private int detours;

    Errand(TableRequest request) {
      this.request = request;
    }

    Future<TableReply> run() {
      String host = hosts.getOrDefault(request.gameId(), members.hostOf(request.gameId()));
      return send(host)
          .transform(
              answer -> answer.succeeded() ? heard(host, answer.result()) : failed(answer.cause()));
    }

    /** A game on this node is reached directly, without the detour over its host. */
    private Future<TableReply> send(String host) {
      if (!host.equals(members.self())) {
        return request(Addresses.tables(host));
      }
      return request(Addresses.table(request.gameId()))
          .recover(
              cause ->
                  undelivered(cause)
                      ? request(Addresses.tables(host))
                      : Future.failedFuture(cause));
    }

    private Future<TableReply> request(String address) {
      return vertx
          .eventBus()
          .<TableReply>request(address, request, delivery)
          .map(reply -> reply.body());
    }

    private Future<TableReply> heard(String host, TableReply reply) {
      if (reply instanceof TableReply.Elsewhere elsewhere) {
        hosts.put(request.gameId(), elsewhere.node());
        return ++detours > MOST_DETOURS ? again(unavailable()) : run();
      }
      if (reply instanceof TableReply.Refused refused
          && refused.problem().code() == ErrorCode.UNAVAILABLE
          && repeatable()) {
        return again(reply);
      }
      hosts.put(request.gameId(), host);
      return Future.succeededFuture(reply);
    }

    private Future<TableReply> failed(Throwable cause) {
      hosts.remove(request.gameId());
      return repeatable() || undelivered(cause)
          ? again(unavailable())
          : Future.succeededFuture(unavailable());
    }

    private Future<TableReply> again(TableReply ifTimeIsUp) {
      if (clock.millis() + settings.pauseMs() >= untilMs) {
        return Future.succeededFuture(ifTimeIsUp);
      }
      Promise<Void> pause = Promise.promise();
      vertx.setTimer(settings.pauseMs(), timer -> pause.complete());
      return pause.future().compose(rested -> run());
    }

    private boolean repeatable() {
      return !(request instanceof TableRequest.Carry carry) || carry.commandId() != null;
    }
  }

  private static boolean undelivered(Throwable cause) {
    return cause instanceof ReplyException reply && reply.failureType() == ReplyFailure.NO_HANDLERS;
  }

  private TableReply unavailable() {
    return new TableReply.Refused(Problem.unavailable(settings.pauseMs()), false);
  }
}
