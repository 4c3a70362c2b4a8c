package com.paperdynasty.cluster;

import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.ErrorCode;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableRequest;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives games that are open here to the nodes that should have them: between two commands a table
 * gives its game up, the other node opens it, and whoever asks meanwhile waits for that. Some games
 * at a time. Lives on the host's context.
 */
final class HandOver {
  private static final Logger log = LoggerFactory.getLogger(HandOver.class);
  private static final long LEAST_PAUSE_MS = 10;

  private final Vertx vertx;
  private final Members members;
  private final HostSettings settings;
  private final Roster roster;
  private final Function<UUID, Future<Placement>> open;
  private final BiFunction<UUID, Placement, Future<Void>> close;
  private final BiFunction<UUID, String, Future<Boolean>> isWith;
  private final DeliveryOptions delivery;
  private final DeliveryOptions within;

  /**
   * A hand-over.
   *
   * @param open opens a game here
   * @param close closes the table of a game
   * @param isWith whether a game is a node's as the journal knows it
   */
  HandOver(
      Vertx vertx,
      Members members,
      HostSettings settings,
      Roster roster,
      Function<UUID, Future<Placement>> open,
      BiFunction<UUID, Placement, Future<Void>> close,
      BiFunction<UUID, String, Future<Boolean>> isWith) {
    this.vertx = vertx;
    this.members = members;
    this.settings = settings;
    this.roster = roster;
    this.open = open;
    this.close = close;
    this.isWith = isWith;
    this.delivery = new DeliveryOptions().setSendTimeout(settings.takeOverTimeoutMs());
    this.within =
        new DeliveryOptions().setLocalOnly(true).setSendTimeout(settings.takeOverTimeoutMs());
  }

  /** Gives away every game, as far as there is somebody to have it. Never fails. */
  Future<Void> all() {
    return give(new Round(false), host -> !host.equals(members.self())).mapEmpty();
  }

  /**
   * Gives a node that has come its share of the games, each when it says yes to it; whether it has
   * taken it. What it does not take stays here, or is opened here again. Never fails.
   */
  Future<Boolean> shareOf(String node) {
    return give(new Round(true), node::equals);
  }

  private Future<Boolean> give(Round round, Predicate<String> takers) {
    for (UUID gameId : roster.epochs().keySet()) {
      if (takers.test(members.hostOf(gameId))) {
        round.leaving.add(gameId);
      }
    }
    List<Future<Void>> hands = new ArrayList<>();
    for (int i = 0; i < settings.movesAtOnce(); i++) {
      Promise<Void> done = Promise.promise();
      round.next(done);
      hands.add(done.future());
    }
    return Future.join(hands).map(done -> round.over());
  }

  /** Games that go together, and the nodes that have failed to take one of them. */
  private final class Round {
    private final Deque<UUID> leaving = new ArrayDeque<>();
    private final Set<String> unable = new HashSet<>();
    private final boolean isShare;
    private final long sinceNs = System.nanoTime();
    private int given;
    private int failed;

    Round(boolean isShare) {
      this.isShare = isShare;
    }

    /** One after the other, however many: no Future waits for another. */
    void next(Promise<Void> done) {
      for (UUID gameId = leaving.poll(); gameId != null; gameId = leaving.poll()) {
        // Asked again when its turn comes: the nodes may be others by then.
        String to = members.hostOf(gameId);
        if (ifItGoes(gameId, to) == null) {
          continue;
        }
        if (isShare && members.takesOffers(to)) {
          offer(gameId, to, done);
        } else {
          move(gameId, to, done);
        }
        return;
      }
      done.complete();
    }

    /**
     * A game that is played is not closed for a node that cannot open it: who has failed to take
     * one, because it does not reach the journal, is given no more.
     */
    private Placement.@Nullable Here ifItGoes(UUID gameId, String to) {
      Future<Placement> placement = roster.placement(gameId);
      return placement != null
              && placement.result() instanceof Placement.Here here
              && !to.equals(members.self())
              && !unable.contains(to)
          ? here
          : null;
    }

