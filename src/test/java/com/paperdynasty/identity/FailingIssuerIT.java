package com.paperdynasty.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.TestSigningKey;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The current keys stay in use if fetching from the issuer fails. */
@RunsInParallel
class FailingIssuerIT extends KeySetScene {
  static List<Failing> failures() {
    String huge = " ".repeat(MAX_BYTES);
    return List.of(
        named("an error", request -> request.response().setStatusCode(500).end("{}")),
        named("no set", request -> request.response().end("<html>")),
        named("an empty set", request -> request.response().end("{\"keys\":[]}")),
        named("elsewhere", FailingIssuerIT::redirect),
        named("too long", request -> request.response().end(huge + "{\"keys\":[]}")),
        named("endless", FailingIssuerIT::endless),
        named("hangs up", request -> request.connection().close()),
        named("half an answer", FailingIssuerIT::half),
        named("silence", request -> {}),
        named("drips", FailingIssuerIT::drip));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void failingIssuerLeavesTheCurrentKeysAndDoesNotHang(Failing failing) {
    tokenService.start().await();
    issuer.answer(failing.answer());
    later(PAUSE_S);

    long startedNs = System.nanoTime();
    assertThat(fault(second)).isEqualTo(TokenError.UNKNOWN_KEY);
    assertThat(Duration.ofNanos(System.nanoTime() - startedNs))
        .isLessThan(Duration.ofMillis(TIMEOUT_MS * 3));
    assertThat(fault(first)).isNull();
    assertThat(issuer.requests()).isEqualTo(2);

    issuer.publish(first, second);
    later(PAUSE_S);
    assertThat(fault(second)).isNull();
  }

  @Test
  void unreachableIssuerLeavesTheCurrentKeys() {
    tokenService.start().await();
    issuer.close();
    later(PAUSE_S);

    assertThat(fault(second)).isEqualTo(TokenError.UNKNOWN_KEY);
    assertThat(fault(first)).isNull();
  }

  @Test
  void withoutKeysATokenGetsNoKeysAndTheNextFetchIsSoon() {
    issuer.answer(request -> request.response().setStatusCode(503).end());
    tokenService.start().await();
    assertThat(fault(first)).isEqualTo(TokenError.NO_KEYS);
    assertThat(issuer.requests()).isEqualTo(1);

    issuer.publish(first);
    later(TIMEOUT_MS / 1_000);
    assertThat(fault(first)).isNull();
    assertThat(issuer.requests()).isEqualTo(2);
  }

  @Test
  void withoutKeysAnUnsignedTokenIsRefused() {
    issuer.answer("{\"keys\":[]}");
    tokenService.start().await();
    JsonObject header = new JsonObject().put("alg", "none");
    String unsigned =
        TestSigningKey.base64(header.encode()) + "." + TestSigningKey.base64(claims().encode());

    assertThat(fault(unsigned)).isNotNull();
    assertThat(fault(unsigned + ".")).isNotNull();
    assertThat(
            fault(TestSigningKey.base64("{\"alg\":\"RS256\"}") + "." + TestSigningKey.base64("{}")))
        .isEqualTo(TokenError.MALFORMED);
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
}
