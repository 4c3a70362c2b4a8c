package com.paperdynasty.cluster;

import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.BusCodecs;
import com.paperdynasty.wire.OwnershipRequest;
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
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A node with three hundred games, and two others that it gives some of them to. */
abstract class GivingNode {
  static final int GAMES = 300;
  static final TableReply REFUSED = new TableReply.Refused(Problem.unavailable(500), false);

  static final TableReply REFUSED_BRIEFLY = new TableReply.Refused(Problem.unavailable(1), false);

  final Vertx vertx = Vertx.vertx();
  final Members members = new Seen("first", List.of("first", "second", "third"));
  final Roster roster = new Roster();
  final Set<UUID> silentlyTaken = ConcurrentHashMap.newKeySet();
  final List<UUID> games = new ArrayList<>();
  final List<UUID> closed = new CopyOnWriteArrayList<>();
  final List<String> steps = new CopyOnWriteArrayList<>();
  final HandOver handOver = handOver(Defaults.HOSTING);

  HandOver handOver(HostSettings settings) {
    return handOver(settings, members);
  }

  HandOver handOver(HostSettings settings, Members members) {
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
    return settings(takesAtOnce, takesPerSecond, shareMs, 20_000);
  }

  static HostSettings settings(int takesAtOnce, int takesPerSecond, long shareMs, int openGames) {
    return new HostSettings(
        openGames,
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

  void open(int upTo) {
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

  void takes(String node, Function<TableRequest, TableReply> answer) {
    takes(node, answer, offer -> true);
  }

  void takes(
      String node, Function<TableRequest, TableReply> answer, Predicate<TableRequest> hasRoom) {
    vertx
        .eventBus()
        .<TableRequest>consumer(
            Addresses.tables(node),
            message -> {
              if (message.body() instanceof OwnershipRequest.Offer) {
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

  List<UUID> gamesOf(String node) {
    return games.stream().filter(game -> members.hostOf(game).equals(node)).toList();
  }

  <T> Future<T> onContext(Supplier<Future<T>> work) {
    return Future.future(promise -> vertx.runOnContext(now -> work.get().onComplete(promise)));
  }
}
