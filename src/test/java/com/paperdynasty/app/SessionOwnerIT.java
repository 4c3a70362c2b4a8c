package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.KeepAliveConnection;
import com.paperdynasty.harness.KeepAliveConnection.HttpResponse;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Knowing the id of another user's SockJS session gives no access to it. */
@RunsInParallel
class SessionOwnerIT {
  private static final String HOME = "198.51.100.7";
  private static final String ELSEWHERE = "203.0.113.9";
  private static final String BEAT =
      new JsonArray().add("{\"event\":\"heartbeat\",\"data\":{},\"id\":\"b\"}").encode();

  private static TestNode node;

  private final String session = "/realtime/000/" + UUID.randomUUID();

  @BeforeAll
  static void start() throws Exception {
    node =
        TestNode.start(
            Map.of(
                "PD_HTTP_TRUSTED_PROXIES", "127.0.0.1",
                "PD_HTTP_ALLOWED_ORIGINS", "https://front.example"));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /xhr",
        "POST /xhr_streaming",
        "POST /xhr_send",
        "POST /jsonp_send",
        "GET /jsonp?c=f",
        "GET /eventsource",
        "GET /htmlfile?c=f"
      })
  void sessionOfAnotherAddressIsNotFound(String request) throws Exception {
    try (KeepAliveConnection owner = from(HOME, null);
        KeepAliveConnection other = from(ELSEWHERE, null)) {
      String cookie = open(owner, "/xhr");
      assertThat(ask(other, request).status()).isEqualTo(404);
      assertThat(owner.post(session + "/xhr_send", BEAT).status()).isEqualTo(204);
      try (KeepAliveConnection guessing =
          from(HOME, cookie.substring(0, cookie.length() - 2) + "zz")) {
        assertThat(ask(guessing, request).status()).isEqualTo(404);
      }
      assertThat(owner.post(session + "/xhr", "").body()).contains("unauthorized");
    }
  }

  /** Many users may share one address, but each browser has its own cookie. */
  @Test
  void sessionWithACookieIsNotFoundByNeighbours() throws Exception {
    try (KeepAliveConnection opening = from(HOME, null)) {
      String cookie = open(opening, "/xhr");
      try (KeepAliveConnection owner = from(HOME, cookie);
          KeepAliveConnection neighbour = from(HOME, null)) {
        assertThat(owner.post(session + "/xhr_send", BEAT).status()).isEqualTo(204);
        assertThat(neighbour.post(session + "/xhr_send", BEAT).status()).isEqualTo(404);
        assertThat(neighbour.post(session + "/xhr", "").status()).isEqualTo(404);
        assertThat(owner.post(session + "/xhr", "").body()).startsWith("a[");
      }
    }
  }

  /** A phone changes its network, and some companies have many public addresses. */
  @Test
  void ownerWithTheCookieMayChangeTheAddress() throws Exception {
    try (KeepAliveConnection owner = from(HOME, null)) {
      try (KeepAliveConnection moved = from(ELSEWHERE, open(owner, "/xhr_streaming"))) {
        assertThat(moved.post(session + "/xhr_send", BEAT).status()).isEqualTo(204);
      }
    }
  }

  /** The client for Node.js keeps no cookies. */
  @Test
  void ownerWithoutCookiesIsKnownByTheAddress() throws Exception {
    try (KeepAliveConnection owner = from(HOME, null)) {
      open(owner, "/xhr");
      for (int i = 0; i < 3; i++) {
        assertThat(owner.post(session + "/xhr_send", BEAT).status()).isEqualTo(204);
        assertThat(owner.post(session + "/xhr", "").body()).startsWith("a[");
      }
    }
  }

  @Test
  void cookieIsLimitedToTheSessionAndHiddenFromScripts() throws Exception {
    try (KeepAliveConnection owner = from(HOME, null)) {
      owner.send("POST", session + "/xhr", "", "text/plain");
      String set = owner.answer().headers().get("set-cookie");
      assertThat(set.split("; "))
          .contains("Path=" + session + "/", "HttpOnly", "SameSite=Strict")
          .doesNotContain("Secure");
      assertThat(owner.post(session + "/xhr_send", BEAT).headers()).doesNotContainKey("set-cookie");
    }
  }

  /** A page of another site gets its cookie back only with these attributes. */
  @Test
  void allowedOriginGetsACrossSiteCookie() throws Exception {
    Map<String, String> headers = new HashMap<>(Map.of("Origin", "https://front.example"));
    try (KeepAliveConnection owner = new KeepAliveConnection(node.port(), headers)) {
      String set = owner.post(session + "/xhr", "").headers().get("set-cookie");
      assertThat(set.split("; ")).contains("Secure", "SameSite=None", "HttpOnly");
    }
  }

  @Test
  void onlyTheOwnerReceivesMessages() throws Exception {
    String token = new RestClient(node.port()).token("alice");
    String connect =
        new JsonObject()
            .put("event", "connect")
            .put("data", new JsonObject().put("token", token))
            .encode();
    try (KeepAliveConnection owner = from(HOME, null);
        KeepAliveConnection other = from(ELSEWHERE, null)) {
      open(owner, "/xhr");
      owner.post(session + "/xhr_send", new JsonArray().add(connect).encode());
      for (String poll : List.of("/xhr", "/jsonp?c=f")) {
        assertThat(ask(other, (poll.equals("/xhr") ? "POST " : "GET ") + poll).body())
            .doesNotContain("connected");
      }
      assertThat(owner.post(session + "/xhr", "").body()).contains("connected");
    }
  }

  private String open(KeepAliveConnection connection, String transport) throws IOException {
    connection.send("POST", session + transport, "", "text/plain");
    HttpResponse opened = connection.answer("o\n");
    assertThat(opened.status()).isEqualTo(200);
    return opened.headers().get("set-cookie").split(";", 2)[0];
  }

  private HttpResponse ask(KeepAliveConnection connection, String request) throws IOException {
    String[] words = request.split(" ", 2);
    return connection.ask(words[0], session + words[1], BEAT, "text/plain");
  }

  private static KeepAliveConnection from(String address, String cookie) throws IOException {
    Map<String, String> headers = new HashMap<>(Map.of("X-Forwarded-For", address));
    if (cookie != null) {
      headers.put("Cookie", cookie);
    }
    return new KeepAliveConnection(node.port(), headers);
  }
}
