package com.paperdynasty.realtime.connection;

import static com.paperdynasty.harness.Await.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.tracing.RecordedSpans;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The steps of a command on its road, from the frame to the delivery. */
@ExtendWith(VertxExtension.class)
class TracedCommandTest {
  private RecordedSpans spans;
  private LoopScene scene;
  private TestClient alice;

  @BeforeEach
  void join(Vertx vertx) {
    spans = RecordedSpans.of(vertx, 1);
    scene = new LoopScene(vertx);
    alice = scene.join("alice", "player");
  }

  @Test
  void commandHasASpanForEachStep() {
    alice.sendAboutGame("roll_dice", "", "roll");
    alice.receiveReply("roll");

    // The span of a frame ends after its reply has left.
    until(() -> spans.ended().stream().anyMatch(span -> span.getName().equals("frame")));
    SpanData frame = spans.named("frame");
    SpanData route = spans.named("route");
    assertThat(spans.ended()).extracting(SpanData::getTraceId).containsOnly(frame.getTraceId());
    assertThat(frame.getAttributes().get(AttributeKey.stringKey("command"))).isEqualTo("roll");
    assertThat(frame.getAttributes().get(AttributeKey.stringKey("user"))).isEqualTo("alice");
    assertThat(route.getParentSpanId()).isEqualTo(frame.getSpanId());
    assertThat(spans.named("decide").getParentSpanId()).isEqualTo(route.getSpanId());
    assertThat(spans.named("commit").getParentSpanId()).isEqualTo(route.getSpanId());
    assertThat(spans.ended().stream().filter(span -> span.getName().equals("delivery")))
        .as("one for each event")
        .isNotEmpty()
        .allMatch(delivery -> delivery.getParentSpanId().equals(route.getSpanId()));
  }

  @Test
  void refusedCommandIsDecidedAndNotCommitted() {
    alice.sendAboutGame("submit_manual_outcome", "\"outcome\":\"strikeout\"", "too early");
    alice.receiveReply("too early");

    assertThat(scene.compute(spans::ended))
        .extracting(SpanData::getName)
        .contains("decide", "route")
        .doesNotContain("commit", "delivery");
  }
}
