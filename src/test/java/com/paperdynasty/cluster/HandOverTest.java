package com.paperdynasty.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.Await;
import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.BusCodecs;
import com.paperdynasty.wire.Problem;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node with three hundred games, and two others that it gives some of them to. */
class HandOverTest {
  private static final int GAMES = 300;
  private static final TableReply REFUSED = new TableReply.Refused(Problem.unavailable(500), false);

  private static final TableReply REFUSED_BRIEFLY =
      new TableReply.Refused(Problem.unavailable(1), false);

  private final Vertx vertx = Vertx.vertx();
  private final Members members = new Seen("first", List.of("first", "second", "third"));
  private final Roster roster = new Roster();
  private final Set<UUID> silentlyTaken = ConcurrentHashMap.newKeySet();
  private final List<UUID> games = new ArrayList<>();
  private final List<UUID> closed = new CopyOnWriteArrayList<>();
  private final List<String> steps = new CopyOnWriteArrayList<>();
  private final HandOver handOver = handOver(HostSettings.DEFAULTS);

  private HandOver handOver(HostSettings settings) {
    return handOver(settings, members);
  }

  private HandOver handOver(HostSettings settings, Members members) {
    return new HandOver(
        vertx,
        members,
        settings,
        roster,
        gameId -> {
          steps.add("opened " + gameId);
          return Future.succeededFuture(new Placement.Here(3, "another table"));
        },
        (gameId, here) -> {
          closed.add(gameId);
          steps.add("closed " + gameId);
          return Future.succeededFuture();
        },
        (gameId, node) -> Future.succeededFuture(silentlyTaken.contains(gameId)));
  }

  static HostSettings settings(int takesAtOnce, int takesPerSecond, long shareMs) {
    return new HostSettings(
        20_000,
        256,
        500,
        1_000,
        2_500,
        2_000,
        5_000,
        60_000,
        5_000,
        8,
        2_000,
        30_000,
        takesAtOnce,
        takesPerSecond,
        shareMs);
  }

  @BeforeEach
  void open() {
    BusCodecs.register(vertx.eventBus());
    open(GAMES);
  }

  private void open(int upTo) {
    for (int i = games.size(); i < upTo; i++) {
      UUID gameId = new UUID(i, i);
      games.add(gameId);
      roster.put(gameId, Future.succeededFuture(new Placement.Here(1, "table " + i)));
      vertx
          .eventBus()
          .<TableRequest>localConsumer(
              Addresses.table(gameId),
              asked -> {
                steps.add("given up " + gameId);
                asked.reply(new TableReply.Elsewhere("first"));
              });
    }
  }

  @AfterEach
  void close() {
    Await.the(vertx.close());
  }

  @Test
  void aNodeThatHasComeIsGivenItsShareAndNothingOfTheOther() {
    takes("second", request -> new TableReply.Elsewhere("second"));
    takes("third", request -> new TableReply.Elsewhere("third"));

    Await.the(onContext(() -> handOver.shareOf("second")));
    assertThat(closed).containsExactlyInAnyOrderElementsOf(gamesOf("second"));
    assertThat(roster.epochs()).hasSize(GAMES - gamesOf("second").size());
  }

  @Test
  void whoDrainsGivesAwayAllThatOthersShouldHave() {
    takes("second", request -> new TableReply.Elsewhere("second"));
    takes("third", request -> new TableReply.Elsewhere("third"));

    Await.the(onContext(handOver::all));
    assertThat(roster.epochs().keySet()).containsExactlyInAnyOrderElementsOf(gamesOf("first"));
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
  void noGameIsClosedForANodeThatHasFailedToTakeOne() {
    open(HostSettings.DEFAULTS.openGames());
    takes("second", request -> REFUSED);
    takes("third", request -> new TableReply.Elsewhere("third"));

    Await.the(onContext(handOver::all));
    assertThat(closed.size() - gamesOf("third").size())
        .isBetween(1, HostSettings.DEFAULTS.movesAtOnce());
    assertThat(roster.epochs().keySet()).doesNotContainAnyElementsOf(gamesOf("third"));
    assertThat(gamesOf("second")).hasSizeGreaterThan(HostSettings.DEFAULTS.movesAtOnce());
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

    assertThat(Await.the(onContext(() -> handOver(settings(8, 200, 1), mixed).shareOf("old"))))
        .isTrue();
    assertThat(closed)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            games.stream().filter(game -> mixed.hostOf(game).equals("old")).toList());
  }

  private void takes(String node, Function<TableRequest, TableReply> answer) {
    takes(node, answer, offer -> true);
  }

  private void takes(
      String node, Function<TableRequest, TableReply> answer, Predicate<TableRequest> hasRoom) {
    vertx
        .eventBus()
        .<TableRequest>consumer(
            Addresses.tables(node),
            message -> {
              if (message.body() instanceof TableRequest.Offer) {
                message.reply(
                    hasRoom.test(message.body())
                        ? new TableReply.Elsewhere(node)
                        : REFUSED_BRIEFLY);
                return;
              }
              steps.add("taken " + message.body().gameId());
              message.reply(answer.apply(message.body()));
            });
  }

  private List<UUID> gamesOf(String node) {
    return games.stream().filter(game -> members.hostOf(game).equals(node)).toList();
  }

  private <T> Future<T> onContext(Supplier<Future<T>> work) {
    return Future.future(promise -> vertx.runOnContext(now -> work.get().onComplete(promise)));
  }
}
