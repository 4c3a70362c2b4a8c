package com.paperdynasty.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.Await;
import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableRequest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A node gives another that has come its share of the games. */
class HandOverTest extends GivingNode {
  @Test
  void aNodeThatHasComeIsGivenItsShareAndNothingOfTheOther() {
    takes("second", request -> new TableReply.Elsewhere("second"));
    takes("third", request -> new TableReply.Elsewhere("third"));

    Await.the(onContext(() -> handOver.shareOf("second")));
    assertThat(closed).containsExactlyInAnyOrderElementsOf(gamesOf("second"));
    assertThat(roster.epochs()).hasSize(GAMES - gamesOf("second").size());
  }

  /** Until another has the game its table tells whoever asks for it; then nobody asks there. */
  @Test
  void aTableGivesItsGameUpFirstAndClosesWhenItIsTaken() {
    takes("second", request -> new TableReply.Elsewhere("second"));
    Await.the(onContext(() -> handOver.shareOf("second")));

    UUID game = gamesOf("second").get(0);
    assertThat(steps)
        .filteredOn(step -> step.endsWith(game.toString()))
        .containsExactly("given up " + game, "taken " + game, "closed " + game);
  }

  @Test
  void whatANodeThatHasComeDoesNotTakeIsOpenedAgain() {
    takes("second", request -> REFUSED);
    Await.the(onContext(() -> handOver.shareOf("second")));

    assertThat(roster.epochs()).hasSize(GAMES);
    UUID game = closed.get(0);
    assertThat(steps)
        .filteredOn(step -> step.endsWith(game.toString()))
        .containsExactly("given up " + game, "taken " + game, "closed " + game, "opened " + game);
  }

  @Test
  void whoWasNotThereOnceIsAskedAgainTheNextTimeAndNothingWasClosedForThem() {
    takes("third", request -> new TableReply.Elsewhere("third"));
    assertThat(Await.the(onContext(() -> handOver.shareOf("second")))).isFalse();
    assertThat(closed).isEmpty();
    takes("second", request -> new TableReply.Elsewhere("second"));

    assertThat(Await.the(onContext(() -> handOver.shareOf("second")))).isTrue();
    assertThat(roster.epochs().keySet()).doesNotContainAnyElementsOf(gamesOf("second"));
  }

  /** Its processors are busy, and each game that it has takes it a while. */
  @Test
  void aGameIsPlayedHereUntilTheNodeThatHasComeSaysYesToIt() {
    AtomicInteger asked = new AtomicInteger();
    takes(
        "second",
        request -> new TableReply.Elsewhere("second"),
        offer -> asked.incrementAndGet() % 3 == 0);

    assertThat(Await.the(onContext(() -> handOver.shareOf("second")))).isTrue();
    assertThat(closed).containsExactlyInAnyOrderElementsOf(gamesOf("second"));
    assertThat(asked.get()).isBetween(3 * closed.size(), 3 * closed.size() + 2);
    assertThat(steps.stream().filter(step -> step.startsWith("given up"))).hasSize(closed.size());
  }

  @Test
  void whoSaysNoForTooLongIsLeftAloneAndNothingWasClosedForThem() {
    takes("second", request -> REFUSED, offer -> false);
    HandOver impatient = handOver(settings(8, 200, 1));

    assertThat(Await.the(onContext(() -> impatient.shareOf("second")))).isFalse();
    assertThat(closed).isEmpty();
    assertThat(steps).isEmpty();
    assertThat(roster.epochs()).hasSize(GAMES);
  }

  /** The answer came too late, or was lost; to open the game here again would take it back. */
  @Test
  void whatTheOtherHasTakenByTheJournalIsNotOpenedHereAgain() {
    silentlyTaken.addAll(games);
    takes("second", request -> REFUSED);

    assertThat(Await.the(onContext(() -> handOver.shareOf("second")))).isTrue();
    assertThat(steps).noneMatch(step -> step.startsWith("opened"));
    assertThat(closed).containsExactlyInAnyOrderElementsOf(gamesOf("second"));
  }

  /** So says one that was just searching for the owner when the game came. */
  @Test
  void aGameThatTheOtherTakesToBeHereIsNotGivenAndOpensHereAgain() {
    takes("second", request -> new TableReply.Elsewhere("first"));

    assertThat(Await.the(onContext(() -> handOver.shareOf("second")))).isFalse();
    assertThat(roster.epochs()).hasSize(GAMES);
    assertThat(steps.stream().filter(step -> step.startsWith("opened"))).hasSize(closed.size());
  }

  @Test
  void whoNamesAnotherWhenAGameIsOfferedHasNotSaidYes() {
    vertx
        .eventBus()
        .<TableRequest>consumer(
            Addresses.tables("second"), asked -> asked.reply(new TableReply.Elsewhere("first")));
    HandOver impatient = handOver(settings(8, 200, 1));

    assertThat(Await.the(onContext(() -> impatient.shareOf("second")))).isFalse();
    assertThat(steps).isEmpty();
    assertThat(roster.epochs()).hasSize(GAMES);
  }

  @Test
  void aNodeThatKnowsNoOffersIsGivenItsShareWithoutAny() {
    Members mixed = new Seen("first", List.of("first", "old"));
    takes("old", request -> new TableReply.Elsewhere("old"), offer -> false);

    assertThat(Await.the(onContext(() -> handOver(settings(8, 200, 60_000), mixed).shareOf("old"))))
        .isTrue();
    assertThat(closed)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            games.stream().filter(game -> mixed.hostOf(game).equals("old")).toList());
  }
}
