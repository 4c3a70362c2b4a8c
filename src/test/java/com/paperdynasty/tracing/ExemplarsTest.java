package com.paperdynasty.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The trace that a bucket names as its example. */
class ExemplarsTest {
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0";
  private static final String EXEMPLAR =
      "# {span_id=\"b7ad6b7169203331\",trace_id=\"0af7651916cd43dd8448eb211c80319c\"} 0.003";

  @Test
  void bucketOfATracedMeasurementNamesItsTrace() {
    assertThat(lineOfBucket("0.005", scraped("http://collector:4318/v1/traces", TRACE)))
        .contains(EXEMPLAR);
  }

  @Test
  void othersNameNone() {
    assertThat(scraped("http://collector:4318/v1/traces", null)).doesNotContain("trace_id");
    assertThat(scraped("", TRACE)).as("tracing is off").doesNotContain("trace_id");
  }

  @Test
  void measurementAfterATracedOneIsNotOfItsTrace() {
    PrometheusMeterRegistry registry = Exemplars.registry(settings("http://collector/v1/traces"));
    Timer before = timer(registry, "before");
    Timer after = timer(registry, "after");
    Exemplars.record(before, 3, TimeUnit.MILLISECONDS, TRACE);
    Exemplars.record(after, 3, TimeUnit.MILLISECONDS, null);
    after.record(3, TimeUnit.MILLISECONDS);

    assertThat(registry.scrape(OPEN_METRICS).lines().filter(line -> line.contains("trace_id")))
        .allMatch(line -> line.startsWith("before_"))
        .isNotEmpty();
  }

  private static String scraped(String endpoint, @Nullable String trace) {
    PrometheusMeterRegistry registry = Exemplars.registry(settings(endpoint));
    Exemplars.record(timer(registry, "append"), 3, TimeUnit.MILLISECONDS, trace);
    String scraped = registry.scrape(OPEN_METRICS);
    assertThat(lineOfBucket("0.005", scraped)).contains("} 1");
    return scraped;
  }

  private static String lineOfBucket(String le, String scraped) {
    return scraped
        .lines()
        .filter(line -> line.contains("_bucket{le=\"" + le + "\"}"))
        .findFirst()
        .orElseThrow();
  }

  private static Timer timer(PrometheusMeterRegistry registry, String name) {
    return Timer.builder(name)
        .serviceLevelObjectives(Duration.ofMillis(1), Duration.ofMillis(5))
        .register(registry);
  }

  private static TracingSettings settings(String endpoint) {
    return new TracingSettings(endpoint, 1, 1_000, 10, 10);
  }
}
