package com.paperdynasty.signin;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.paperdynasty.harness.TestJwksServer;
import com.paperdynasty.harness.TestSigningKey;
import com.paperdynasty.table.SettableClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.slf4j.LoggerFactory;

/** A provider over HTTP that answers as a test says, and a clock that the test moves. */
abstract class ProviderScene {
  static final long TIMEOUT_MS = 1_500;
  static final long DISCOVERY_MS = 60_000;
  static final TestSigningKey KEY = TestSigningKey.rsa("one");

  static Vertx vertx;
  static TestJwksServer server;
  final SettableClock clock = new SettableClock();
  String issuer;

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
    server = TestJwksServer.start(vertx, KEY);
  }

  @AfterAll
  static void stop() {
    server.close();
    vertx.close().await();
  }

  @BeforeEach
  void nameTheIssuer() {
    issuer = server.url().replaceFirst("/keys$", "");
  }

  OpenIdProvider provider() {
    return provider(OidcSettingsTest.settings(issuer, false, TIMEOUT_MS, DISCOVERY_MS));
  }

  OpenIdProvider provider(OidcSettings settings) {
    return new OpenIdProvider(vertx, settings, clock, new SignInLog(clock));
  }

  Future<String> address(OpenIdProvider provider) {
    return provider.address(attempt(), "state");
  }

  Future<JsonObject> claims(OpenIdProvider provider) {
    return provider.claims("code", attempt());
  }

  SignInAttempt attempt() {
    return SignInAttempt.begin("challenge", "/", clock.instant(), new SecureRandom());
  }

  /** The answer for a code: an ID token without a name. */
  JsonObject tokens(SignInAttempt attempt) {
    return tokens(attempt, "client");
  }

  JsonObject tokens(SignInAttempt attempt, String client) {
    JsonObject claims =
        new JsonObject()
            .put("iss", issuer)
            .put("aud", client)
            .put("sub", "ann")
            .put("nonce", attempt.nonce())
            .put("exp", clock.instant().getEpochSecond() + 60);
    return new JsonObject()
        .put("access_token", "of-ann")
        .put("token_type", "Bearer")
        .put("id_token", KEY.sign(claims));
  }

  /** The server is a provider that describes itself so, and answers requests for tokens so. */
  void answers(UnaryOperator<JsonObject> description, Consumer<HttpServerRequest> token) {
    server.answer(
        request -> {
          switch (request.path()) {
            case "/.well-known/openid-configuration" ->
                json(request, description.apply(description()), 200);
            case "/keys" ->
                json(request, new JsonObject().put("keys", new JsonArray().add(KEY.jwk())), 200);
            case "/token" -> token.accept(request);
            default -> userInfo(request);
          }
        });
  }

  /** The lines of a logger in the meantime. */
  static List<String> logged(Class<?> by, Runnable meanwhile) {
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    logged.start();
    Logger log = (Logger) LoggerFactory.getLogger(by);
    log.setLevel(Level.INFO);
    log.addAppender(logged);
    try {
      meanwhile.run();
    } finally {
      log.detachAppender(logged);
    }
    return logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  /** The answer of the UserInfo. */
  void userInfo(HttpServerRequest request) {
    json(request, new JsonObject(), 401);
  }

  /** How the provider describes itself. */
  JsonObject description() {
    return new JsonObject()
        .put("issuer", issuer)
        .put("authorization_endpoint", issuer + "/authorize")
        .put("token_endpoint", issuer + "/token")
        .put("jwks_uri", issuer + "/keys");
  }

  JsonObject withUserInfo(JsonObject description) {
    return description.put("userinfo_endpoint", issuer + "/me");
  }

  static void refuse(HttpServerRequest request, String error) {
    json(request, new JsonObject().put("error", error), 400);
  }

  static void json(HttpServerRequest request, JsonObject body, int status) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(body.encode());
  }
}
