package com.paperdynasty.app;

import static com.paperdynasty.app.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.RestClient;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A whole server, called over HTTP by Alice, by Bob, and without a token. */
abstract class RouteScene {
  static final String OPEN_SEAT =
      "{'league': 'sba', 'home': {'name': 'H', 'manager': 'alice'}, 'away': {'name': 'A'}}"
          .replace('\'', '"');

  static TestNode node;
  static HttpCalls alice;
  static HttpCalls bob;
  static HttpCalls nobody;

  @BeforeAll
  static void start() throws Exception {
    node = TestNode.start(Map.of("PD_LOBBY_PAGE_ITEMS", "5", "PD_DATABASE_NODE_RENEW_MS", "200"));
    nobody = new HttpCalls(node.port(), null);
    RestClient restClient = new RestClient(node.port());
    alice = nobody.as(restClient.token("alice"));
    bob = nobody.as(restClient.token("bob"));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  static JsonObject problem(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(response).getInteger("status")).isEqualTo(status);
    assertThat(json(response).getString("code")).isEqualTo(code);
    assertThat(json(response).getString("detail")).isNotBlank();
    return json(response);
  }
}
