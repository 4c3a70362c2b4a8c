package com.paperdynasty.bus;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class MessageReaderTest {
  private static final UUID GAME = new UUID(0, 1);

  private final Logger logger = (Logger) LoggerFactory.getLogger(MessageReader.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final MessageReader messageReader = new MessageReader();
  private final List<Object> heard = new ArrayList<>();

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(lines);
  }

  private void read(Supplier<GameRequest> body) {
    messageReader.read(body, heard::add, gameId -> heard.add("unreadable " + gameId));
  }

  @Test
  void knownRequestIsRead() {
    GameRequest request = new OwnershipRequest.QueryOwnership(GAME);
    read(() -> request);
    assertThat(heard).containsExactly(request);
    assertThat(lines.list).isEmpty();
  }

  @Test
  void unknownAndDamagedMessagesAreTheReceiversToAnswer() {
    read(unknown("lend"));
    read(
        () -> {
          throw new IllegalArgumentException("Another node sent a malformed table_request");
        });
    messageReader.read(unknown("lend"), heard::add);
    assertThat(heard).containsExactly("unreadable " + GAME, "unreadable null");
  }

  @Test
  void eachUnknownKindIsLoggedOnce() {
    for (int i = 0; i < 100; i++) {
      read(unknown("lend"));
      read(unknown("borrow"));
    }
    assertThat(lines.list).hasSize(2).noneMatch(line -> line.getThrowableProxy() != null);
  }

  @Test
  void loggedUnknownKindsAreBounded() {
    for (int i = 0; i < 100; i++) {
      read(unknown("kind " + i));
    }
    assertThat(lines.list).hasSize(16);
    assertThat(heard).hasSize(100);
  }

  private static Supplier<GameRequest> unknown(String kind) {
    return () -> {
      throw new UnknownMessageKindException("table_request", kind, GAME);
    };
  }
}
