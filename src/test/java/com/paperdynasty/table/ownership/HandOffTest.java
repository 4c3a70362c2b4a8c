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

/** A node gives another that has come its share of the games. */
class HandOffTest extends GivingNode {
  @Test
  void aNodeThatHasComeIsGivenItsShareAndNothingOfTheOther() {
    takes("second", request -> new GameReply.Redirect("second"));
    takes("third", request -> new GameReply.Redirect("third"));

    Await.result(onContext(() -> handOff.handOffShare("second")));
    assertThat(closed).containsExactlyInAnyOrderElementsOf(gamesOf("second"));
    assertThat(openGameRegistry.epochs()).hasSize(GAMES - gamesOf("second").size());
  }

  /** Until another has the game its table tells whoever asks for it; then nobody asks there. */
  @Test
  void aTableGivesItsGameUpFirstAndClosesWhenItIsTaken() {
    takes("second", request -> new GameReply.Redirect("second"));
    Await.result(onContext(() -> handOff.handOffShare("second")));

    UUID game = gamesOf("second").get(0);
    assertThat(steps)
        .filteredOn(step -> step.endsWith(game.toString()))
        .containsExactly("given up " + game, "taken " + game, "closed " + game);
  }

  @Test
  void whatANodeThatHasComeDoesNotTakeIsOpenedAgain() {
    takes("second", request -> REFUSED);
    Await.result(onContext(() -> handOff.handOffShare("second")));

    assertThat(openGameRegistry.epochs()).hasSize(GAMES);
    UUID game = closed.get(0);
    assertThat(steps)
        .filteredOn(step -> step.endsWith(game.toString()))
        .containsExactly("given up " + game, "taken " + game, "closed " + game, "opened " + game);
  }

  @Test
  void whoWasNotThereOnceIsAskedAgainTheNextTimeAndNothingWasClosedForThem() {
    takes("third", request -> new GameReply.Redirect("third"));
    assertThat(Await.result(onContext(() -> handOff.handOffShare("second")))).isFalse();
    assertThat(closed).isEmpty();
    takes("second", request -> new GameReply.Redirect("second"));

    assertThat(Await.result(onContext(() -> handOff.handOffShare("second")))).isTrue();
    assertThat(openGameRegistry.epochs().keySet()).doesNotContainAnyElementsOf(gamesOf("second"));
  }

  /** Its processors are busy, and each game that it has takes it a while. */
  @Test
  void aGameIsPlayedHereUntilTheNodeThatHasComeSaysYesToIt() {
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
  void whoSaysNoForTooLongIsLeftAloneAndNothingWasClosedForThem() {
    takes("second", request -> REFUSED, offer -> false);
    HandOff impatient = handOver(settings(8, 200, 1));

    assertThat(Await.result(onContext(() -> impatient.handOffShare("second")))).isFalse();
    assertThat(closed).isEmpty();
    assertThat(steps).isEmpty();
    assertThat(openGameRegistry.epochs()).hasSize(GAMES);
  }

  /** The answer came too late, or was lost; to open the game here again would take it back. */
  @Test
  void whatTheOtherHasTakenByTheJournalIsNotOpenedHereAgain() {
    silentlyTaken.addAll(games);
    takes("second", request -> REFUSED);

    assertThat(Await.result(onContext(() -> handOff.handOffShare("second")))).isTrue();
    assertThat(steps).noneMatch(step -> step.startsWith("opened"));
    assertThat(closed).containsExactlyInAnyOrderElementsOf(gamesOf("second"));
  }

  /** So says one that was just searching for the owner when the game came. */
  @Test
  void aGameThatTheOtherTakesToBeHereIsNotGivenAndOpensHereAgain() {
    takes("second", request -> new GameReply.Redirect("first"));

    assertThat(Await.result(onContext(() -> handOff.handOffShare("second")))).isFalse();
    assertThat(openGameRegistry.epochs()).hasSize(GAMES);
    assertThat(steps.stream().filter(step -> step.startsWith("opened"))).hasSize(closed.size());
  }

  @Test
  void whoNamesAnotherWhenAGameIsOfferedHasNotSaidYes() {
    vertx
        .eventBus()
        .<GameRequest>consumer(
            BusAddresses.tables("second"), asked -> asked.reply(new GameReply.Redirect("first")));
    HandOff impatient = handOver(settings(8, 200, 1));

    assertThat(Await.result(onContext(() -> impatient.handOffShare("second")))).isFalse();
    assertThat(steps).isEmpty();
    assertThat(openGameRegistry.epochs()).hasSize(GAMES);
  }

  @Test
  void aNodeThatKnowsNoOffersIsGivenItsShareWithoutAny() {
    ClusterMembership mixed = new FixedMembership("first", List.of("first", "old"));
    takes("old", request -> new GameReply.Redirect("old"), offer -> false);

    assertThat(
            Await.result(
                onContext(() -> handOver(settings(8, 200, 60_000), mixed).handOffShare("old"))))
        .isTrue();
    assertThat(closed)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            games.stream().filter(game -> mixed.hostOf(game).equals("old")).toList());
  }
}
