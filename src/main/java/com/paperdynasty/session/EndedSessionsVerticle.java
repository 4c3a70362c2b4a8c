package com.paperdynasty.session;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns of ended sessions again and again. It has started when it has learnt of all that ended
 * before, so that no server accepts their tokens.
 */
public final class EndedSessionsVerticle extends VerticleBase {
  private static final Logger log = LoggerFactory.getLogger(EndedSessionsVerticle.class);

  private final EndedSessions endedSessions;
  private final long pollMs;
  private boolean underWay;
  private boolean failing;

  /**
   * Creates a verticle that asks at this interval.
   *
   * @param pollMs one question after another: the next one waits for the answer
   */
  public EndedSessionsVerticle(EndedSessions endedSessions, long pollMs) {
    this.endedSessions = endedSessions;
    this.pollMs = pollMs;
  }

  @Override
  public Future<?> start() {
    return endedSessions.learn().onSuccess(learnt -> vertx.setPeriodic(pollMs, timer -> poll()));
  }

  private void poll() {
    if (underWay) {
      return;
    }
    underWay = true;
    endedSessions
        .learn()
        .onComplete(
            done -> {
              underWay = false;
              if (done.failed() && !failing) {
                log.warn("it is not known who has signed out elsewhere: {}", "" + done.cause());
              }
              failing = done.failed();
            });
  }
}
