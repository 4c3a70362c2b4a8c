package com.paperdynasty.realtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.realtime.connection.LoopScene.HeldAppend;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The metric of submissions: from the arrival of an outcome to the leaving of its play. */
@ExtendWith(VertxExtension.class)
class SubmissionTimeTest {
  private static final String STRIKEOUT = "\"outcome\":\"strikeout\"";

  private LoopScene scene;
  private TestClient alice;

  @BeforeEach
  void join(Vertx vertx) {
    scene = new LoopScene(vertx);
    alice = scene.join("alice", "player");
  }

  @Test
  void submissionIsTimedFromItsArrivalToItsPlay() {
    alice.sendAboutGame("roll_dice", "", "roll");
    alice.receiveReply("roll");
    HeldAppend held = scene.holdAppend();
    alice.sendAboutGame("submit_manual_outcome", STRIKEOUT, "play");
    scene.nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(7));
    held.durable().complete();
    alice.receive("play_resolved");

    assertThat(timer().count()).isEqualTo(1);
    assertThat(timer().totalTime(TimeUnit.MILLISECONDS)).isEqualTo(7);
  }

  @Test
  void refusedSubmissionIsNotTimedAndNeitherIsTheCommandAfterIt() {
    alice.sendAboutGame("submit_manual_outcome", STRIKEOUT, "too early");
    alice.receiveReply("too early");
    alice.sendAboutGame("roll_dice", "", "roll");
    alice.receiveReply("roll");

    assertThat(timer().count()).isZero();
  }

  @Test
  void playThatTheClientHasNotTakenIsNotTimed() {
    alice.sendAboutGame("roll_dice", "", "roll");
    alice.receiveReply("roll");
    alice.stopReading();
    alice.sendAboutGame("submit_manual_outcome", STRIKEOUT, "play");
    alice.receive("play_resolved");

    assertThat(timer().count()).isZero();
  }

  /** Read on the event loop, so that everything that a frame set going before is done. */
  private Timer timer() {
    return scene.compute(() -> scene.meters.get("pd.submission").timer());
  }
}
