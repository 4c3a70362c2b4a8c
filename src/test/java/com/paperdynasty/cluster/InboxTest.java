package com.paperdynasty.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.paperdynasty.wire.OwnershipRequest;
import com.paperdynasty.wire.TableRequest;
import com.paperdynasty.wire.UnknownKindException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class InboxTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(Inbox.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Inbox inbox = new Inbox();

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(lines);
  }

  @Test
  void whatIsKnownIsRead() {
    TableRequest request = new OwnershipRequest.Confirm(new UUID(0, 1));
    assertThat(inbox.read(() -> request)).contains(request);
    assertThat(lines.list).isEmpty();
  }

  @Test
  void ofEachUnknownKindThereIsOneLine() {
    for (int i = 0; i < 100; i++) {
      assertThat(inbox.read(unknown("lend"))).isEqualTo(Optional.empty());
      assertThat(inbox.read(unknown("borrow"))).isEqualTo(Optional.empty());
    }
    assertThat(lines.list).hasSize(2).noneMatch(line -> line.getThrowableProxy() != null);
  }

  @Test
  void nobodyFillsTheLogWithKindsThatTheyMakeUp() {
    for (int i = 0; i < 100; i++) {
      inbox.read(unknown("kind " + i));
    }
    assertThat(lines.list).hasSize(16);
  }

  private static Supplier<TableRequest> unknown(String kind) {
    return () -> {
      throw new UnknownKindException("table_request", kind);
    };
  }
}
