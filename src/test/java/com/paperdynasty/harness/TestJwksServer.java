package com.paperdynasty.harness;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.atomic.AtomicInteger;

/** Publishes keys like an issuer of tokens, or answers wrongly on purpose. */
public final class TestJwksServer implements AutoCloseable {
  private final HttpServer server;
  private final String scheme;
  private final AtomicInteger requests = new AtomicInteger();
  private volatile Handler<HttpServerRequest> answer;

  private TestJwksServer(Vertx vertx, HttpServerOptions options, TestSigningKey... keys) {
    this.scheme = options.isSsl() ? "https" : "http";
    publish(keys);
    this.server =
        Await.result(
            vertx
                .createHttpServer(options)
                .requestHandler(
                    request -> {
                      requests.incrementAndGet();
                      answer.handle(request);
                    })
                .listen(0, "127.0.0.1"));
  }

  /** A server that publishes these keys. */
  public static TestJwksServer start(Vertx vertx, TestSigningKey... keys) {
    return new TestJwksServer(vertx, new HttpServerOptions(), keys);
  }

  /** A server with options of its own, such as TLS. */
  public static TestJwksServer start(
      Vertx vertx, HttpServerOptions options, TestSigningKey... keys) {
    return new TestJwksServer(vertx, options, keys);
  }

  /** Publishes only these keys from now on. */
  public void publish(TestSigningKey... keys) {
    JsonArray set = new JsonArray();
    for (TestSigningKey key : keys) {
      set.add(key.jwk());
    }
    answer(new JsonObject().put("keys", set).encode());
  }

  /** Answers with this text from now on. */
  public void answer(String text) {
    answer(request -> request.response().putHeader("Content-Type", "application/json").end(text));
  }

  /** Answers with this handler from now on. */
  public void answer(Handler<HttpServerRequest> handler) {
    answer = handler;
  }

  /** What answers now. */
  public Handler<HttpServerRequest> answer() {
    return answer;
  }

  /** The number of requests so far. */
  public int requests() {
    return requests.get();
  }

  /** The URL of the key set. */
  public String url() {
    return scheme + "://localhost:" + server.actualPort() + "/keys";
  }

  @Override
  public void close() {
    Await.result(server.close());
  }
}
