package com.paperdynasty.realtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The metrics of what members are sent: live, and from the log. */
@ExtendWith(VertxExtension.class)
class DeliveryMetricsTest {
  private LoopScene scene;
  private TestClient alice;

  @BeforeEach
  void join(Vertx vertx) {
    scene = new LoopScene(vertx);
    alice = scene.join("alice", "player");
  }

  @Test
  void eventIsTimedFromItsCommit() {
    alice.sendAboutGame("roll_dice", "", "roll");
    alice.receiveReply("roll");

    assertThat(scene.compute(() -> deliveries().count())).isPositive();
    assertThat(scene.compute(() -> deliveries().max(TimeUnit.MILLISECONDS)))
        .as("nobody moved the clock")
        .isZero();
  }

  @Test
  void timeIsThatBetweenTheClocksOfBothNodesAndNeverNegative() {
    Instant now = Instant.ofEpochSecond(100);
    RealtimeMetrics metrics = scene.loop.realtimeMetrics();
    metrics.delivered(99_993_000, now, null);
    metrics.delivered(100_005_000, now, null);

    assertThat(deliveries().count()).isEqualTo(2);
    assertThat(deliveries().totalTime(TimeUnit.MICROSECONDS)).isEqualTo(7_000);
  }

  @Test
  void pageOfTheLogForAMemberWhoIsBehindIsCounted() {
    TestClient erin = scene.connect("erin");
    erin.sendAboutGame("join_game", "\"role\":\"spectator\",\"last_seq\":0", "join");
    erin.receive("game_created");

    assertThat(scene.compute(() -> scene.count("pd.catchups"))).isEqualTo(1);
    assertThat(catchUps("served")).isEqualTo(1);
    assertThat(catchUps("failed")).isZero();
  }

  @Test
  void pageThatTheOwnerRefusesIsCountedAsFailed() {
    scene.refusesReads = true;
    TestClient erin = scene.connect("erin");
    erin.sendAboutGame("join_game", "\"role\":\"spectator\",\"last_seq\":0", "join");
    erin.receive("game_joined");

    assertThat(scene.compute(() -> catchUps("failed"))).isEqualTo(1);
    assertThat(catchUps("served")).isZero();
  }

  private Timer deliveries() {
    return scene.meters.get("pd.event.delivery.duration").timer();
  }

  private double catchUps(String result) {
    return scene.meters.get("pd.catchups").tag("result", result).counter().count();
  }
}
