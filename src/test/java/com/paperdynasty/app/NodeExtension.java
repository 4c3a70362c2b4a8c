package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.WebSocketEndpoint;
import com.paperdynasty.store.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A whole server for the tests of a class, with clients that are closed after each test. */
class NodeExtension implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private final Map<String, String> settings;
  private final List<GameClient> clients = new ArrayList<>();
  private Vertx vertx;
  private TestNode node;
  private RestClient restClient;

  /**
   * A server with these settings besides those of {@link TestNode}.
   *
   * @param settings as environment variables, such as {@code PD_TABLE_IDLE_MS}
   */
  NodeExtension(Map<String, String> settings) {
    this.settings = settings;
  }

  @Override
  public void beforeAll(ExtensionContext tests) throws Exception {
    vertx = Vertx.vertx();
    node = TestNode.start(settings);
    restClient = new RestClient(node.port());
  }

  @Override
  public void afterEach(ExtensionContext test) {
    clients.forEach(GameClient::close);
    clients.clear();
  }

  @Override
  public void afterAll(ExtensionContext tests) {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    if (node != null) {
      node.close();
    }
  }

  Vertx vertx() {
    return vertx;
  }

  int port() {
    return node.port();
  }

  int managementPort() {
    return node.managementPort();
  }

  TestDatabase database() {
    return node.database();
  }

  RestClient restClient() {
    return restClient;
  }

  /** HTTP calls with a user's token, or without a token. */
  HttpCalls calls(String as) {
    return new HttpCalls(node.port(), as == null ? null : restClient.token(as));
  }

  /** A connection that has not sent its token, from an address that this machine forwards for. */
  GameClient open(WebSocketEndpoint webSocketEndpoint, String from) {
    GameClient client = GameClient.open(vertx, webSocketEndpoint, node.port(), from(from));
    clients.add(client);
    return client;
  }

  GameClient connected(WebSocketEndpoint webSocketEndpoint, String as, String from) {
    GameClient client = open(webSocketEndpoint, from);
    JsonObject answer = client.ask("connect", token(as));
    assertThat(answer.getString("event")).as(answer.encode()).isEqualTo("connected");
    return client;
  }

  /** A user's plain WebSocket from this machine's own address. */
  GameClient connected(String as) {
    GameClient client =
        GameClient.connect(vertx, WebSocketEndpoint.PLAIN, node.port(), restClient.token(as));
    clients.add(client);
    return client;
  }

  JsonObject token(String as) {
    return new JsonObject().put("token", restClient.token(as));
  }

  /** Waits. */
  void pass(long ms) {
    Await.result(vertx.timer(ms, TimeUnit.MILLISECONDS));
  }

  static Map<String, String> from(String address) {
    return Map.of("X-Forwarded-For", address);
  }
}
