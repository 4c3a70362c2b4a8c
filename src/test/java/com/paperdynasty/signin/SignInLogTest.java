package com.paperdynasty.signin;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.paperdynasty.signin.SignInLog.Kind;
import com.paperdynasty.table.SettableClock;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Lines that anybody can bring about. */
class SignInLogTest {
  private static final int MINUTE_MS = 60_000;

  private final SettableClock clock = new SettableClock();
  private final SignInLog signInLog = new SignInLog(clock);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final Logger log = (Logger) LoggerFactory.getLogger(SignInLog.class);

  @BeforeEach
  void listen() {
    logged.start();
    log.addAppender(logged);
  }

  @AfterEach
  void stopListening() {
    log.detachAppender(logged);
  }

  @Test
  void attemptHasOneLineHoweverOftenAndWithWhateverWordsItsAnswerComes() {
    SignInAttempt attempt = attempt();
    for (int i = 0; i < 10; i++) {
      signInLog.warn(Kind.BROWSER, attempt, "refused: " + i);
      clock.pass(MINUTE_MS);
    }
    assertThat(lines()).containsExactly("refused: 0");

    signInLog.warn(Kind.BROWSER, attempt(), "refused: once more");
    assertThat(lines()).endsWith("refused: once more (and 9 more of this kind)");
  }

  @Test
  void sameWordsAreSaidOnceInAMinuteAndCounted() {
    for (int i = 0; i < 3; i++) {
      signInLog.warn(Kind.BROWSER, attempt(), "down");
    }
    assertThat(lines()).containsExactly("down");
    clock.pass(MINUTE_MS);
    signInLog.warn(Kind.BROWSER, "down");
    assertThat(lines()).containsExactly("down", "down (and 2 more of this kind)");
  }

  @Test
  void minuteHasABoundAndTheNextSaysWhatWasLeftOut() {
    for (int i = 0; i < SignInLog.MOST_LINES + 5; i++) {
      signInLog.warn(Kind.BROWSER, attempt(), "refused: " + i);
    }
    assertThat(lines()).hasSize(SignInLog.MOST_LINES);
    clock.pass(MINUTE_MS);
    signInLog.warn(Kind.BROWSER, attempt(), "refused");
    assertThat(lines()).endsWith("refused (and 5 more of this kind)");
  }

  /** Else a stranger keeps the operator from what the server itself has to say. */
  @Test
  void kindThatIsUsedUpTakesNoLineOfAnotherAway() {
    for (Kind full : Kind.values()) {
      for (int i = 0; i < SignInLog.MOST_LINES + 5; i++) {
        signInLog.warn(full, attempt(), "words " + i);
      }
      for (Kind other : Kind.values()) {
        assertThat(signInLog.warn(other, "about " + other)).isEqualTo(other != full);
      }
      clock.pass(MINUTE_MS);
    }
  }

  @Test
  void whatWasLeftOutIsSaidByTheNextLineOfItsKind() {
    for (int i = 0; i < SignInLog.MOST_LINES + 5; i++) {
      signInLog.warn(Kind.BROWSER, "words " + i);
    }
    signInLog.warn(Kind.PROVIDER, "down");
    assertThat(lines()).endsWith("down");
    clock.pass(MINUTE_MS);
    signInLog.warn(Kind.BROWSER, "more words");
    assertThat(lines()).endsWith("more words (and 5 more of this kind)");
  }

  @Test
  void clockThatWasSetBackKeepsNoLineAwayForLonger() {
    signInLog.warn(Kind.BROWSER, "down");
    clock.pass(-MINUTE_MS);
    signInLog.warn(Kind.BROWSER, "down");
    assertThat(lines()).hasSize(2);
  }

  /** An attempt that got no line because of the bound has one later. */
  @Test
  void attemptThatFoundTheMinuteFullIsNotForgotten() {
    for (int i = 0; i < SignInLog.MOST_LINES; i++) {
      signInLog.warn(Kind.BROWSER, "line " + i);
    }
    SignInAttempt attempt = attempt();
    signInLog.warn(Kind.BROWSER, attempt, "refused");
    clock.pass(MINUTE_MS);
    signInLog.warn(Kind.BROWSER, attempt, "refused");
    assertThat(lines()).endsWith("refused (and 1 more of this kind)");
  }

  private SignInAttempt attempt() {
    return SignInAttempt.begin("challenge", "/", clock.instant(), new SecureRandom());
  }

  private List<String> lines() {
    return logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
