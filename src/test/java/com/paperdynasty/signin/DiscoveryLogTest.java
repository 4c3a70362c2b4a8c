package com.paperdynasty.signin;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is said of a description that cannot be read again. */
class DiscoveryLogTest {
  private static final String STAYS = "the OpenID provider's last description stays in use: ";
  private static final String AGAIN = "the OpenID provider describes itself again";

  private final DiscoveryLog discoveryLog = new DiscoveryLog();
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final Logger log = (Logger) LoggerFactory.getLogger(DiscoveryLog.class);

  @BeforeEach
  void listen() {
    log.setLevel(Level.INFO);
    logged.start();
    log.addAppender(logged);
  }

  @AfterEach
  void stopListening() {
    log.detachAppender(logged);
    log.setLevel(null);
  }

  @Test
  void causesThatTakeTurnsAreSaidOnceEachUntilItWorksAgain() {
    for (int i = 0; i < 3; i++) {
      discoveryLog.failed("timeout", true);
      discoveryLog.failed("refused", true);
    }
    discoveryLog.succeeded();
    discoveryLog.succeeded();
    discoveryLog.failed("timeout", true);

    assertThat(lines())
        .containsExactly(STAYS + "timeout", STAYS + "refused", AGAIN, STAYS + "timeout");
  }

  @Test
  void causesHaveABound() {
    for (int i = 0; i < DiscoveryLog.MOST_CAUSES + 5; i++) {
      discoveryLog.failed("cause " + i, true);
    }
    assertThat(lines()).hasSize(DiscoveryLog.MOST_CAUSES);
    discoveryLog.succeeded();
    discoveryLog.failed("one more", true);
    assertThat(lines()).endsWith(AGAIN, STAYS + "one more");
  }

  @Test
  void withoutADescriptionNoneStaysInUse() {
    discoveryLog.failed("timeout", false);
    assertThat(lines()).isEmpty();
    discoveryLog.succeeded();
    assertThat(lines()).containsExactly(AGAIN);
  }

  private List<String> lines() {
    return logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
