package com.paperdynasty.app;

import static com.paperdynasty.app.HttpCalls.json;
import static com.paperdynasty.harness.Await.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.ReservedPorts;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Somebody signs out on one node of a cluster, and their session ends on the other. */
@AtLength
@RunsInParallel
class SignOutOverNodesIT {
  private static final long LONGEST_S = 30;

  private final Vertx vertx = Vertx.vertx();

  @Test
  void tokenConnectionAndStreamEndOnTheOtherNode() throws Exception {
    List<Integer> ports = ReservedPorts.reserve(4);
    Map<String, String> second = settings(ports, 2);
    try (TestNode here = TestNode.start(settings(ports, 0))) {
      second.put("PD_DATABASE_URL", here.database().url());
      try (TestNode there = TestNode.start(second)) {
        HttpCalls nobody = new HttpCalls(there.port(), null);
        JsonObject ann = json(nobody.post("/api/guest", "{\"name\": \"Ann\"}"));
        String token = ann.getString("token");
        HttpCalls other = nobody.as(token);
        String renewed = json(other.method("POST", "/api/token/refresh", "")).getString("token");
        String game = game(other, ann.getString("user_id"));
        CompletableFuture<?> stream = stream(there.port(), game, token);

        try (GameClient client =
            GameClient.connect(vertx, WebSocketEndpoint.PLAIN, there.port(), renewed)) {
          HttpCalls signsOut = new HttpCalls(here.port(), token);
          assertThat(signsOut.method("POST", "/auth/sign-out", "").statusCode()).isEqualTo(204);

          assertThat(client.awaitClose()).isEqualTo(4401);
        }
        stream.get(LONGEST_S, TimeUnit.SECONDS);
        for (String each : List.of(token, renewed)) {
          until(() -> isRefused(nobody.as(each)));
          RouteScene.problem(
              nobody.as(each).method("POST", "/api/token/refresh", ""), 401, "unauthorized");
        }
        String back = "{\"name\": \"Ann\", \"pass\": \"" + ann.getString("pass") + "\"}";
        String again = json(nobody.post("/api/guest", back)).getString("token");
        assertThat(nobody.as(again).get("/api/games").statusCode()).isEqualTo(200);
      }
    } finally {
      vertx.close().await();
    }
  }

  private static Map<String, String> settings(List<Integer> ports, int first) {
    Map<String, String> settings = TestNode.ofTwo(ports, first);
    settings.put("PD_AUTH_GUESTS", "play");
    settings.put("PD_AUTH_SIGNED_OUT_POLL_MS", "50");
    return settings;
  }

  private static String game(HttpCalls calls, String manager) throws Exception {
    JsonObject side = new JsonObject().put("name", "H").put("manager", manager);
    JsonObject form = new JsonObject().put("league", "sba").put("home", side);
    form.put("away", new JsonObject().put("name", "A"));
    return json(calls.post("/api/games", form.encode())).getString("game_id");
  }

  /** Completes when the stream has ended; it has begun when this returns. */
  private static CompletableFuture<?> stream(int port, String game, String token) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + port + "/api/games/" + game + "/stream");
    HttpRequest request =
        HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token).build();
    var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    return CompletableFuture.supplyAsync(
        () -> {
          try (var body = response.body()) {
            return body.readAllBytes().length;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static boolean isRefused(HttpCalls calls) {
    try {
      return calls.get("/api/games").statusCode() == 401;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
