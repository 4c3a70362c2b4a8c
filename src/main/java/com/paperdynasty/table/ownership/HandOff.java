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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives games that are open here to the nodes that should have them, some at a time and each when
 * its taker says yes: so nobody is given games faster than they can open them. Lives on the host's
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

  /**
   * A hand-over.
   *
   * @param opener opens a game here
   * @param close closes the table of a game
   * @param isWith whether a game is a node's as the journal knows it
   */
  public HandOff(
      Vertx vertx,
      ClusterMembership clusterMembership,
      HostSettings settings,
      OpenGameRegistry openGameRegistry,
      GameOpener opener,
      BiFunction<UUID, GameLocation, Future<Void>> close,
      BiFunction<UUID, String, Future<Boolean>> isWith) {
    this.vertx = vertx;
    this.clusterMembership = clusterMembership;
    this.settings = settings;
    this.openGameRegistry = openGameRegistry;
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
   * Gives away every game, as far as another node takes it: a game goes to the next node when the
   * one that should have it is busy. What is under way has its end in time; what nobody has taken
   * by then stays open here. Never fails.
   */
  public Future<Void> handOffAll(long timeMs) {
    long forOffersMs = Math.max(timeMs / 2, timeMs - 3 * settings.takeOverTimeoutMs());
    return give(new Round(null, forOffersMs)).mapEmpty();
  }

  /**
   * Gives a node that has come its share of the games, each when it says yes to it; whether it has
   * taken it. What it does not take stays here, or is opened here again. Never fails.
   */
  public Future<Boolean> handOffShare(String node) {
    return give(new Round(node, settings.shareMs()));
  }

  private Future<Boolean> give(Round round) {
    for (UUID gameId : openGameRegistry.epochs().keySet()) {
      if (!round.takers(gameId).isEmpty()) {
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

  /** Games that go together, and what the nodes have said that they are offered to. */
  private final class Round {
    private final @Nullable String shareOf;
    private final long untilNs;
    private final Deque<UUID> leaving = new ArrayDeque<>();
    private final Set<String> unable = new HashSet<>();
    private final Map<String, Long> restUntilNs = new HashMap<>();
    private int given;
    private int failed;

    /** For a node that is given its share, or for all; new games are offered for so long. */
    Round(@Nullable String shareOf, long forMs) {
      this.shareOf = shareOf;
      this.untilNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(forMs);
    }

    /** Who may have a game, the best first. A node that has failed to take one gets no others. */
    private List<String> takers(UUID gameId) {
      List<String> wanted =
          shareOf == null ? clusterMembership.ranked(gameId) : shareOfNode(gameId, shareOf);
      return wanted.stream()
          .filter(node -> !node.equals(clusterMembership.self()) && !unable.contains(node))
          .toList();
    }

    private List<String> shareOfNode(UUID gameId, String node) {
      return clusterMembership.hostOf(gameId).equals(node) ? List.of(node) : List.of();
    }

    /** One after the other, however many: no Future waits for another. */
    void next(Promise<Void> done) {
      while (!isTooLate()) {
        UUID gameId = leaving.poll();
        if (gameId == null) {
          break;
        }
        // Asked again when its turn comes: the nodes may be others by then.
        List<String> takers = takers(gameId);
        if (here(gameId) != null && !takers.isEmpty()) {
          give(gameId, takers, done);
          return;
        }
      }
      done.complete();
    }

    private boolean isTooLate() {
      return System.nanoTime() - untilNs >= 0;
    }

    private GameLocation.@Nullable Local here(UUID gameId) {
      Future<GameLocation> placement = openGameRegistry.placement(gameId);
      return placement != null && placement.result() instanceof GameLocation.Local local
          ? local
          : null;
    }

    private void give(UUID gameId, List<String> takers, Promise<Void> done) {
      String to = rested(takers);
      if (to == null) {
        leaving.addFirst(gameId);
        vertx.setTimer(untilOneHasRestedMs(takers), timer -> next(done));
      } else if (clusterMembership.takesOffers(to)) {
        gameTransfer
            .offer(gameId, to)
            .onComplete(answer -> answered(gameId, takers, to, answer, done));
      } else {
        move(gameId, to, done);
      }
    }

    private void giveAny(UUID gameId, List<String> takers, Promise<Void> done) {
      if (takers.isEmpty()) {
        next(done);
      } else {
        give(gameId, takers, done);
      }
    }

    private @Nullable String rested(List<String> takers) {
      return takers.stream().filter(node -> restMs(node) == 0).findFirst().orElse(null);
    }

    private long untilOneHasRestedMs(List<String> takers) {
      return Math.max(1, takers.stream().mapToLong(this::restMs).min().orElse(0));
    }

    private long restMs(String node) {
      Long until = restUntilNs.get(node);
      long leftNs = until == null ? 0 : until - System.nanoTime();
      return leftNs <= 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(leftNs) + 1;
    }

    private void rests(String node, long ms) {
      long timeNs = Math.min(TimeUnit.MILLISECONDS.toNanos(ms), untilNs - System.nanoTime());
      restUntilNs.put(node, System.nanoTime() + timeNs);
    }

    /** The game is played here until another node has a place for it. */
    private void answered(
        UUID gameId,
        List<String> takers,
        String to,
        AsyncResult<GameReply> answer,
        Promise<Void> done) {
      if (answer.failed()) {
        log.debug("{} does not say whether it takes games: {}", to, answer.cause().toString());
        mayBeGone(to);
      } else if (GameTransfer.isAccepted(answer.result(), to) && !isTooLate()) {
        move(gameId, to, done);
        return;
      } else if (isFault(answer.result())) {
        giveAny(gameId, takers.stream().filter(node -> !node.equals(to)).toList(), done);
        return;
      } else {
        rests(to, pauseMs(answer.result()));
      }
      leaving.addFirst(gameId);
      next(done);
    }

    /** That node cannot have this game at all. */
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

    /** One that comes is offered its share later. A node that drains has no later. */
    private void mayBeGone(String node) {
      if (shareOf == null) {
        rests(node, settings.takeOverTimeoutMs());
      } else {
        unable.add(node);
      }
    }

    private void move(UUID gameId, String to, Promise<Void> done) {
      GameLocation.Local local = here(gameId);
      if (local == null) {
        next(done);
        return;
      }
      gameTransfer
          .move(gameId, local, to, shareOf != null)
          .onSuccess(
              outcome -> {
                count(to, outcome);
                next(done);
              });
    }

    /** A game that is played is not closed for a node that cannot open it, but the first time. */
    private void count(String to, GameTransfer.Outcome outcome) {
      if (outcome == GameTransfer.Outcome.TAKEN) {
        given++;
        return;
      }
      failed++;
      if (outcome == GameTransfer.Outcome.REFUSED) {
        unable.add(to);
      } else if (outcome == GameTransfer.Outcome.UNANSWERED) {
        mayBeGone(to);
      }
    }

    /** Whether all have been taken who had to be. */
    private boolean over() {
      if (given + failed + leaving.size() > 0) {
        log.info(
            "{} games were handed over, {} were not taken, {} stay", given, failed, leaving.size());
      }
      return unable.isEmpty() && failed == 0 && leaving.isEmpty();
    }
  }
}