    /** The game is played here until the other node has a place for it. */
    private void offer(UUID gameId, String to, Promise<Void> done) {
      request(Addresses.tables(to), new TableRequest.Offer(gameId), delivery)
          .onComplete(
              answer -> {
                if (answer.failed() || isTooLate()) {
                  log.debug("{} takes no games: {}", to, String.valueOf(answer.cause()));
                  unable.add(to);
                  next(done);
                } else if (isYes(answer.result(), to)) {
                  move(gameId, to, done);
                } else if (isFault(answer.result())) {
                  next(done);
                } else {
                  leaving.addFirst(gameId);
                  vertx.setTimer(pauseMs(answer.result()), timer -> next(done));
                }
              });
    }

    /** The other node cannot have this game at all: it stays. */
    private static boolean isFault(TableReply reply) {
      return reply instanceof TableReply.Refused refused
          && refused.problem().code() != ErrorCode.UNAVAILABLE;
    }

    private boolean isTooLate() {
      return System.nanoTime() - sinceNs > TimeUnit.MILLISECONDS.toNanos(settings.shareMs());
    }

    private long pauseMs(TableReply refused) {
      Long asked = refused instanceof TableReply.Refused no ? no.problem().retryAfterMs() : null;
      return Math.max(
          LEAST_PAUSE_MS,
          Math.min(asked == null ? Long.MAX_VALUE : asked, settings.retryAfterMs()));
    }

    private void move(UUID gameId, String to, Promise<Void> done) {
      Placement.Here here = ifItGoes(gameId, to);
      if (here == null) {
        next(done);
        return;
      }
      Promise<Placement> moved = Promise.promise();
      roster.put(gameId, moved.future());
      handedOn(gameId)
          .compose(free -> takenOver(gameId, to))
          .onComplete(taken -> count(gameId, to, taken))
          .transform(taken -> close.apply(gameId, here).transform(closed -> outcome(taken)))
          .recover(cause -> isShare ? open.apply(gameId) : Future.failedFuture(cause))
          .onComplete(moved);
      moved.future().onComplete(settled -> next(done));
    }

    private void count(UUID gameId, String to, AsyncResult<Placement> taken) {
      if (taken.succeeded()) {
        given++;
      } else {
        failed++;
        unable.add(to);
        log.debug("{} has not taken game {}: {}", to, gameId, taken.cause().toString());
      }
    }

    /** Whether all have been taken who had to be. */
    private boolean over() {
      if (given + failed > 0) {
        log.info("{} games were handed over, {} were not taken", given, failed);
      }
      return unable.isEmpty();
    }
  }

  private static <T> Future<T> outcome(AsyncResult<T> result) {
    return result.succeeded()
        ? Future.succeededFuture(result.result())
        : Future.failedFuture(result.cause());
  }

  /**
   * The table gives the game up, and stays until another node has it: so nobody asks an address
   * that is about to go, and waits for an answer in vain.
   */
  private Future<TableReply> handedOn(UUID gameId) {
    return request(Addresses.table(gameId), new TableRequest.HandOn(gameId), within);
  }

  /** One that names another node says where that takes the game to be, perhaps still here. */
  private static boolean isYes(TableReply reply, String to) {
    return reply instanceof TableReply.Elsewhere taken && taken.node().equals(to);
  }

  /** An answer that does not come in time may be all that is missing: the journal knows. */
  private Future<Placement> takenOver(UUID gameId, String to) {
    return request(Addresses.tables(to), new TableRequest.TakeOver(gameId), delivery)
        .compose(
            reply ->
                isYes(reply, to)
                    ? Future.<Placement>succeededFuture(new Placement.There(to))
                    : Future.failedFuture("refused"))
        .recover(
            cause ->
                isWith
                    .apply(gameId, to)
                    .otherwise(false)
                    .compose(
                        taken ->
                            taken
                                ? Future.succeededFuture(new Placement.There(to))
                                : Future.failedFuture(cause)));
  }

  private Future<TableReply> request(
      String address, TableRequest request, DeliveryOptions options) {
    return vertx.eventBus().<TableReply>request(address, request, options).map(Message::body);
  }
}
