package com.paperdynasty.app;

import static com.paperdynasty.app.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RunsInParallel;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The bound on one user's requests in progress while the database does not answer. */
@RunsInParallel
class InFlightLimitIT {
  private static final int MOST = 3;

  @RegisterExtension
  private static final NodeExtension node =
      new NodeExtension(
          Map.of(
              "PD_LIMITS_UNDER_WAY_PER_USER",
              "" + MOST,
              "PD_LIMITS_UNDER_WAY_RETRY_MS",
              "700",
              "PD_DATABASE_LOCK_TIMEOUT_MS",
              "3500"));

  @Test
  void requestsInProgressAreBoundedPerUser() throws Exception {
    String alice = node.restClient().token("alice");
    String game = node.restClient().game(alice, "alice", "alice");
    JsonObject about = new JsonObject().put("game_id", game);
    List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
    try (GameClient socket = node.connected("alice");
        Connection hand = node.database().connect();
        Statement lock = hand.createStatement()) {
      hand.setAutoCommit(false);
      lock.execute("LOCK TABLE games IN ACCESS EXCLUSIVE MODE");
      for (int i = 0; i < 10; i++) {
        calls.add(call("/api/games", alice));
      }
      // Requests beyond the bound are refused at once, while the others wait.
      CountDownLatch refused = new CountDownLatch(10 - MOST);
      List<CompletableFuture<Void>> told = new ArrayList<>();
      calls.forEach(call -> told.add(call.thenAccept(answer -> refused.countDown())));
      assertThat(refused.await(3, TimeUnit.SECONDS)).isTrue();

      JsonObject error = socket.ask("request_game_state", about).getJsonObject("data");
      assertThat(error.getString("code")).isEqualTo("rate_limited");
      assertThat(error.getLong("retry_after_ms")).isEqualTo(700);
      assertThat(socket.ask("heartbeat", new JsonObject()).getString("event"))
          .isEqualTo("heartbeat_ack");
      // Bob is not refused, but has to wait for the database too.
      CompletableFuture<HttpResponse<String>> bob =
          call("/api/games", node.restClient().token("bob"));
      hand.rollback();
      assertThat(bob.get().statusCode()).isEqualTo(200);

      int tooMany = 0;
      for (CompletableFuture<HttpResponse<String>> call : calls) {
        if (call.get().statusCode() == 429) {
          tooMany++;
          assertThat(call.get().headers().firstValue("Retry-After")).contains("1");
          assertThat(json(call.get()).getLong("retry_after_ms")).isEqualTo(700);
        } else {
          assertThat(call.get().statusCode()).isEqualTo(200);
        }
      }
      assertThat(tooMany).isEqualTo(10 - MOST);
      assertThat(socket.ask("request_game_state", about).getString("event"))
          .isEqualTo("game_state_sync");
    }
  }

  private static CompletableFuture<HttpResponse<String>> call(String path, String token) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + path))
            .header("Authorization", "Bearer " + token)
            .build();
    return HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
  }
}
