package com.paperdynasty.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.KeyServer;
import com.paperdynasty.harness.SigningKey;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SelfSignedCertificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys that an issuer publishes: how they come, change, and stay when he fails. */
class PublishedKeysIT {
  private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
  private static final long PAUSE_S = 60;
  private static final long AGE_S = 3_600;
  private static final long TIMEOUT_MS = 2_000;
  private static final int MOST_BYTES = 20_000;

  private static SigningKey first;
  private static SigningKey second;
  private static SigningKey stranger;

  private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
  private final Vertx vertx = Vertx.vertx();
  private KeyServer issuer;
  private Tokens tokens;

  @BeforeAll
  static void drawKeys() {
    first = SigningKey.rsa("first");
    second = SigningKey.ec("second");
    stranger = SigningKey.rsa("stranger");
  }

  @BeforeEach
  void start() {
    issuer = KeyServer.start(vertx, first);
    tokens = tokens(issuer.url());
  }

  @AfterEach
  void stop() {
    issuer.close();
    vertx.close().await();
  }

  @Test
  void aPublishedKeyChecksTokensAndIsFetchedOnce() {
    tokens.start().await();

    for (int i = 0; i < 10; i++) {
      assertThat(fault(first)).isNull();
    }
    assertThat(issuer.requests()).isEqualTo(1);
  }

  @Test
  void aTokenOfANewKeyBringsItInAndTheOldOneGoes() {
    tokens.start().await();
    issuer.publish(second);
    later(PAUSE_S);

    assertThat(fault(second)).isNull();
    assertThat(issuer.requests()).isEqualTo(2);
    assertThat(fault(first)).isEqualTo(TokenFault.UNKNOWN_KEY);
  }

  @Test
  void unknownKeysAreAskedForOnceInAMinuteAndRefusedAtOnceInBetween() {
    tokens.start().await();
    later(PAUSE_S);
    for (int i = 0; i < 50; i++) {
      assertThat(fault(stranger)).isEqualTo(TokenFault.UNKNOWN_KEY);
    }
    assertThat(issuer.requests()).isEqualTo(2);

    issuer.publish(first, second);
    later(PAUSE_S - 1);
    assertThat(fault(second)).isEqualTo(TokenFault.UNKNOWN_KEY);
    assertThat(issuer.requests()).isEqualTo(2);
    later(1);
    assertThat(fault(second)).isNull();
    assertThat(issuer.requests()).isEqualTo(3);
  }

  @Test
  void aClockThatIsSetBackDoesNotStopTheFetching() {
    tokens.start().await();
    issuer.publish(second);
    later(-100_000);

    assertThat(tokens.verify(second.sign(claims())).await().asOptional()).isPresent();
  }

  @Test
  void manyWhoWaitMakeOneRequestAndEachIsAnsweredWhereHeAsked() {
    tokens.start().await();
    List<HttpServerRequest> held = new ArrayList<>();
    issuer.answer(held::add);
    later(PAUSE_S);

    List<Future<Context>> answers =
        IntStream.range(0, 20).mapToObj(i -> askedOnAContext()).toList();
    Future.all(answers).await();

    assertThat(issuer.requests()).isEqualTo(2);
    assertThat(fault(first)).isNull();
  }

  /** Fails if the answer comes on another context than the question. */
  private Future<Context> askedOnAContext() {
    Context context = ((VertxInternal) vertx).createEventLoopContext();
    return Future.future(
        promise ->
            context.runOnContext(
                asking ->
                    tokens
                        .verify(second.sign(claims()))
                        .onComplete(
                            known -> {
                              if (Vertx.currentContext() == context && known.succeeded()) {
                                promise.complete(context);
                              } else {
                                promise.fail("elsewhere: " + Vertx.currentContext());
                              }
                            })));
  }

