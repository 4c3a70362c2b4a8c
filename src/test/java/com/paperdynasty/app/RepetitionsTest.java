package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RepetitionsTest {
  private static final String BUS = "io.vertx.core.eventbus.impl.clustered.OutboundConnection";

  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final AtomicLong clockMs = new AtomicLong();
  private final Repetitions filter = new Repetitions(60_000, clockMs::get);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);

  @BeforeEach
  void listen() {
    context.addTurboFilter(filter);
    lines.start();
    root.addAppender(lines);
  }

  @AfterEach
  void leave() {
    root.detachAppender(lines);
    context.getTurboFilterList().remove(filter);
  }

  @Test
  void whatALibraryCannotReachIsOneLineWithItsCauseAndNoTrace() {
    connectingFails(5702);
    connectingFails(5703);
    connectingFails(5702);
    assertThat(told())
        .containsExactly(
            "OutboundConnection: Connecting to server 10.0.0.2:5702 failed:"
                + " java.net.ConnectException: Connection refused");
    assertThat(lines.list.get(0).getThrowableProxy()).isNull();
  }

  @Test
  void whatGoesOnIsToldAgainAfterAWhileWithHowManyThereWere() {
    connectingFails(5702);
    connectingFails(5702);
    connectingFails(5702);
    clockMs.addAndGet(60_000);
    connectingFails(5702);
    assertThat(told().get(1)).endsWith("Connection refused (and 2 more like it)");
  }

  @Test
  void anotherKindIsToldAtOnce() {
    connectingFails(5702);
    context.getLogger("com.hazelcast.internal.cluster").warn("Suspected: [10.0.0.3]:5701");
    context.getLogger("com.hazelcast.internal.cluster").warn("Suspected: [10.0.0.4]:5701");
    assertThat(told()).hasSize(2);
  }

  @Test
  void aWarningOfOursAboutAnOutageIsOneLineAndAnyOtherStaysAsItIs() {
    Logger ours = context.getLogger("com.paperdynasty.lobby.Lobby");
    ours.warn("the games cannot be had", new ConnectException("no"));
    ours.warn("the games cannot be had", new ConnectException("no"));
    ours.warn("game {} is odd", 1);
    ours.warn("game {} is odd", 2);
    ours.error("error {} at a table", "id", new IllegalStateException("bug"));
    ours.error("error {} at a table", "id", new IllegalStateException("bug"));
    assertThat(told())
        .containsExactly(
            "Lobby: the games cannot be had: java.net.ConnectException: no",
            "game 1 is odd",
            "game 2 is odd",
            "error id at a table",
            "error id at a table");
    assertThat(lines.list.get(3).getThrowableProxy()).isNotNull();
  }

  /** Vert.x says so as an error, with a trace. */
  @Test
  void aConnectionThatALibraryLostIsAWarningOfOneLine() {
    Logger vertx = context.getLogger("io.vertx.core.net.impl.ConnectionBase");
    vertx.error("Connection reset", new IOException("Connection reset"));
    vertx.error("Connection reset", new IOException("Connection reset"));
    assertThat(told())
        .containsExactly("ConnectionBase: Connection reset: java.io.IOException: Connection reset");
    assertThat(lines.list.get(0).getLevel()).isEqualTo(Level.WARN);
    assertThat(lines.list.get(0).getThrowableProxy()).isNull();
  }

  @Test
  void aBugInALibraryIsToldOnceWithItsTrace() {
    Logger vertx = context.getLogger("io.vertx.core.impl.ContextImpl");
    vertx.error("Unhandled exception", new IllegalStateException("bug"));
    vertx.error("Unhandled exception", new IllegalStateException("bug"));
    assertThat(told()).containsExactly("Unhandled exception");
    assertThat(lines.list.get(0).getThrowableProxy()).isNotNull();
  }

  private void connectingFails(int port) {
    context
        .getLogger(BUS)
        .warn(
            "Connecting to server 10.0.0.2:" + port + " failed",
            new ConnectException("Connection refused"));
  }

  private List<String> told() {
    return lines.list.stream()
        .filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }
}
