package com.paperdynasty.signin;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
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
      signInLog.warn(attempt, "refused: " + i);
      clock.pass(MINUTE_MS);
    }
    assertThat(lines()).containsExactly("refused: 0");

    signInLog.warn(attempt(), "refused: once more");
    assertThat(lines()).endsWith("refused: once more (and 9 more about sign-ins)");
  }

  @Test
  void sameWordsAreSaidOnceInAMinuteAndCounted() {
    for (int i = 0; i < 3; i++) {
      signInLog.warn(attempt(), "down");
    }
    assertThat(lines()).containsExactly("down");
    clock.pass(MINUTE_MS);
    signInLog.warn("down");
    assertThat(lines()).containsExactly("down", "down (and 2 more about sign-ins)");
  }

  @Test
  void minuteHasABoundAndTheNextSaysWhatWasLeftOut() {
    for (int i = 0; i < SignInLog.MOST_LINES + 5; i++) {
      signInLog.warn(attempt(), "refused: " + i);
    }
    assertThat(lines()).hasSize(SignInLog.MOST_LINES);
    clock.pass(MINUTE_MS);
    signInLog.warn(attempt(), "refused");
    assertThat(lines()).endsWith("refused (and 5 more about sign-ins)");
  }

  @Test
  void clockThatWasSetBackKeepsNoLineAwayForLonger() {
    signInLog.warn("down");
    clock.pass(-MINUTE_MS);
    signInLog.warn("down");
    assertThat(lines()).hasSize(2);
  }

  /** An attempt that got no line because of the bound has one later. */
  @Test
  void attemptThatFoundTheMinuteFullIsNotForgotten() {
    for (int i = 0; i < SignInLog.MOST_LINES; i++) {
      signInLog.warn("line " + i);
    }
    SignInAttempt attempt = attempt();
    signInLog.warn(attempt, "refused");
    clock.pass(MINUTE_MS);
    signInLog.warn(attempt, "refused");
    assertThat(lines()).endsWith("refused (and 1 more about sign-ins)");
  }

  private SignInAttempt attempt() {
    return SignInAttempt.begin("challenge", "/", clock.instant(), new SecureRandom());
  }

  private List<String> lines() {
    return logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