  static List<Failing> failures() {
    String huge = " ".repeat(MOST_BYTES);
    return List.of(
        named("an error", request -> request.response().setStatusCode(500).end("{}")),
        named("no set", request -> request.response().end("<html>")),
        named("an empty set", request -> request.response().end("{\"keys\":[]}")),
        named("elsewhere", PublishedKeysIT::redirect),
        named("too long", request -> request.response().end(huge + "{\"keys\":[]}")),
        named("endless", PublishedKeysIT::endless),
        named("hangs up", request -> request.connection().close()),
        named("half an answer", PublishedKeysIT::half),
        named("silence", request -> {}),
        named("drips", PublishedKeysIT::drip));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void anIssuerWhoFailsLeavesTheKeysThatWereThereAndNobodyWaitsForEver(Failing failing) {
    tokens.start().await();
    issuer.answer(failing.answer());
    later(PAUSE_S);

    long startedNs = System.nanoTime();
    assertThat(fault(second)).isEqualTo(TokenFault.UNKNOWN_KEY);
    assertThat(Duration.ofNanos(System.nanoTime() - startedNs))
        .isLessThan(Duration.ofMillis(TIMEOUT_MS * 3));
    assertThat(fault(first)).isNull();
    assertThat(issuer.requests()).isEqualTo(2);

    issuer.publish(first, second);
    later(PAUSE_S);
    assertThat(fault(second)).isNull();
  }

  @Test
  void anIssuerWhoIsGoneLeavesTheKeysThatWereThere() {
    tokens.start().await();
    issuer.close();
    later(PAUSE_S);

    assertThat(fault(second)).isEqualTo(TokenFault.UNKNOWN_KEY);
    assertThat(fault(first)).isNull();
  }

  @Test
  void withoutAnyKeyATokenIsNeitherGoodNorBadAndTheNextTryIsSoon() {
    issuer.answer(request -> request.response().setStatusCode(503).end());
    tokens.start().await();
    assertThat(fault(first)).isEqualTo(TokenFault.NO_KEYS);
    assertThat(issuer.requests()).isEqualTo(1);

    issuer.publish(first);
    later(TIMEOUT_MS / 1_000);
    assertThat(fault(first)).isNull();
    assertThat(issuer.requests()).isEqualTo(2);
  }

  @Test
  void withoutAnyKeyAnUnsignedTokenIsNoneEither() {
    issuer.answer("{\"keys\":[]}");
    tokens.start().await();
    JsonObject header = new JsonObject().put("alg", "none");
    String unsigned =
        SigningKey.base64(header.encode()) + "." + SigningKey.base64(claims().encode());

    assertThat(fault(unsigned)).isNotNull();
    assertThat(fault(unsigned + ".")).isNotNull();
    assertThat(fault(SigningKey.base64("{\"alg\":\"RS256\"}") + "." + SigningKey.base64("{}")))
        .isEqualTo(TokenFault.MALFORMED);
  }

  @Test
  void keysWithoutAnIdAreFetchedAgainWhenTheyDoNotFit() {
    SigningKey old = SigningKey.ec(null);
    SigningKey young = SigningKey.ec(null);
    issuer.publish(old);
    tokens.start().await();
    issuer.publish(young);
    later(PAUSE_S);

    assertThat(fault(young)).isNull();
    assertThat(fault(old)).isEqualTo(TokenFault.SIGNATURE);
  }

  @Test
  void aForgedTokenOfAKnownKeyFetchesNothing() {
    tokens.start().await();
    later(PAUSE_S);
    JsonObject header = new JsonObject().put("alg", "RS256").put("kid", "first");

    assertThat(fault(stranger.sign(header, claims()))).isEqualTo(TokenFault.SIGNATURE);
    assertThat(issuer.requests()).isEqualTo(1);
  }

  @Test
  void aKeyThatWasTakenBackGoesWithTheAgeOfTheSet() {
    tokens.start().await();
    issuer.publish(second);
    later(AGE_S - 1);
    assertThat(fault(first)).isNull();
    assertThat(issuer.requests()).isEqualTo(1);

    later(1);
    assertThat(fault(first)).isNull(); // and fetches beside it
    while (fault(first) == null) {
      Thread.onSpinWait();
    }
    assertThat(fault(first)).isEqualTo(TokenFault.UNKNOWN_KEY);
    assertThat(fault(second)).isNull();
    assertThat(issuer.requests()).isEqualTo(2);
  }

  @Test
  void aSecretOfOurOwnAndAKeyInPemStandBesideThePublishedOnes() {
    String secret = "a secret of the test, long enough for it";
    SigningKey printed = SigningKey.rsa(null);
    tokens =
        new Tokens(
            vertx,
            new TokenRules(
                Set.of(Algorithm.values()),
                secret,
                PemKeys.read(printed.pem()),
                settings(issuer.url()),
                null,
                null,
                Duration.ZERO,
                8_192),
            new Movable());
    tokens.start().await();

    for (SigningKey key : List.of(SigningKey.secret(secret), printed, first)) {
      assertThat(fault(key)).isNull();
    }
    assertThat(fault(SigningKey.secret(first.pem()))).isEqualTo(TokenFault.SIGNATURE);
    assertThat(issuer.requests()).isEqualTo(1);
    assertThat(tokens.isOurs(SigningKey.secret(secret).sign(claims()))).isTrue();
    assertThat(tokens.isOurs(first.sign(claims()))).isFalse();
  }

  @Test
  void overTlsTheIssuerHasToBeWhoHeSaysHeIs() {
    SelfSignedCertificate certificate = SelfSignedCertificate.create("localhost");
    HttpServerOptions options =
        new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate.keyCertOptions());
    try (KeyServer safe = KeyServer.start(vertx, options, first)) {
      tokens = tokens(safe.url());
      tokens.start().await();
      assertThat(fault(first)).isEqualTo(TokenFault.NO_KEYS);
      assertThat(safe.requests()).isZero();

      tokens =
          new Tokens(
              vertx,
              rules(safe.url()),
              new Movable(),
              new HttpClientOptions().setTrustOptions(certificate.trustOptions()));
      tokens.start().await();
      assertThat(fault(first)).isNull();
    } finally {
      certificate.delete();
    }
  }

