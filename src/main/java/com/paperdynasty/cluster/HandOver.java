package com.paperdynasty.cluster;

import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableRequest;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
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

  private final Vertx vertx;
  private final Members members;
  private final HostSettings settings;
  private final Roster roster;
  private final Function<UUID, Future<Placement>> open;
  private final BiFunction<UUID, Placement, Future<Void>> close;
  private final DeliveryOptions delivery;
  private final DeliveryOptions within;

  /**
   * A hand-over.
   *
   * @param open opens a game here
   * @param close closes the table of a game
   */
  HandOver(
      Vertx vertx,
      Members members,
      HostSettings settings,
      Roster roster,
      Function<UUID, Future<Placement>> open,
      BiFunction<UUID, Placement, Future<Void>> close) {
    this.vertx = vertx;
    this.members = members;
    this.settings = settings;
    this.roster = roster;
    this.open = open;
    this.close = close;
    this.delivery = new DeliveryOptions().setSendTimeout(settings.takeOverTimeoutMs());
    this.within =
        new DeliveryOptions().setLocalOnly(true).setSendTimeout(settings.takeOverTimeoutMs());
  }

  /** Gives away every game, as far as there is somebody to have it. Never fails. */
  Future<Void> all() {
    return give(host -> !host.equals(members.self()), false).mapEmpty();
  }

  /**
   * Gives a node that has come its share of the games; whether it has taken it. What it does not
   * take is opened here again. Never fails.
   */
  Future<Boolean> shareOf(String node) {
    return give(node::equals, true);
  }

  private Future<Boolean> give(Predicate<String> takers, boolean orKeep) {
    Round round = new Round(orKeep);
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
    return Future.join(hands).map(done -> round.unable.isEmpty());
  }

  /** Games that go together, and the nodes that have failed to take one of them. */
  private final class Round {
    private final Queue<UUID> leaving = new ArrayDeque<>();
    private final Set<String> unable = new HashSet<>();
    private final boolean orKeep;

    Round(boolean orKeep) {
      this.orKeep = orKeep;
    }

    /** One after the other, however many: no Future waits for another. */
    void next(Promise<Void> done) {
      for (UUID gameId = leaving.poll(); gameId != null; gameId = leaving.poll()) {
        // Asked again when its turn comes: the nodes may be others by then.
        String to = members.hostOf(gameId);
        Placement.Here here = ifItGoes(gameId, to);
        if (here != null) {
          move(gameId, here, to).onComplete(moved -> next(done));
          return;
        }
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

    private Future<Placement> move(UUID gameId, Placement.Here here, String to) {
      Promise<Placement> moved = Promise.promise();
      roster.put(gameId, moved.future());
      handedOn(gameId)
          .compose(free -> takenOver(gameId, to).onFailure(cause -> unable.add(to)))
          .onFailure(
              cause -> log.warn("{} has not taken game {}: {}", to, gameId, cause.toString()))
          .transform(taken -> close.apply(gameId, here).transform(closed -> outcome(taken)))
          .recover(cause -> orKeep ? open.apply(gameId) : Future.failedFuture(cause))
          .onComplete(moved);
      return moved.future();
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
  private Future<Void> handedOn(UUID gameId) {
    return vertx
        .eventBus()
        .<TableReply>request(Addresses.table(gameId), new TableRequest.HandOn(gameId), within)
        .mapEmpty();
  }

  private Future<Placement> takenOver(UUID gameId, String to) {
    return vertx
        .eventBus()
        .<TableReply>request(Addresses.tables(to), new TableRequest.TakeOver(gameId), delivery)
        .compose(
            reply ->
                reply.body() instanceof TableReply.Elsewhere taken
                    ? Future.succeededFuture(new Placement.There(taken.node()))
                    : Future.failedFuture("refused"));
  }
}
