package com.paperdynasty.app.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Plays games against one server. */
public final class LoadTest {
  private static final int CALLS_AT_ONCE = 16;
  private static final int MOST_FRAME_BYTES = 4 * 1024 * 1024;

  private final Vertx vertx;
  private final LoadPlan plan;
  private final UnaryOperator<String> tokens;
  private final LoadReport loadReport = new LoadReport();
  private final HttpClient http;
  private final WebSocketClient sockets;
  private final String run = UUID.randomUUID().toString().substring(0, 8);

  /**
   * Creates a test that has not begun.
   *
   * @param server such as {@code http://127.0.0.1:8080}
   * @param tokens makes the token of a user id
   */
  public LoadTest(Vertx vertx, URI server, LoadPlan plan, UnaryOperator<String> tokens) {
    this.vertx = vertx;
    this.plan = plan;
    this.tokens = tokens;
    int port = server.getPort() < 0 ? 80 : server.getPort();
    String host = server.getHost();
    this.http =
        vertx.createHttpClient(new HttpClientOptions().setDefaultHost(host).setDefaultPort(port));
    this.sockets =
        vertx.createWebSocketClient(
            new WebSocketClientOptions()
                .setDefaultHost(host)
                .setDefaultPort(port)
                .setMaxConnections(plan.games() * (plan.spectators() + 2))
                .setMaxFrameSize(MOST_FRAME_BYTES)
                .setMaxMessageSize(MOST_FRAME_BYTES));
  }

  /**
   * Plays until all games are over or the time is up. Fails if a game cannot be created or a
   * connection cannot be opened.
   */
  public Future<LoadReport> play() {
    return opened(0, new ArrayList<>())
        .compose(
            games -> {
              Promise<LoadReport> over = Promise.promise();
              loadReport.begin();
              vertx.setTimer(plan.lengthMs(), timer -> over.tryComplete(loadReport));
              Future.all(games).onComplete(all -> over.tryComplete(loadReport));
              return over.future();
            });
  }

  /** Creates the games a few at a time, because their creation is not measured. */
  private Future<List<Future<Void>>> opened(int first, List<Future<Void>> games) {
    if (first >= plan.games()) {
      return Future.succeededFuture(games);
    }
    List<Future<Future<Void>>> next = new ArrayList<>();
    for (int game = first; game < Math.min(first + CALLS_AT_ONCE, plan.games()); game++) {
      next.add(open(game));
    }
    return Future.all(next)
        .compose(
            all -> {
              next.forEach(game -> games.add(game.result()));
              return opened(first + CALLS_AT_ONCE, games);
            });
  }

  /** Creates a game and connects its users. The inner Future completes when the game is over. */
  private Future<Future<Void>> open(int number) {
    String away = "load-" + run + "-" + number + "-away";
    String home = "load-" + run + "-" + number + "-home";
    return create(away, home).compose(gameId -> connectAll(gameId, number, away, home));
  }

  private Future<Future<Void>> connectAll(String gameId, int number, String away, String home) {
    Promise<Void> over = Promise.promise();
    Random random = new Random(plan.seed() + number);
    List<Future<?>> there = new ArrayList<>();
    there.add(connect(new LoadPlayer(gameId, "away", loadReport, random, over), away));
    there.add(connect(new LoadPlayer(gameId, "home", loadReport, random, over), home));
    for (int i = 0; i < plan.spectators(); i++) {
      LoadPlayer spectator = new LoadPlayer(gameId, null, loadReport, random, over);
      there.add(connect(spectator, "load-" + run + "-" + number + "-fan-" + i));
    }
    return Future.all(there).map(over.future());
  }

  private Future<WebSocket> connect(LoadPlayer player, String userId) {
    return sockets
        .connect("/realtime/websocket")
        .onSuccess(socket -> player.start(socket, tokens.apply(userId)));
  }

  private Future<String> create(String away, String home) {
    JsonObject body =
        new JsonObject()
            .put("league", plan.league())
            .put("away", new JsonObject().put("name", "Visitors").put("manager", away))
            .put("home", new JsonObject().put("name", "Locals").put("manager", home));
    return http.request(HttpMethod.POST, "/api/games")
        .compose(
            request ->
                request
                    .putHeader("Authorization", "Bearer " + tokens.apply(away))
                    .putHeader("Content-Type", "application/json")
                    .send(body.toBuffer())
                    .compose(LoadTest::gameId));
  }

  private static Future<String> gameId(HttpClientResponse response) {
    return response
        .body()
        .compose(
            body ->
                response.statusCode() == 201
                    ? Future.succeededFuture(body.toJsonObject().getString("game_id"))
                    : Future.failedFuture("The server did not create a game: " + body));
  }
}
