package com.paperdynasty.alerts;

import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RawWebSocket;
import com.paperdynasty.harness.TestTokens;
import com.paperdynasty.harness.WebSocketEndpoint;
import com.paperdynasty.nodes.ThreeNodeCluster;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Many people at once. */
final class Crowds {
  /** How many games a node of the test may have open. */
  static final int OPEN_GAMES = 12;

  /** How many different counts may wait on a node of the test. */
  static final int COUNTS_WAITING = 20;

  /** Over three nodes most of them have their bound then. */
  private static final int GAMES_READ = 30;

  private static final int NARROW_BYTES = 8 << 10;
  private static final int SLOW_READERS = 6;
  private static final int REQUESTS = 2_000;

  private final ThreeNodeCluster cluster;

  Crowds(ThreeNodeCluster cluster) {
    this.cluster = cluster;
  }

  /** Reads something of a game, whatever the answer. */
  void read(String game, String part) {
    cluster.rest(0).getRaw("/api/games/" + game + part, TestTokens.of("alice"), null);
  }

  /** Reads many games again and again: so they stay open. */
  AutoCloseable readers() {
    List<String> games = Stream.generate(cluster::game).limit(GAMES_READ).toList();
    return new Repeated(100, () -> games.forEach(game -> read(game, "")));
  }

  /** More people come than counts may wait, while none can be written. */
  AutoCloseable countedInVain() throws Exception {
    AutoCloseable lock = locked("activity");
    String game = cluster.game();
    List<GameClient> people = new ArrayList<>();
    for (int i = 0; i < 2 * COUNTS_WAITING; i++) {
      people.add(cluster.joined(0, "spectator" + i, game));
    }
    return () -> {
      people.forEach(GameClient::close);
      lock.close();
    };
  }

  /** Nobody else may use a table. */
  AutoCloseable locked(String table) throws Exception {
    Connection locks = cluster.database().connect();
    locks.setAutoCommit(false);
    try (Statement lock = locks.createStatement()) {
      lock.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
    }
    return locks;
  }

  AutoCloseable slowReaders() {
    String game = cluster.game();
    List<Repeated> readers =
        Stream.generate(() -> new Repeated(0, () -> askAndReadNothing(game)))
            .limit(SLOW_READERS)
            .toList();
    return () -> readers.forEach(Repeated::close);
  }

  private void askAndReadNothing(String game) {
    JsonObject about = ThreeNodeCluster.gameData(game);
    try (RawWebSocket reader =
        RawWebSocket.open(
            cluster.addresses().get(0), WebSocketEndpoint.PLAIN, NARROW_BYTES, "Accept: */*")) {
      reader.send(frame("connect", new JsonObject().put("token", TestTokens.of("carol"))));
      reader.send(frame("join_game", about.copy().put("role", "spectator")));
      for (int i = 0; i < REQUESTS && !reader.isClosed(); i++) {
        reader.send(frame("request_game_state", about));
        Repeated.pause(2);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String frame(String event, JsonObject data) {
    return new JsonObject().put("event", event).put("data", data).put("id", "x").encode();
  }
}
