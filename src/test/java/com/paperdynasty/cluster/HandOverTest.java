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
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node with three hundred games, and two others that it gives some of them to. */
class HandOverTest {
  private static final int GAMES = 300;
  private static final TableReply REFUSED = new TableReply.Refused(Problem.unavailable(500), false);

  private final Vertx vertx = Vertx.vertx();
  private final Members members = new Seen("first", List.of("first", "second", "third"));
  private final Roster roster = new Roster();
  private final List<UUID> games = new ArrayList<>();
  private final List<UUID> closed = new CopyOnWriteArrayList<>();
  private final List<String> steps = new CopyOnWriteArrayList<>();
  private final HandOver handOver =
      new HandOver(
          vertx,
          members,
          HostSettings.DEFAULTS,
          roster,
          gameId -> {
            steps.add("opened " + gameId);
            return Future.succeededFuture(new Placement.Here(3, "another table"));
          },
          (gameId, here) -> {
            closed.add(gameId);
            steps.add("closed " + gameId);
            return Future.succeededFuture();
          });

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
  void whoFailedOnceIsAskedAgainTheNextTime() {
    takes("third", request -> new TableReply.Elsewhere("third"));
    assertThat(Await.the(onContext(() -> handOver.shareOf("second")))).isFalse();
    int before = closed.size();
    takes("second", request -> new TableReply.Elsewhere("second"));

    assertThat(Await.the(onContext(() -> handOver.shareOf("second")))).isTrue();
    assertThat(before).isBetween(1, HostSettings.DEFAULTS.movesAtOnce());
    assertThat(roster.epochs().keySet()).doesNotContainAnyElementsOf(gamesOf("second"));
  }

  private void takes(String node, Function<TableRequest, TableReply> answer) {
    vertx
        .eventBus()
        .<TableRequest>consumer(
            Addresses.tables(node),
            message -> {
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