  private static void redirect(HttpServerRequest request) {
    String target = "http://localhost:" + request.localAddress().port() + "/moved";
    request.response().setStatusCode(302).putHeader("Location", target).end();
  }

  private static void endless(HttpServerRequest request) {
    request.response().setChunked(true);
    write(request);
  }

  private static void write(HttpServerRequest request) {
    request.response().write(Buffer.buffer(" ".repeat(1_000))).onSuccess(written -> write(request));
  }

  private static void half(HttpServerRequest request) {
    request.response().putHeader("Content-Length", "100");
    request.response().write("{\"keys\":").onComplete(sent -> request.connection().close());
  }

  private static void drip(HttpServerRequest request) {
    request.response().setChunked(true);
    request.response().write(" ");
    Vertx.currentContext()
        .owner()
        .setPeriodic(
            TIMEOUT_MS / 8,
            timer -> {
              if (request.response().closed()) {
                Vertx.currentContext().owner().cancelTimer(timer);
              } else {
                request.response().write(" ");
              }
            });
  }

  private record Failing(String name, Handler<HttpServerRequest> answer) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Failing named(String name, Handler<HttpServerRequest> answer) {
    return new Failing(name, answer);
  }

  private TokenFault fault(SigningKey key) {
    return fault(key.sign(claims()));
  }

  private TokenFault fault(String token) {
    return tokens.verify(token).await().match(bearer -> null, fault -> fault);
  }

  private static JsonObject claims() {
    return new JsonObject().put("sub", "alice").put("exp", NOW.getEpochSecond() + 100_000);
  }

  private void later(long seconds) {
    time.updateAndGet(now -> now.plusSeconds(seconds));
  }

  private Tokens tokens(String url) {
    return new Tokens(vertx, rules(url), new Movable());
  }

  private static TokenRules rules(String url) {
    return new TokenRules(
        Set.of(Algorithm.RS256, Algorithm.ES256),
        null,
        List.of(),
        settings(url),
        null,
        null,
        Duration.ZERO,
        8_192);
  }

  private static JwksSettings settings(String url) {
    return new JwksSettings(url, PAUSE_S * 1_000, TIMEOUT_MS, AGE_S * 1_000, MOST_BYTES, 8);
  }

  /** A clock that stands until the test moves it. */
  private final class Movable extends Clock {
    @Override
    public Instant instant() {
      return time.get();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
