package com.paperdynasty.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.TestJwksServer;
import com.paperdynasty.harness.TestSigningKey;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SelfSignedCertificate;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Keys that an issuer publishes: when they are fetched, and how they change. */
@RunsInParallel
class PublishedKeysIT extends KeySetScene {
  @Test
  void publishedKeyIsFetchedOnce() {
    tokenService.start().await();

    for (int i = 0; i < 10; i++) {
      assertThat(fault(first)).isNull();
    }
    assertThat(issuer.requests()).isEqualTo(1);
  }

  @Test
  void tokenOfANewKeyFetchesItAndDropsTheOldOne() {
    tokenService.start().await();
    issuer.publish(second);
    later(PAUSE_S);

    assertThat(fault(second)).isNull();
    assertThat(issuer.requests()).isEqualTo(2);
    assertThat(fault(first)).isEqualTo(TokenError.UNKNOWN_KEY);
  }

  @Test
  void unknownKeysAreFetchedOncePerPauseAndRefusedInBetween() {
    tokenService.start().await();
    later(PAUSE_S);
    for (int i = 0; i < 50; i++) {
      assertThat(fault(stranger)).isEqualTo(TokenError.UNKNOWN_KEY);
    }
    assertThat(issuer.requests()).isEqualTo(2);

    issuer.publish(first, second);
    later(PAUSE_S - 1);
    assertThat(fault(second)).isEqualTo(TokenError.UNKNOWN_KEY);
    assertThat(issuer.requests()).isEqualTo(2);
    later(1);
    assertThat(fault(second)).isNull();
    assertThat(issuer.requests()).isEqualTo(3);
  }

  @Test
  void clockSetBackDoesNotStopFetching() {
    tokenService.start().await();
    issuer.publish(second);
    later(-100_000);

    assertThat(tokenService.verify(second.sign(claims())).await().asOptional()).isPresent();
  }

  @Test
  void concurrentCallersShareOneFetchAndGetTheirOwnContext() {
    tokenService.start().await();
    List<HttpServerRequest> held = new ArrayList<>();
    issuer.answer(held::add);
    later(PAUSE_S);

    List<Future<Context>> answers =
        IntStream.range(0, 20).mapToObj(i -> verifyOnAContext()).toList();
    Future.all(answers).await();

    assertThat(issuer.requests()).isEqualTo(2);
    assertThat(fault(first)).isNull();
  }

  /** Fails if the result comes on another context than the call. */
  private Future<Context> verifyOnAContext() {
    Context context = ((VertxInternal) vertx).createEventLoopContext();
    return Future.future(
        promise ->
            context.runOnContext(
                asking ->
                    tokenService
                        .verify(second.sign(claims()))
                        .onComplete(
                            known -> {
                              if (Vertx.currentContext() == context && known.succeeded()) {
                                promise.complete(context);
                              } else {
                                promise.fail("on another context: " + Vertx.currentContext());
                              }
                            })));
  }

  @Test
  void keysWithoutIdAreFetchedAgainAfterAWrongSignature() {
    TestSigningKey old = TestSigningKey.ec(null);
    TestSigningKey young = TestSigningKey.ec(null);
    issuer.publish(old);
    tokenService.start().await();
    issuer.publish(young);
    later(PAUSE_S);

    assertThat(fault(young)).isNull();
    assertThat(fault(old)).isEqualTo(TokenError.SIGNATURE);
  }

  @Test
  void forgedTokenOfAKnownKeyFetchesNothing() {
    tokenService.start().await();
    later(PAUSE_S);
    JsonObject header = new JsonObject().put("alg", "RS256").put("kid", "first");

    assertThat(fault(stranger.sign(header, claims()))).isEqualTo(TokenError.SIGNATURE);
    assertThat(issuer.requests()).isEqualTo(1);
  }

  @Test
  void revokedKeyIsDroppedWhenTheSetIsTooOld() {
    tokenService.start().await();
    issuer.publish(second);
    later(AGE_S - 1);
    assertThat(fault(first)).isNull();
    assertThat(issuer.requests()).isEqualTo(1);

    later(1);
    assertThat(fault(first)).isNull(); // and fetches in the background
    while (fault(first) == null) {
      Thread.onSpinWait();
    }
    assertThat(fault(first)).isEqualTo(TokenError.UNKNOWN_KEY);
    assertThat(fault(second)).isNull();
    assertThat(issuer.requests()).isEqualTo(2);
  }

  @Test
  void secretAndPemKeyWorkBesidePublishedKeys() {
    String secret = "a secret of the test, long enough for it";
    TestSigningKey printed = TestSigningKey.rsa(null);
    tokenService =
        new TokenService(
            vertx,
            new TokenRules(
                Set.of(SignatureAlgorithm.values()),
                secret,
                PemKeyReader.read(printed.pem()),
                settings(issuer.url()),
                null,
                null,
                Duration.ZERO,
                8_192),
            new ManualClock());
    tokenService.start().await();

    for (TestSigningKey key : List.of(TestSigningKey.secret(secret), printed, first)) {
      assertThat(fault(key)).isNull();
    }
    assertThat(fault(TestSigningKey.secret(first.pem()))).isEqualTo(TokenError.SIGNATURE);
    assertThat(issuer.requests()).isEqualTo(1);
    assertThat(tokenService.isOurs(TestSigningKey.secret(secret).sign(claims()))).isTrue();
    assertThat(tokenService.isOurs(first.sign(claims()))).isFalse();
  }

  @Test
  void certificateGivesItsPublicKey() throws Exception {
    SelfSignedCertificate certificate = SelfSignedCertificate.create("localhost");
    try {
      String pem = Files.readString(Path.of(certificate.certificatePath()));
      PublicKey certified =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(pem.getBytes(US_ASCII)))
              .getPublicKey();
      String key =
          "-----BEGIN PUBLIC KEY-----\n"
              + Base64.getMimeEncoder().encodeToString(certified.getEncoded())
              + "\n-----END PUBLIC KEY-----\n";

      assertThat(PemKeyReader.read(pem)).isEqualTo(PemKeyReader.read(key));
    } finally {
      certificate.delete();
    }
  }

  @Test
  void issuerWithAnUntrustedCertificateIsNotAsked() {
    SelfSignedCertificate certificate = SelfSignedCertificate.create("localhost");
    HttpServerOptions options =
        new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate.keyCertOptions());
    try (TestJwksServer safe = TestJwksServer.start(vertx, options, first)) {
      tokenService = tokens(safe.url());
      tokenService.start().await();
      assertThat(fault(first)).isEqualTo(TokenError.NO_KEYS);
      assertThat(safe.requests()).isZero();

      tokenService =
          new TokenService(
              vertx,
              rules(safe.url()),
              new ManualClock(),
              new HttpClientOptions().setTrustOptions(certificate.trustOptions()));
      tokenService.start().await();
      assertThat(fault(first)).isNull();
    } finally {
      certificate.delete();
    }
  }
}
