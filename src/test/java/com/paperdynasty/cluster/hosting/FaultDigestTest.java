package com.paperdynasty.cluster.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.paperdynasty.harness.Await;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultDigestTest {
  private final Vertx vertx = Vertx.vertx();
  private final Logger logger = new LoggerContext().getLogger("digest");
  private final Promise<String> told = Promise.promise();

  @AfterEach
  void close() {
    Await.result(vertx.close());
  }

  @Test
  void faultOfManyGamesIsOneLine() {
    AppenderBase<ILoggingEvent> appender =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent line) {
            told.tryComplete(line.getFormattedMessage());
          }
        };
    appender.start();
    logger.addAppender(appender);
    vertx.runOnContext(
        now -> {
          FaultDigest digest = new FaultDigest(vertx, logger, "games could not be reached", 10);
          for (int i = 0; i < 300; i++) {
            digest.add(new UUID(0, i % 100), new IllegalStateException("no journal"));
          }
        });
    assertThat(Await.result(told.future()))
        .isEqualTo(
            "games could not be reached 300 times, in 100 games, the last "
                + new UUID(0, 99)
                + ": java.lang.IllegalStateException: no journal");
  }
}
