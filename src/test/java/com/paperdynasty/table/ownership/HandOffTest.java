package com.paperdynasty.table.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.cluster.hosting.GivingNode;
import com.paperdynasty.cluster.membership.ClusterMembership;
import com.paperdynasty.cluster.membership.FixedMembership;
import com.paperdynasty.harness.Await;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A node hands its share of the games off to a node that has joined. */
class HandOffTest extends GivingNode {
  @Test
  void joinedNodeGetsItsShareOnly() {
    takes("second", request -> new GameReply.Redirect("second"));
    takes("third", request -> new GameReply.Redirect("third"));

    Await.result(onContext(() -> handOff.handOffShare("second")));
    assertThat(closed).containsExactlyInAnyOrderElementsOf(gamesOf("second"));
    assertThat(openGameRegistry.epochs()).hasSize(GAMES - gamesOf("second").size());
  }

  /** Until the other node has the game, its old verticle redirects requests. */
  @Test
  void ownerReleasesItsGameBeforeTheTransferAndClosesAfterIt() {
    takes("second", request -> new GameReply.Redirect("second"));
    Await.result(onContext(() -> handOff.handOffShare("second")));

    UUID game = gamesOf("second").get(0);
    assertThat(steps)
        .filteredOn(step -> step.endsWith(game.toString()))
        .containsExactly("given up " + game, "taken " + game, "closed " + game);
  }

  @Test
  void gameThatAJoinedNodeDoesNotTakeIsReopened() {
    takes("second", request -> REFUSED);
    Await.result(onContext(() -> handOff.handOffShare("second")));

    assertThat(openGameRegistry.epochs()).hasSize(GAMES);
    UUID game = closed.get(0);
    assertThat(steps)
        .filteredOn(step -> step.endsWith(game.toString()))
        .containsExactly("given up " + game, "taken " + game, "closed " + game, "opened " + game);
  }

  @Test
  void silentNodeIsAskedAgainInTheNextRoundAndNothingCloses() {
    takes("third", request -> new GameReply.Redirect("third"));
    assertThat(Await.result(onContext(() -> handOff.handOffShare("second")))).isFalse();
    assertThat(closed).isEmpty();
    takes("second", request -> new GameReply.Redirect("second"));

    assertThat(Await.result(onContext(() -> handOff.handOffShare("second")))).isTrue();
    assertThat(openGameRegistry.epochs().keySet()).doesNotContainAnyElementsOf(gamesOf("second"));
  }

  /** Its processors are busy, and each game takes it a while. */
  @Test
  void gameStaysOpenUntilTheJoinedNodeAccepts() {
    AtomicInteger asked = new AtomicInteger();
    takes(
        "second",
        request -> new GameReply.Redirect("second"),
        offer -> asked.incrementAndGet() % 3 == 0);

    assertThat(Await.result(onContext(() -> handOff.handOffShare("second")))).isTrue();
    assertThat(closed).containsExactlyInAnyOrderElementsOf(gamesOf("second"));
    assertThat(asked.get()).isBetween(3 * closed.size(), 3 * closed.size() + 2);
    assertThat(steps.stream().filter(step -> step.startsWith("given up"))).hasSize(closed.size());
  }

  @Test
  void nodeThatRefusesForTooLongGetsNothingAndNothingCloses() {
    takes("second", request -> REFUSED, offer -> false);
    HandOff impatient = newHandOff(settings(8, 200, 1));

    assertThat(Await.result(onContext(() -> impatient.handOffShare("second")))).isFalse();
    assertThat(closed).isEmpty();
    assertThat(steps).isEmpty();
    assertThat(openGameRegistry.epochs()).hasSize(GAMES);
  }

  /** The reply was late or lost; opening the game here again would take it back. */
  @Test
  void gameThatTheOtherOwnsByTheJournalIsNotReopened() {
    silentlyTaken.addAll(games);
    takes("second", request -> REFUSED);

    assertThat(Await.result(onContext(() -> handOff.handOffShare("second")))).isTrue();
    assertThat(steps).noneMatch(step -> step.startsWith("opened"));
    assertThat(closed).containsExactlyInAnyOrderElementsOf(gamesOf("second"));
  }

  /** A node answers so if it was searching for the owner when the game came. */
  @Test
  void redirectToThisNodeReopensTheGameHere() {
    takes("second", request -> new GameReply.Redirect("first"));

    assertThat(Await.result(onContext(() -> handOff.handOffShare("second")))).isFalse();
    assertThat(openGameRegistry.epochs()).hasSize(GAMES);
    assertThat(steps.stream().filter(step -> step.startsWith("opened"))).hasSize(closed.size());
  }

  @Test
  void redirectToAnotherNodeIsNoAcceptance() {
    vertx
        .eventBus()
        .<GameRequest>consumer(
            BusAddresses.host("second"), asked -> asked.reply(new GameReply.Redirect("first")));
    HandOff impatient = newHandOff(settings(8, 200, 1));

    assertThat(Await.result(onContext(() -> impatient.handOffShare("second")))).isFalse();
    assertThat(steps).isEmpty();
    assertThat(openGameRegistry.epochs()).hasSize(GAMES);
  }

  @Test
  void nodeWithoutOffersGetsItsShareDirectly() {
    ClusterMembership mixed = new FixedMembership("first", List.of("first", "old"));
    takes("old", request -> new GameReply.Redirect("old"), offer -> false);

    assertThat(
            Await.result(
                onContext(() -> newHandOff(settings(8, 200, 60_000), mixed).handOffShare("old"))))
        .isTrue();
    assertThat(closed)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            games.stream().filter(game -> mixed.hostOf(game).equals("old")).toList());
  }
}
