package com.paperdynasty.signin;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.paperdynasty.signin.Provider.RefusedByProvider;
import com.paperdynasty.table.SettableClock;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the operator reads of sign-ins that do not work. */
class SignInLinesTest {
  private static final String CHALLENGE = SignInAttempt.challenge("the verifier of a page");
  private static final String ISSUER = "https://id.example";

  private final SettableClock clock = new SettableClock();
  private final TestProvider provider = new TestProvider();
  private final SignIn signIn =
      new SignIn(
          OidcSettingsTest.settings(false),
          "a secret of the test, long enough for it",
          provider,
          (id, lifetime) -> Future.succeededFuture(true),
          new SecureRandom(),
          clock,
          new SignInLog(clock));

  /** Else the operator of a server with a wrong scope would not know why nobody can sign in. */
  @Test
  void refusalOfTheProviderIsInTheLogAndAPersonWhoCancelsIsNot() {
    List<String> lines =
        logged(
            () -> {
              begin();
              signIn.finish(provider.state, null, "access_denied", null);
              begin();
              signIn.finish(provider.state, null, "invalid_scope", null);
              signIn.finish(provider.state, null, "of the same attempt", null);
              begin();
              signIn.finish(provider.state, "c", null, "https://evil.example");
              begin();
              signIn.finish(provider.state, null, "x".repeat(4_000), ISSUER);
            });
    assertThat(lines)
        .satisfiesExactly(
            line -> assertThat(line).contains("a sign-in was refused", "invalid_scope"),
            line -> assertThat(line).contains("a sign-in was refused", "https://evil.example"),
            line -> assertThat(line).contains("a sign-in was refused").hasSizeLessThan(400));
  }

  /** Neither by words of their own, nor by codes of which the provider says something each time. */
  @Test
  void strangerDoesNotKeepTheOperatorFromTheFaultsOfTheServer() {
    List<String> lines =
        logged(
            () -> {
              for (int i = 0; i < 2 * SignInLog.MOST_LINES; i++) {
                begin();
                signIn.finish(provider.state, null, "words " + i, null);
                begin();
                signIn.finish(provider.state, "c", null, "https://" + i + ".example");
                begin();
                provider.failure = new RefusedByProvider("the code: invalid_grant: " + i);
                signIn.finish(provider.state, "c", null, null);
                provider.failure = null;
              }
              begin();
              provider.failure = new IllegalStateException("invalid_client");
              signIn.finish(provider.state, "c", null, null);
              signIn.begin(CHALLENGE, null);
            });
    assertThat(lines)
        .hasSize(2 * SignInLog.MOST_LINES + 2)
        .endsWith(
            "a sign-in failed: invalid_client",
            "the OpenID provider cannot be used: invalid_client");
  }

  private void begin() {
    assertThat(signIn.begin(CHALLENGE, null).result()).startsWith(ISSUER);
  }

  private static List<String> logged(Runnable signIns) {
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    logged.start();
    Logger log = (Logger) LoggerFactory.getLogger(SignInLog.class);
    log.addAppender(logged);
    try {
      signIns.run();
    } finally {
      log.detachAppender(logged);
    }
    return logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
