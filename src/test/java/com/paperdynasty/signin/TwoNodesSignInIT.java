package com.paperdynasty.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.session.EndedSessions;
import com.paperdynasty.store.PgStore;
import com.paperdynasty.store.StoreTest;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is used once is used once on two nodes at once, and what ended on one ends on the other. */
@RunsInParallel
class TwoNodesSignInIT extends StoreTest {
  private static final String SECRET = "a secret of the test, long enough for it";
  private static final String VERIFIER = "the verifier of a page, which it keeps for itself";
  private static final int ROUNDS = 20;

  private final TestProvider provider = new TestProvider();

  private SignIn node(PgStore on) {
    return new SignIn(
        OidcSettingsTest.settings(false),
        SECRET,
        provider,
        on.usedOnce(),
        new SecureRandom(),
        Clock.systemUTC(),
        new SignInLog(Clock.systemUTC()));
  }

  @Test
  void oneOfTwoNodesWins() {
    SignIn one = node(store);
    SignIn other = node(another());
    for (int round = 0; round < ROUNDS; round++) {
      one.begin(SignInAttempt.challenge(VERIFIER), null).await();
      List<String> pages =
          both(
              one.finish(provider.state, "c", null, null),
              other.finish(provider.state, "c", null, null));
      assertThat(pages).filteredOn(page -> page.startsWith("/#code=")).hasSize(1);
      assertThat(pages).contains("/#sign_in=expired");

      String code = String.join("", pages).replaceFirst(".*#code=([^/]+).*", "$1");
      List<Optional<SignIn.SignedInUser>> users =
          both(one.redeem(code, VERIFIER), other.redeem(code, VERIFIER));
      assertThat(users).filteredOn(Optional::isPresent).hasSize(1);
    }
    assertThat(provider.codes).hasSize(ROUNDS);
  }

  @Test
  void sessionThatEndsOnOneNodeEndsOnTheOther() {
    EndedSessions here = new EndedSessions(store.endedSessions(), 10, Clock.systemUTC());
    EndedSessions there = new EndedSessions(another().endedSessions(), 10, Clock.systemUTC());
    there.learn().await();
    here.end("one", Duration.ofHours(1), Duration.ofDays(1)).await();
    here.end("one", Duration.ofHours(1), Duration.ofDays(1)).await();

    assertThat(there.contains("one")).isFalse();
    assertThat(there.hasEnded("one").await()).isTrue();
    there.learn().await();
    assertThat(there.contains("one")).isTrue();
    assertThat(there.hasEnded("two").await()).isFalse();
  }

  /** Of a session without a valid token only renewals have to be refused. */
  @Test
  void oldSessionsAreNotLearntAndInTheEndDeleted() {
    EndedSessions node = new EndedSessions(store.endedSessions(), 10, Clock.systemUTC());
    node.end("old", Duration.ZERO, Duration.ofDays(1)).await();
    node.end("over", Duration.ZERO, Duration.ZERO).await();
    node.end("new", Duration.ofHours(1), Duration.ofDays(1)).await();

    assertThat(database.query("SELECT session_id FROM ended_sessions ORDER BY session_id"))
        .containsExactly("new", "old");
    EndedSessions other = new EndedSessions(store.endedSessions(), 10, Clock.systemUTC());
    other.learn().await();
    assertThat(other.contains("old")).isFalse();
    assertThat(other.hasEnded("old").await()).isTrue();
  }

  private static <T> List<T> both(Future<T> one, Future<T> other) {
    List<T> answers = new ArrayList<>();
    answers.add(one.await());
    answers.add(other.await());
    return answers;
  }
}
