package com.paperdynasty.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class TracingTest {
  private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final int TIMES = 100_000;

  @Test
  void tracingThatIsOffAllocatesNothing(Vertx vertx) {
    Tracing off = Tracing.of(vertx);

    assertThat(off.isOn()).isFalse();
    assertThat(bytesOfRoads(off)).as("of %d commands", TIMES).isLessThan(TIMES);
  }

  @Test
  void commandsThatChanceLeavesOutAllocateNothing(Vertx vertx) {
    RecordedSpans.of(vertx, Integer.MAX_VALUE);

    assertThat(bytesOfRoads(Tracing.of(vertx))).as("of %d commands", TIMES).isLessThan(TIMES);
  }

  /** The road of a command asks for a span four times. */
  private static long bytesOfRoads(Tracing tracing) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Future<Void> done = Future.succeededFuture();
    for (int warmUp = 0; warmUp < TIMES; warmUp++) {
      roadWithoutTrace(tracing, done);
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < TIMES; i++) {
      roadWithoutTrace(tracing, done);
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static void roadWithoutTrace(Tracing tracing, Future<Void> done) {
    TraceSpan frame = tracing.begin("frame");
    String parent = TraceSpan.parentOf(frame);
    TraceSpan step = tracing.child("decide", parent);
    TraceSpan.endIfAny(step);
    Future<Void> unused = TraceSpan.ended(tracing.child("commit", parent), done);
  }

  @Test
  void stepIsBelowTheOneThatItsMessageNames(Vertx vertx) {
    RecordedSpans spans = RecordedSpans.of(vertx, 1);
    Tracing tracing = Tracing.of(vertx);
    TraceSpan frame = tracing.begin("frame");
    TraceSpan.endIfAny(tracing.child("route", TraceSpan.parentOf(frame)));
    TraceSpan.endIfAny(frame);

    assertThat(spans.named("route").getTraceId()).isEqualTo(spans.named("frame").getTraceId());
    assertThat(spans.named("route").getParentSpanId()).isEqualTo(spans.named("frame").getSpanId());
    assertThat(spans.named("frame").getParentSpanContext().isValid()).isFalse();
    assertThat(spans.named("frame").getResource().getAttribute(key("service.instance.id")))
        .isEqualTo("a node of the test");
  }

  @Test
  void stepOfAnotherProgramGoesOn(Vertx vertx) {
    RecordedSpans spans = RecordedSpans.of(vertx, 1_000_000);
    TraceSpan.endIfAny(Tracing.of(vertx).child("http", PARENT, 1_700_000_000_000_000L));

    SpanData http = spans.named("http");
    assertThat(http.getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    assertThat(http.getParentSpanId()).isEqualTo("b7ad6b7169203331");
    assertThat(TimeUnit.NANOSECONDS.toSeconds(http.getStartEpochNanos())).isEqualTo(1_700_000_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\n"
      })
  void whatIsMalformedOrNotRecordedHasNoStep(String parent, Vertx vertx) {
    RecordedSpans.of(vertx, 1);

    assertThat(Tracing.of(vertx).child("http", parent)).isNull();
  }

  /** Anybody may say that they record their trace, as often as they like. */
  @Test
  void callersTracesAreJoinedUpToTheirBoundAndThenByChance(Vertx vertx) {
    AtomicLong nanos = new AtomicLong();
    RecordedSpans spans = RecordedSpans.of(vertx, 1_000_000, 3, nanos::get);
    Tracing tracing = Tracing.of(vertx);

    for (int i = 0; i < 1_000; i++) {
      TraceSpan.endIfAny(tracing.request("http", PARENT));
    }
    assertThat(joined(spans)).isEqualTo(3);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    for (int i = 0; i < 1_000; i++) {
      TraceSpan.endIfAny(tracing.request("http", PARENT));
    }
    assertThat(joined(spans)).isEqualTo(6);
  }

  @Test
  void nobodysTraceIsJoinedWhereTheirBoundIsZero(Vertx vertx) {
    RecordedSpans spans = RecordedSpans.of(vertx, 1, 0, System::nanoTime);
    TraceSpan.endIfAny(Tracing.of(vertx).request("http", PARENT));

    assertThat(joined(spans)).isZero();
    assertThat(spans.named("http").getParentSpanContext().isValid()).isFalse();
  }

  /** By the kind a collector tells the requests that a service answers from its own steps. */
  @Test
  void requestIsOfTheKindServerAndItsStepsAreNot(Vertx vertx) {
    RecordedSpans spans = RecordedSpans.of(vertx, 1);
    TraceSpan http = Tracing.of(vertx).request("http", null);
    TraceSpan.endIfAny(Tracing.of(vertx).child("route", TraceSpan.parentOf(http)));
    TraceSpan.endIfAny(http);

    assertThat(spans.named("http").getKind()).isEqualTo(SpanKind.SERVER);
    assertThat(spans.named("route").getKind()).isEqualTo(SpanKind.INTERNAL);
  }

  private static long joined(RecordedSpans spans) {
    return spans.ended().stream()
        .filter(span -> span.getTraceId().equals("0af7651916cd43dd8448eb211c80319c"))
        .count();
  }

  @Test
  void oneInSoManyIsTraced(Vertx vertx) {
    RecordedSpans.of(vertx, 10);
    Tracing tracing = Tracing.of(vertx);
    int traced = 0;
    for (int i = 0; i < 10_000; i++) {
      traced += tracing.begin("frame") == null ? 0 : 1;
    }

    assertThat(traced).isBetween(700, 1_300);
  }

  @Test
  void failureIsNotedByItsKindAndNotByItsMessage(Vertx vertx) {
    RecordedSpans spans = RecordedSpans.of(vertx, 1);
    Future<Void> unused =
        TraceSpan.ended(
            Tracing.of(vertx).begin("commit"),
            Future.failedFuture(new IllegalStateException("what somebody wrote")));

    assertThat(spans.named("commit").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(spans.named("commit").getStatus().getDescription())
        .isEqualTo("IllegalStateException");
  }

  private static AttributeKey<String> key(String name) {
    return AttributeKey.stringKey(name);
  }
}
