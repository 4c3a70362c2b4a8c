package com.paperdynasty.cluster.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.Redirect;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.OwnershipRequest;
import com.paperdynasty.cluster.membership.ClusterMembership;
import com.paperdynasty.cluster.membership.FixedMembership;
import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.table.ownership.HandOff;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A node drains, and hands its games off to the two others as fast as those can take them. */
class DrainTest extends GivingNode {
  private static final long AMPLE_MS = 20_000;
  private static final GameReply BROKEN =
      new GameReply.Refused(Problem.of(ErrorCode.INTERNAL, "its log is wrong here"), false);

  private final ClusterMembership others = new FixedMembership("first", List.of("second", "third"));
  private final HandOff draining = newHandOff(Defaults.HOSTING, others);

  @Test
  void allGamesGoToTheirBestNodes() {
    List<UUID> second = taker("second");
    List<UUID> third = taker("third");
    drain(AMPLE_MS);

    assertThat(second).containsExactlyInAnyOrderElementsOf(bestFor("second"));
    assertThat(third).containsExactlyInAnyOrderElementsOf(bestFor("third"));
    assertThat(openGameRegistry.epochs()).isEmpty();
  }

  /** Their processors are busy: each has two places. */
  @Test
  void transfersUnderWayKeepThePlacesOfTheTakers() {
    SlowTaker second = new SlowTaker("second", 2);
    SlowTaker third = new SlowTaker("third", 2);
    drain(AMPLE_MS);

    assertThat(second.most).isEqualTo(2);
    assertThat(third.most).isEqualTo(2);
    assertThat(second.taken + third.taken).isEqualTo(GAMES);
    assertThat(openGameRegistry.epochs()).isEmpty();
  }

  /** A node that has not warmed up yet refuses every offer. */
  @Test
  void gamesOfANodeThatRefusesOffersGoToTheOther() {
    takes("second", request -> REFUSED, offer -> false);
    List<UUID> third = taker("third");
    drain(AMPLE_MS);

    assertThat(third).containsExactlyInAnyOrderElementsOf(games);
    assertThat(steps.stream().filter(step -> step.startsWith("given up"))).hasSize(GAMES);
  }

  @Test
  void silentNodeIsPassedOverAndNothingCloses() {
    List<UUID> third = taker("third");
    drain(AMPLE_MS);

    assertThat(third).containsExactlyInAnyOrderElementsOf(games);
    assertThat(steps.stream().filter(step -> step.startsWith("taken"))).hasSize(GAMES);
  }

  @Test
  void gameThatOneNodeCannotOpenGoesToTheOther() {
    UUID odd = bestFor("second").get(0);
    vertx
        .eventBus()
        .<GameRequest>consumer(
            BusAddresses.host("second"),
            asked ->
                asked.reply(asked.body().gameId().equals(odd) ? BROKEN : new Redirect("second")));
    List<UUID> third = taker("third");
    drain(AMPLE_MS);

    assertThat(third).contains(odd).hasSize(bestFor("third").size() + 1);
  }

  /** Both stay busy: the games stay open here until this node ends. */
  @Test
  void gamesThatNoNodeTakesInTimeStayOpen() {
    takes("second", request -> REFUSED, offer -> false);
    takes("third", request -> REFUSED, offer -> false);
    drain(200);

    assertThat(steps).isEmpty();
    assertThat(openGameRegistry.epochs()).hasSize(GAMES);
  }

  @Test
  void nodeThatFailedATransferGetsNoFurtherGames() {
    takes("second", request -> REFUSED);
    List<UUID> third = taker("third");
    drain(AMPLE_MS);

    assertThat(GAMES - third.size()).isBetween(1, Defaults.HOSTING.movesAtOnce());
    assertThat(third).containsAll(bestFor("third"));
    assertThat(bestFor("second")).hasSizeGreaterThan(Defaults.HOSTING.movesAtOnce());
  }

  @Test
  void nodeWithoutOffersGetsGamesDirectly() {
    ClusterMembership old = new FixedMembership("first", List.of("old"));
    List<UUID> taken = new CopyOnWriteArrayList<>();
    takes(
        "old",
        request -> {
          taken.add(request.gameId());
          return new Redirect("old");
        },
        offer -> false);
    Await.result(onContext(() -> newHandOff(Defaults.HOSTING, old).handOffAll(AMPLE_MS)));

    assertThat(taken).containsExactlyInAnyOrderElementsOf(games);
  }

  @Test
  void nodeAloneKeepsItsGames() {
    ClusterMembership alone = new FixedMembership("first", List.of("first"));
    Await.result(onContext(() -> newHandOff(Defaults.HOSTING, alone).handOffAll(AMPLE_MS)));

    assertThat(openGameRegistry.epochs()).hasSize(GAMES);
  }

  private void drain(long timeMs) {
    Await.result(onContext(() -> draining.handOffAll(timeMs)));
  }

  private List<UUID> bestFor(String node) {
    return games.stream().filter(game -> others.hostOf(game).equals(node)).toList();
  }

  /** A node that takes every game; the list of the games that it took. */
  private List<UUID> taker(String node) {
    List<UUID> taken = new CopyOnWriteArrayList<>();
    takes(
        node,
        request -> {
          taken.add(request.gameId());
          return new Redirect(node);
        });
    return taken;
  }

  /** A node that needs a moment for each game. Lives on one context. */
  private final class SlowTaker {
    private static final long NEEDS_MS = 5;

    private final Set<UUID> places = ConcurrentHashMap.newKeySet();
    private int under;
    private int most;
    private int taken;

    SlowTaker(String node, int room) {
      vertx
          .eventBus()
          .<GameRequest>consumer(
              BusAddresses.host(node),
              message -> {
                UUID gameId = message.body().gameId();
                if (message.body() instanceof OwnershipRequest.OfferGame) {
                  boolean hasRoom = places.size() < room;
                  if (hasRoom) {
                    places.add(gameId);
                  }
                  message.reply(hasRoom ? new Redirect(node) : REFUSED_BRIEFLY);
                  return;
                }
                most = Math.max(most, ++under);
                vertx.setTimer(
                    NEEDS_MS,
                    timer -> {
                      under--;
                      taken++;
                      places.remove(gameId);
                      message.reply(new Redirect(node));
                    });
              });
    }
  }
}
