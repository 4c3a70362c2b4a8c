package com.paperdynasty.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricConventionsTest {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  @BeforeEach
  void apply() {
    MetricConventions.applyTo(registry, false);
  }

  @Test
  void timeOfRequestsHasOneRouteAndBuckets() {
    Timer.builder("vertx.http.server.response.time")
        .tag("route", "/>/api/games/:id>/api/games/:id")
        .register(registry)
        .record(Duration.ofMillis(7));

    assertThat(registry.scrape())
        .contains(
            "vertx_http_server_response_time_seconds_bucket"
                + "{route=\"/api/games/:id\",le=\"0.005\"} 0\n",
            "vertx_http_server_response_time_seconds_bucket"
                + "{route=\"/api/games/:id\",le=\"0.01\"} 1\n");
  }

  @Test
  void namesAgainstTheConventionsAreReplaced() {
    Gauge.builder("system.cpu.count", () -> 2).register(registry);
    Counter.builder("process.cpu.time").baseUnit("ns").register(registry).increment();
    Counter.builder("jvm.compilation.time").baseUnit("ms").register(registry).increment();

    assertThat(registry.scrape())
        .contains("system_cpus ", "process_cpu_seconds_total", "jvm_compilation_seconds_total")
        .doesNotContain("system_cpu_count", "process_cpu_time", "jvm_compilation_time");
  }

  /** For dashboards that still ask for them, for one release. */
  @Test
  void oldNamesAreBesideTheNewOnesWhereTheyAreWanted() {
    PrometheusMeterRegistry both = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    MetricConventions.applyTo(both, true);
    Gauge.builder("system.cpu.count", () -> 2).register(both);
    Counter.builder("process.cpu.time").baseUnit("ns").register(both).increment();
    Counter.builder("jvm.compilation.time").baseUnit("ms").register(both).increment();

    assertThat(both.scrape())
        .contains("system_cpus ", "process_cpu_seconds_total", "jvm_compilation_seconds_total")
        .contains("system_cpu_count 2.0", "process_cpu_time_ns_total 1.0")
        .contains("jvm_compilation_time_ms_total 1.0");
  }

  @Test
  void otherMetricsAreAsTheyWere() {
    Counter.builder("pd.frames.malformed").register(registry).increment();
    assertThat(registry.scrape()).contains("pd_frames_malformed_total 1.0");
  }
}
