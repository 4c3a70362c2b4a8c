package com.paperdynasty.table.ownership;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.cluster.membership.ClusterMembership;
import com.paperdynasty.problem.ErrorCode;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands open games off to the nodes that should have them. It offers each game first and hands it
 * off when the node accepts, so no node gets games faster than it can open them. Used on the host's
 * context.
 */
public final class HandOff {
  private static final Logger log = LoggerFactory.getLogger(HandOff.class);
  private static final long LEAST_PAUSE_MS = 10;

  private final Vertx vertx;
  private final ClusterMembership clusterMembership;
  private final HostSettings settings;
  private final OpenGameRegistry openGameRegistry;
  private final GameTransfer gameTransfer;
  private final BiConsumer<Boolean, Long> onMoved;

  /**
   * Creates the hand-off of a host.
   *
   * @param opener opens a game here
   * @param close closes the verticle of a game
   * @param isWith whether a node owns a game, by the journal
   * @param onMoved called after each hand-over, with whether the game was taken, and how long it
   *     took, in ns
   */
  public HandOff(
      Vertx vertx,
      ClusterMembership clusterMembership,
      HostSettings settings,
      OpenGameRegistry openGameRegistry,
      GameOpener opener,
      BiFunction<UUID, GameLocation, Future<Void>> close,
      BiFunction<UUID, String, Future<Boolean>> isWith,
      BiConsumer<Boolean, Long> onMoved) {
    this.vertx = vertx;
    this.clusterMembership = clusterMembership;
    this.settings = settings;
    this.openGameRegistry = openGameRegistry;
    this.onMoved = onMoved;
    this.gameTransfer =
        new GameTransfer(
            vertx.eventBus(),
            openGameRegistry,
            settings.takeOverTimeoutMs(),
            opener,
            close,
            isWith);
  }

  /**
   * Hands off every game that another node takes. If the best node for a game is busy, the game
   * goes to the next one. Transfers end within the time; a game that no node has taken by then
   * stays open here. Never fails.
   *
   * @param timeMs for everything, in ms
   */
  public Future<Void> handOffAll(long timeMs) {
    long forOffersMs = Math.max(timeMs / 2, timeMs - 3 * settings.takeOverTimeoutMs());
    return run(new Round(null, forOffersMs)).mapEmpty();
  }

  /**
   * Hands its share of the games off to a node that has joined. Games that it does not take stay
   * here, or are opened here again. Never fails.
   *
   * @return whether the node has taken its whole share
   */
  public Future<Boolean> handOffShare(String node) {
    return run(new Round(node, settings.shareMs()));
  }

  private Future<Boolean> run(Round round) {
    for (UUID gameId : openGameRegistry.epochs().keySet()) {
      if (!round.takers(gameId).isEmpty()) {
        round.waiting.add(gameId);
      }
    }
    List<Future<Void>> workers = new ArrayList<>();
    for (int i = 0; i < settings.movesAtOnce(); i++) {
      Promise<Void> done = Promise.promise();
      round.next(done);
      workers.add(done.future());
    }
    return Future.join(workers).map(done -> round.finish());
  }

  /**
   * One round: the games to hand off, and which nodes have refused or are to be left alone for a
   * while.
   */
  private final class Round {
    private final @Nullable String shareOf;
    private final long untilNs;
    private final Deque<UUID> waiting = new ArrayDeque<>();
    private final Set<String> excluded = new HashSet<>();
    private final NodePauses pauses;
    private int given;
    private int failed;

    /**
     * Creates a round for one node, or for all nodes if null. Games are offered for {@code forMs}.
     */
    Round(@Nullable String shareOf, long forMs) {
      this.shareOf = shareOf;
      this.untilNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(forMs);
      this.pauses = new NodePauses(untilNs);
    }

    /**
     * The nodes that may get a game, the best first. A node that has refused a transfer gets no
     * further games.
     */
    private List<String> takers(UUID gameId) {
      List<String> wanted =
          shareOf == null ? clusterMembership.ranked(gameId) : shareOfNode(gameId, shareOf);
      return wanted.stream()
          .filter(node -> !node.equals(clusterMembership.self()) && !excluded.contains(node))
          .toList();
    }

    private List<String> shareOfNode(UUID gameId, String node) {
      return clusterMembership.hostOf(gameId).equals(node) ? List.of(node) : List.of();
    }

