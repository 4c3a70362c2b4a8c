package com.paperdynasty.app.logging;

import static net.logstash.logback.argument.StructuredArguments.kv;
import static net.logstash.logback.marker.Markers.append;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.VertxException;
import io.vertx.core.internal.threadchecker.BlockedThreadChecker;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import net.logstash.logback.encoder.LogstashEncoder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class RepeatedLineFilterTest {
  private static final String BUS = "io.vertx.core.eventbus.impl.clustered.OutboundConnection";

  private final Throwable ended = new RejectedExecutionException("event executor terminated");
  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final AtomicLong clockMs = new AtomicLong();
  private final RepeatedLineFilter filter = new RepeatedLineFilter(60_000, clockMs::get);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);

  @BeforeEach
  void listen() {
    context.addTurboFilter(filter);
    lines.start();
    root.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(lines);
    context.getTurboFilterList().remove(filter);
  }

  @Test
  void outageOfALibraryIsOneLineWithoutATrace() {
    connectingFails(5702);
    connectingFails(5703);
    connectingFails(5702);
    assertThat(loggedLines())
        .containsExactly(
            "OutboundConnection: Connecting to server 10.0.0.2:5702 failed:"
                + " java.net.ConnectException: Connection refused");
    assertThat(lines.list.get(0).getThrowableProxy()).isNull();
  }

  @Test
  void repeatedLineIsLoggedAgainWithItsCount() {
    connectingFails(5702);
    connectingFails(5702);
    connectingFails(5702);
    clockMs.addAndGet(60_000);
    connectingFails(5702);
    assertThat(loggedLines().get(1)).endsWith("Connection refused (and 2 more like it)");
  }

  /** With JSON, a line is found by the fields that it is about. */
  @Test
  void fieldsOfALineStayFields() {
    Logger ours = context.getLogger("com.paperdynasty.lobby.Lobby");
    MDC.put("node", "n-1");
    try {
      ours.warn(
          append("shard", 3),
          "{} {}: query failed",
          kv("game", "g-1"),
          kv("seq", 7),
          new ConnectException("no"));
    } finally {
      MDC.remove("node");
    }

    LogstashEncoder encoder = new LogstashEncoder();
    encoder.setContext(context);
    encoder.start();
    JsonObject line =
        new JsonObject(new String(encoder.encode(lines.list.get(0)), StandardCharsets.UTF_8));
    assertThat(line.getString("message"))
        .isEqualTo("Lobby: game=g-1 seq=7: query failed: java.net.ConnectException: no");
    assertThat(line.getString("game")).isEqualTo("g-1");
    assertThat(line.getInteger("seq")).isEqualTo(7);
    assertThat(line.getInteger("shard")).isEqualTo(3);
    assertThat(line.getString("node")).isEqualTo("n-1");
  }

  @Test
  void anotherKindIsLoggedAtOnce() {
    connectingFails(5702);
    context.getLogger("com.hazelcast.internal.cluster").warn("Suspected: [10.0.0.3]:5701");
    context.getLogger("com.hazelcast.internal.cluster").warn("Suspected: [10.0.0.4]:5701");
    assertThat(loggedLines()).hasSize(2);
  }

  @Test
  void ourOutageWarningIsShortenedAndOthersAreUnchanged() {
    Logger ours = context.getLogger("com.paperdynasty.lobby.Lobby");
    ConnectException away = new ConnectException("no");
    ours.warn("game query failed", away);
    ours.warn("game query failed", away);
    ours.warn("game {} is odd", 1);
    ours.warn("game {} is odd", 2);
    ours.error("error {} at a table", "id", new IllegalStateException("bug"));
    ours.error("error {} at a table", "id", new IllegalStateException("bug"));
    assertThat(loggedLines())
        .containsExactly(
            "Lobby: game query failed: java.net.ConnectException: no",
            "game 1 is odd",
            "game 2 is odd",
            "error id at a table",
            "error id at a table");
    assertThat(lines.list.get(3).getThrowableProxy()).isNotNull();
  }

  /** Vert.x logs it as an error with a stack trace. */
  @Test
  void lostConnectionOfALibraryIsAWarningOfOneLine() {
    Logger vertx = context.getLogger("io.vertx.core.net.impl.ConnectionBase");
    vertx.error("Connection reset", foreign(new IOException("Connection reset")));
    vertx.error("Connection reset", foreign(new IOException("Connection reset")));
    assertThat(loggedLines())
        .containsExactly("ConnectionBase: Connection reset: java.io.IOException: Connection reset");
    assertThat(lines.list.get(0).getLevel()).isEqualTo(Level.WARN);
    assertThat(lines.list.get(0).getThrowableProxy()).isNull();
  }

  /** Where it does not log at debug, Vert.x leaves the exception out. */
  @Test
  void lostConnectionWithoutItsExceptionIsAWarning() {
    Logger vertx = context.getLogger("io.vertx.core.net.impl.ConnectionBase");
    String reset = "recvAddress(..) failed with error(-104): Connection reset by peer";
    vertx.error(reset);
    vertx.error(reset);
    vertx.error("something else");

    assertThat(loggedLines()).containsExactly("ConnectionBase: " + reset, "something else");
    assertThat(lines.list)
        .extracting(ILoggingEvent::getLevel)
        .containsExactly(Level.WARN, Level.ERROR);
  }

  /**
   * A client comes while a port closes: Vert.x takes the last event loop away before the socket is
   * closed.
   */
  @Test
  void connectionToAPortThatClosesIsAWarningOfOneLine() {
    Logger netty = context.getLogger("io.netty.bootstrap.ServerBootstrap");
    Throwable cause = new IllegalStateException();
    cause.setStackTrace(
        thrownAt("io.vertx.core.net.impl.VertxEventLoopGroup", "io.netty.channel.Channel")
            .getStackTrace());
    netty.warn("Failed to register an accepted channel: {}", "[id: 0x1]", cause);
    netty.warn("Failed to register an accepted channel: {}", "[id: 0x2]", cause);
    netty.warn("Failed to register an accepted channel: {}", "[id: 0x3]", new Error("another"));
    netty.warn("Failed to register an accepted channel: {}", "[id: 0x4]", ended);

    assertThat(loggedLines())
        .containsExactly(
            "ServerBootstrap: Failed to register an accepted channel: [id: 0x1]:"
                + " java.lang.IllegalStateException",
            "Failed to register an accepted channel: [id: 0x3]",
            "ServerBootstrap: Failed to register an accepted channel: [id: 0x4]: " + ended);
    assertThat(lines.list.get(0).getThrowableProxy()).isNull();
    assertThat(lines.list.get(1).getThrowableProxy()).isNotNull();
  }

  /** Two different bugs come shortly after each other with the same message of Vert.x. */
  @Test
  void bugsAreLoggedEachTimeWithTheirTrace() {
    Logger vertx = context.getLogger("io.vertx.core.impl.ContextImpl");
    Throwable bug = new IllegalStateException("bug");
    vertx.error("Unhandled exception", bug);
    vertx.error("Unhandled exception", new NullPointerException("another"));
    vertx.error("Unhandled exception", bug);
    vertx.warn("Unhandled exception", foreign(new IllegalStateException("theirs")));
    assertThat(loggedLines()).hasSize(4).containsOnly("Unhandled exception");
    assertThat(lines.list).noneMatch(line -> line.getThrowableProxy() == null);
  }

  /** A least-recently-used cache would have forgotten it. */
  @Test
  void frequentKindStaysFilteredAmongManyRareOnes() {
    otherThings("before");
    for (int i = 0; i < 50; i++) {
      connectingFails(5702);
    }
    otherThings("after");
    connectingFails(5702);
    assertThat(loggedLines()).filteredOn(line -> line.startsWith("OutboundConnection")).hasSize(1);
  }

  /** Logs more kinds than the cache holds, each once. */
  private void otherThings(String when) {
    for (char first = 'g'; first <= 'z'; first++) {
      for (char second = 'g'; second <= 'z'; second++) {
        context.getLogger("com.hazelcast." + when + first + second).warn("Suspected");
      }
    }
  }

  /** The second report has a VertxException as its cause, the first has none. */
  @Test
  void blockedEventLoopIsLoggedEachTimeWithItsTrace() {
    Logger checker = context.getLogger(BlockedThreadChecker.LOGGER_NAME);
    checker.warn("Thread Thread[vert.x-eventloop-thread-0] has been blocked for 2018 ms");
    checker.warn(
        "Thread Thread[vert.x-eventloop-thread-0] has been blocked for 3018 ms",
        new VertxException("Thread blocked"));
    assertThat(loggedLines()).hasSize(2);
    assertThat(lines.list.get(1).getThrowableProxy()).isNotNull();
  }

  /** The JVM omits the stack trace of an exception that is thrown very often. */
  @Test
  void bugWithoutATraceIsNotAnOutage() {
    NullPointerException hot = new NullPointerException("hot");
    hot.setStackTrace(new StackTraceElement[0]);
    context.getLogger("io.vertx.core.impl.ContextImpl").error("Unhandled exception", hot);
    context.getLogger("com.paperdynasty.lobby.Lobby").warn("odd", hot);
    assertThat(loggedLines()).containsExactly("Unhandled exception", "odd");
    assertThat(lines.list).noneMatch(line -> line.getThrowableProxy() == null);
  }

  @Test
  void errorOfALibraryStaysAnErrorWhateverItsCauses() {
    Logger vertx = context.getLogger("io.vertx.core.impl.ContextImpl");
    Throwable deep = foreign(new IllegalStateException(new IOException("Connection reset")));
    vertx.error("Unhandled exception", deep);
    vertx.error("Unhandled exception", deep);
    assertThat(lines.list)
        .hasSize(2)
        .allMatch(line -> line.getLevel().equals(Level.ERROR) && line.getThrowableProxy() != null);
  }

  /** For example, our code reads a file in the handler of a connection. */
  @Test
  void exceptionOfOursIsNotALostConnection() {
    Logger vertx = context.getLogger("io.vertx.core.net.impl.ConnectionBase");
    vertx.error("no such file", thrownAt("com.paperdynasty.http.Pages", "java.lang.Thread"));
    vertx.error("Broken pipe", thrownAt("sun.nio.ch.IOUtil", "com.paperdynasty.http.Pages"));
    assertThat(lines.list)
        .extracting(ILoggingEvent::getLevel)
        .containsExactly(Level.ERROR, Level.WARN);
  }

  @Test
  void libraryWarningWithOurCodeInItsTraceIsUnchanged() {
    Logger netty = context.getLogger("io.netty.util.concurrent.DefaultPromise");
    IOException cause = thrownAt("sun.nio.ch.IOUtil", "com.paperdynasty.http.Pages");
    netty.warn("An exception was thrown", cause);
    netty.warn("An exception was thrown", cause);
    assertThat(lines.list).hasSize(2).noneMatch(line -> line.getThrowableProxy() == null);
  }

  @Test
  void outagesInTwoPlacesAreTwoKinds() {
    Logger ours = context.getLogger("com.paperdynasty.lobby.Lobby");
    ours.warn("away", thrownAt("sun.nio.ch.IOUtil", "com.paperdynasty.store.One"));
    ours.warn("away", thrownAt("sun.nio.ch.IOUtil", "com.paperdynasty.store.Two"));
    ours.warn("away", thrownAt("sun.nio.ch.IOUtil", "com.paperdynasty.store.One"));
    ours.warn("away", new ConnectException("refused"));
    assertThat(loggedLines()).hasSize(3);
  }

  @Test
  void databaseExceptionsExist() {
    assertThat(RepeatedLineFilter.DATABASE_AWAY)
        .allSatisfy(name -> assertThat(Class.forName(name)).isAssignableTo(RuntimeException.class));
  }

  /** Removes our code from a stack trace. */
  private static <T extends Throwable> T foreign(T thrown) {
    thrown.setStackTrace(thrownAt("sun.nio.ch.IOUtil").getStackTrace());
    return thrown;
  }

  private static IOException thrownAt(String... classes) {
    IOException thrown = new IOException("Broken pipe");
    thrown.setStackTrace(
        Stream.of(classes)
            .map(name -> new StackTraceElement(name, "run", null, 1))
            .toArray(StackTraceElement[]::new));
    return thrown;
  }

  private void connectingFails(int port) {
    context
        .getLogger(BUS)
        .warn(
            "Connecting to server 10.0.0.2:" + port + " failed",
            foreign(new ConnectException("Connection refused")));
  }

  private List<String> loggedLines() {
    return lines.list.stream()
        .filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }
}
