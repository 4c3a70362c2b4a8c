package com.paperdynasty.signin;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.paperdynasty.harness.RunsInParallel;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A provider whose answers are long or have no end: no more of them is read than the bound. */
@RunsInParallel
class LongAnswersIT extends ProviderScene {
  private static final String BOUND = "more than " + OidcSettingsTest.ANSWER_BYTES + " bytes";
  private static final String CHALLENGE = SignInAttempt.challenge("the verifier of a page");
  private static final Buffer PART = Buffer.buffer(" ".repeat(1_000));
  private static final int MUCH = 10_000_000;

  /** More than the kernel's buffers between two sockets of this machine hold. */
  private static final long MOST_WRITTEN = 32_000_000;

  private final AtomicLong written = new AtomicLong();
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private CountDownLatch cancelled;

  @BeforeEach
  void listen() {
    logged.start();
    log().addAppender(logged);
  }

  @AfterEach
  void stopListening() {
    log().detachAppender(logged);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/.well-known/openid-configuration", "/token", "/keys"})
  void longAnswerIsRefusedAtOnceAndCancelledAndSaidInOneLine(String path) throws Exception {
    for (Consumer<HttpServerRequest> answer :
        List.<Consumer<HttpServerRequest>>of(this::withoutEnd, this::much)) {
      cancelled = new CountDownLatch(1);
      logged.list.clear();
      answersLong(path, answer);

      long startedNs = System.nanoTime();
      assertThat(signIn()).isEqualTo("/#sign_in=unavailable");

      assertThat(Duration.ofNanos(System.nanoTime() - startedNs))
          .isLessThan(Duration.ofMillis(TIMEOUT_MS));
      assertThat(cancelled.await(10, TimeUnit.SECONDS)).as("the request is cancelled").isTrue();
      assertThat(List.copyOf(logged.list)).filteredOn(LongAnswersIT::namesTheBound).hasSize(1);
    }
    assertThat(written.get()).isLessThan(MOST_WRITTEN);
  }

  /** The server is a provider, but for its answers at one path. */
  private void answersLong(String path, Consumer<HttpServerRequest> answer) {
    answers(says -> says, request -> json(request, tokens(attempt()), 200));
    var usual = server.answer();
    server.answer(
        request -> {
          if (request.path().equals(path)) {
            answer.accept(request);
          } else {
            usual.handle(request);
          }
        });
  }

  /** The page to which a sign-in leads. */
  private String signIn() {
    OidcSettings settings = OidcSettingsTest.settings(issuer, false, TIMEOUT_MS, DISCOVERY_MS);
    SignIn signIn =
        new SignIn(
            settings,
            "a secret of the test, long enough for it",
            provider(settings),
            (id, lifetime) -> Future.succeededFuture(true),
            new SecureRandom(),
            clock,
            new SignInLog(clock));
    String address = signIn.begin(CHALLENGE, "/").await();
    return address.startsWith(issuer)
        ? signIn.finish(state(address), "code", null, null).await()
        : address;
  }

  private static String state(String address) {
    return address.replaceFirst(".*[?&]state=([^&]+).*", "$1");
  }

  private void withoutEnd(HttpServerRequest request) {
    request.response().setChunked(true);
    write(request.response());
  }

  private void write(HttpServerResponse response) {
    response
        .write(PART)
        .onSuccess(
            done -> {
              written.addAndGet(PART.length());
              write(response);
            })
        .onFailure(gone -> cancelled.countDown());
  }

  private void much(HttpServerRequest request) {
    request.response().end(Buffer.buffer(new byte[MUCH])).onFailure(gone -> cancelled.countDown());
  }

  private static boolean namesTheBound(ILoggingEvent line) {
    var thrown = line.getThrowableProxy();
    return line.getFormattedMessage().contains(BOUND)
        || (thrown != null && thrown.getMessage().contains(BOUND));
  }

  private static Logger log() {
    return (Logger) LoggerFactory.getLogger("com.paperdynasty");
  }
}
