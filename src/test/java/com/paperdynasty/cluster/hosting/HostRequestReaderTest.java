package com.paperdynasty.cluster.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.OwnershipRequest;
import com.paperdynasty.bus.UnknownMessageKindException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class HostRequestReaderTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(HostRequestReader.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final HostRequestReader hostRequestReader = new HostRequestReader();

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
  void knownRequestIsRead() {
    GameRequest request = new OwnershipRequest.QueryOwnership(new UUID(0, 1));
    assertThat(hostRequestReader.read(() -> request)).contains(request);
    assertThat(lines.list).isEmpty();
  }

  @Test
  void eachUnknownKindIsLoggedOnce() {
    for (int i = 0; i < 100; i++) {
      assertThat(hostRequestReader.read(unknown("lend"))).isEqualTo(Optional.empty());
      assertThat(hostRequestReader.read(unknown("borrow"))).isEqualTo(Optional.empty());
    }
    assertThat(lines.list).hasSize(2).noneMatch(line -> line.getThrowableProxy() != null);
  }

  @Test
  void loggedUnknownKindsAreBounded() {
    for (int i = 0; i < 100; i++) {
      hostRequestReader.read(unknown("kind " + i));
    }
    assertThat(lines.list).hasSize(16);
  }

  private static Supplier<GameRequest> unknown(String kind) {
    return () -> {
      throw new UnknownMessageKindException("table_request", kind);
    };
  }
}
