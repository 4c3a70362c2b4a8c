package com.paperdynasty.cluster.hosting;

import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.BusCodecs;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.OwnershipRequest;
import com.paperdynasty.cluster.membership.ClusterMembership;
import com.paperdynasty.cluster.membership.FixedMembership;
import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.table.ownership.GameLocation;
import com.paperdynasty.table.ownership.HandOff;
import com.paperdynasty.table.ownership.HostSettings;
import com.paperdynasty.table.ownership.OpenGameRegistry;
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

/** A node with three hundred games, and two others to which it hands games off. */
public abstract class GivingNode {
  public static final int GAMES = 300;
  public static final GameReply REFUSED = new GameReply.Refused(Problem.unavailable(500), false);

  static final GameReply REFUSED_BRIEFLY = new GameReply.Refused(Problem.unavailable(1), false);

  public final Vertx vertx = Vertx.vertx();
  final ClusterMembership clusterMembership =
      new FixedMembership("first", List.of("first", "second", "third"));
  public final OpenGameRegistry openGameRegistry = new OpenGameRegistry();
  public final Set<UUID> silentlyTaken = ConcurrentHashMap.newKeySet();
  public final List<UUID> games = new ArrayList<>();
  public final List<UUID> closed = new CopyOnWriteArrayList<>();
  public final List<String> steps = new CopyOnWriteArrayList<>();
  public final HandOff handOff = newHandOff(Defaults.HOSTING);

  public HandOff newHandOff(HostSettings settings) {
    return newHandOff(settings, clusterMembership);
  }

  public HandOff newHandOff(HostSettings settings, ClusterMembership clusterMembership) {
    return new HandOff(
        vertx,
        clusterMembership,
        settings,
        openGameRegistry,
        gameId -> {
          steps.add("opened " + gameId);
          return Future.succeededFuture(new GameLocation.Local(3, "another deployment"));
        },
        (gameId, here) -> {
          closed.add(gameId);
          steps.add("closed " + gameId);
          return Future.succeededFuture();
        },
        (gameId, node) -> Future.succeededFuture(silentlyTaken.contains(gameId)),
        (taken, nanos) -> {});
  }

  public static HostSettings settings(int takesAtOnce, int takesPerSecond, long shareMs) {
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
      openGameRegistry.put(
          gameId, Future.succeededFuture(new GameLocation.Local(1, "deployment " + i)));
      vertx
          .eventBus()
          .<GameRequest>localConsumer(
              BusAddresses.game(gameId),
              asked -> {
                steps.add("given up " + gameId);
                asked.reply(new GameReply.Redirect("first"));
              });
    }
  }

  @AfterEach
  void close() {
    Await.result(vertx.close());
  }

  public void takes(String node, Function<GameRequest, GameReply> answer) {
    takes(node, answer, offer -> true);
  }

  public void takes(
      String node, Function<GameRequest, GameReply> answer, Predicate<GameRequest> hasRoom) {
    vertx
        .eventBus()
        .<GameRequest>consumer(
            BusAddresses.host(node),
            message -> {
              if (message.body() instanceof OwnershipRequest.OfferGame) {
                message.reply(
                    hasRoom.test(message.body()) ? new GameReply.Redirect(node) : REFUSED_BRIEFLY);
                return;
              }
              steps.add("taken " + message.body().gameId());
              message.reply(answer.apply(message.body()));
            });
  }

  public List<UUID> gamesOf(String node) {
    return games.stream().filter(game -> clusterMembership.hostOf(game).equals(node)).toList();
  }

  public <T> Future<T> onContext(Supplier<Future<T>> work) {
    return Future.future(promise -> vertx.runOnContext(now -> work.get().onComplete(promise)));
  }
}