    /** Takes the next game. A loop, because a chain of Futures for all games would be too deep. */
    void next(Promise<Void> done) {
      while (!isTooLate()) {
        UUID gameId = waiting.poll();
        if (gameId == null) {
          break;
        }
        // The nodes may have changed since the round began.
        List<String> takers = takers(gameId);
        if (openHere(gameId) != null && !takers.isEmpty()) {
          offer(gameId, takers, done);
          return;
        }
      }
      done.complete();
    }

    private boolean isTooLate() {
      return System.nanoTime() - untilNs >= 0;
    }

    private GameLocation.@Nullable Local openHere(UUID gameId) {
      Future<GameLocation> location = openGameRegistry.location(gameId);
      return location != null && location.result() instanceof GameLocation.Local local
          ? local
          : null;
    }

    private void offer(UUID gameId, List<String> takers, Promise<Void> done) {
      String to = pauses.firstReady(takers);
      if (to == null) {
        waiting.addFirst(gameId);
        vertx.setTimer(pauses.untilReadyMs(takers), timer -> next(done));
      } else if (clusterMembership.takesOffers(to)) {
        gameTransfer
            .offer(gameId, to)
            .onComplete(answer -> onOfferReply(gameId, takers, to, answer, done));
      } else {
        move(gameId, to, done);
      }
    }

    private void offerToAny(UUID gameId, List<String> takers, Promise<Void> done) {
      if (takers.isEmpty()) {
        next(done);
      } else {
        offer(gameId, takers, done);
      }
    }

    /** Handles the reply to an offer. The game stays open here until a node accepts. */
    private void onOfferReply(
        UUID gameId,
        List<String> takers,
        String to,
        AsyncResult<GameReply> answer,
        Promise<Void> done) {
      if (answer.failed()) {
        log.debug("{} did not answer an offer: {}", to, answer.cause().toString());
        onNoAnswer(to);
      } else if (GameTransfer.isAccepted(answer.result(), to) && !isTooLate()) {
        move(gameId, to, done);
        return;
      } else if (isFault(answer.result())) {
        offerToAny(gameId, takers.stream().filter(node -> !node.equals(to)).toList(), done);
        return;
      } else {
        pauses.pause(to, pauseMs(answer.result()));
      }
      waiting.addFirst(gameId);
      next(done);
    }

    /** Whether that node cannot open this game at all. */
    private boolean isFault(GameReply reply) {
      return reply instanceof GameReply.Refused refused
          && refused.problem().code() != ErrorCode.UNAVAILABLE;
    }

    private long pauseMs(GameReply refused) {
      Long asked = refused instanceof GameReply.Refused no ? no.problem().retryAfterMs() : null;
      return Math.max(
          LEAST_PAUSE_MS,
          Math.min(asked == null ? Long.MAX_VALUE : asked, settings.retryAfterMs()));
    }

    /**
     * Handles a node that does not answer. A share is tried again later; a drain has to try again
     * now.
     */
    private void onNoAnswer(String node) {
      if (shareOf == null) {
        pauses.pause(node, settings.takeOverTimeoutMs());
      } else {
        excluded.add(node);
      }
    }

    private void move(UUID gameId, String to, Promise<Void> done) {
      GameLocation.Local local = openHere(gameId);
      if (local == null) {
        next(done);
        return;
      }
      long since = System.nanoTime();
      gameTransfer
          .move(gameId, local, to, shareOf != null)
          .onSuccess(
              outcome -> {
                onMoved.accept(outcome == GameTransfer.Outcome.TAKEN, System.nanoTime() - since);
                count(to, outcome);
                next(done);
              });
    }

    /**
     * Counts an outcome. After a refused transfer the node gets no further games, so that no others
     * close without need.
     */
    private void count(String to, GameTransfer.Outcome outcome) {
      if (outcome == GameTransfer.Outcome.TAKEN) {
        given++;
        return;
      }
      failed++;
      if (outcome == GameTransfer.Outcome.REFUSED) {
        excluded.add(to);
      } else if (outcome == GameTransfer.Outcome.UNANSWERED) {
        onNoAnswer(to);
      }
    }

    /** Logs the result. Whether all games were taken. */
    private boolean finish() {
      if (given + failed + waiting.size() > 0) {
        log.info(
            "{} games were handed off, {} were not taken, {} stay", given, failed, waiting.size());
      }
      return excluded.isEmpty() && failed == 0 && waiting.isEmpty();
    }
  }
}
