package com.paperdynasty.play;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.DevServerProcess;
import com.paperdynasty.harness.DevServerProcess.Line;
import com.paperdynasty.harness.PacedGame;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.ServerWithStallDetector;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.internal.threadchecker.BlockedThreadChecker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * No event loop is blocked for more than 50 ms while a hundred games are played. Vert.x's own
 * checker, which runs every 10 ms, reports it. A delay that also affects an idle thread (a garbage
 * collection, a busy machine) does not count.
 */
class EventLoopIT {
  private static final int GAMES = 100;
  private static final int THINK_MS = 250;
  private static final long WARM_UP_MS = 10_000;
  private static final long MEASURED_MS = 10_000;
  private static final long LONGEST_MS = 50;
  private static final Pattern BLOCKED =
      Pattern.compile("vert\\.x-eventloop\\S* has been blocked for (\\d+) ms");
  private static final Pattern STALL = Pattern.compile("STALL ended=(\\d+) ms=(\\d+)");

  @TempDir Path data;

  private record Interval(long fromMs, long toMs) {
    long overlap(Interval other) {
      return Math.max(0, Math.min(toMs, other.toMs) - Math.max(fromMs, other.fromMs));
    }
  }

  @AtLength
  @Test
  void noEventLoopIsBlockedWhileAHundredGamesArePlayed() {
    Vertx vertx = Vertx.vertx();
    try (DevServerProcess devServerProcess =
        DevServerProcess.start(
            data,
            ServerWithStallDetector.class.getName(),
            Map.of(
                "PD_EVENT_LOOPS_BLOCKED_MS",
                Long.toString(LONGEST_MS),
                "PD_EVENT_LOOPS_CHECK_INTERVAL_MS",
                "10"))) {
      AtomicInteger plays = new AtomicInteger();
      start(vertx, devServerProcess.port(), plays);
      pass(vertx, WARM_UP_MS);
      long from = System.currentTimeMillis();
      int before = plays.get();
      pass(vertx, MEASURED_MS);

      assertThat(plays.get() - before).as("plays").isGreaterThan(GAMES * 5);
      assertThat(blocked(devServerProcess.output(), from)).isEmpty();
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  /** Ensures that the measurement above would notice a blocked loop. */
  @Test
  void blockedLoopIsReportedAsExpected() {
    ListAppender<ILoggingEvent> heard = new ListAppender<>();
    Logger checker = (Logger) LoggerFactory.getLogger(BlockedThreadChecker.LOGGER_NAME);
    heard.start();
    checker.addAppender(heard);
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setMaxEventLoopExecuteTime(LONGEST_MS)
                .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS)
                .setBlockedThreadCheckInterval(10));
    try {
      Promise<Void> over = Promise.promise();
      vertx.runOnContext(
          now -> {
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
            while (System.nanoTime() < until) {
              Thread.onSpinWait();
            }
            over.complete();
          });
      Await.result(over.future());
      assertThat(heard.list).anyMatch(event -> BLOCKED.matcher(event.getFormattedMessage()).find());
    } finally {
      checker.detachAppender(heard);
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private static void start(Vertx vertx, int port, AtomicInteger plays) {
    RestClient restClient = new RestClient(port);
    String token = restClient.token("alice");
    WebSocketClient web =
        vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(GAMES));
    // Before anybody plays: a user may have only so many requests under way.
    List<String> created = new ArrayList<>();
    for (int i = 0; i < GAMES; i++) {
      created.add(restClient.game(token, "alice", "alice"));
    }
    List<Future<PacedGame>> games = new ArrayList<>();
    for (int i = 0; i < GAMES; i++) {
      games.add(PacedGame.start(vertx, web, port, token, created.get(i), i, THINK_MS, plays));
    }
    Await.result(Future.all(games));
  }

  /** The duration of the measurement. */
  private static void pass(Vertx vertx, long ms) {
    Promise<Void> over = Promise.promise();
    vertx.setTimer(ms, timer -> over.complete());
    Await.result(over.future());
  }

  private static List<String> blocked(List<Line> output, long fromMs) {
    List<Interval> stalls =
        output.stream()
            .map(line -> STALL.matcher(line.text()))
            .filter(Matcher::find)
            .map(found -> new Interval(begin(found), Long.parseLong(found.group(1))))
            .toList();
    List<String> blocked = new ArrayList<>();
    for (Line line : output) {
      Matcher found = BLOCKED.matcher(line.text());
      if (line.atMs() >= fromMs && found.find()) {
        long ms = Long.parseLong(found.group(1));
        Interval block = new Interval(line.atMs() - ms, line.atMs());
        long excused = stalls.stream().mapToLong(block::overlap).sum();
        if (ms - excused > LONGEST_MS) {
          blocked.add(line.text());
        }
      }
    }
    return blocked;
  }

  private static long begin(Matcher stall) {
    return Long.parseLong(stall.group(1)) - Long.parseLong(stall.group(2));
  }
}
