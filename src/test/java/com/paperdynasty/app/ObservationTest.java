package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.app.config.ConfigFiles;
import com.paperdynasty.app.config.Configuration;
import com.paperdynasty.audit.AuditRecorder;
import com.paperdynasty.cluster.hosting.HostMetrics;
import com.paperdynasty.harness.ObservationFiles;
import com.paperdynasty.limits.RateLimiter;
import com.paperdynasty.ops.EventLoopPulse;
import com.paperdynasty.ops.MetricConventions;
import com.paperdynasty.ops.NodeMetrics;
import com.paperdynasty.ops.Readiness;
import com.paperdynasty.realtime.connection.RealtimeMetrics;
import com.paperdynasty.replay.ReplayMetrics;
import com.paperdynasty.store.connection.StatementPool;
import com.paperdynasty.store.journal.JournalWriterVerticle;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.logging.LogbackMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Alerts, dashboard and handbook speak of metrics that exist, and of each other. */
class ObservationTest {
  /** Prometheus makes this one itself. */
  private static final String UP = "up";

  /** The labels by which each query of the dashboard chooses, before any of its own. */
  private static final Pattern SELECTOR =
      Pattern.compile(
          "\\{job=\"paper-dynasty\", namespace=~\"\\$namespace\", instance=~\"\\$instance\"[^}]*}");

  private static final Pattern LABEL = Pattern.compile("^## |^### (.+)$", Pattern.MULTILINE);

  @Test
  void everyMetricOfTheAlertsAndTheDashboardExists() {
    Set<String> named = new TreeSet<>(ObservationFiles.metricsOfAlerts());
    named.addAll(ObservationFiles.metricsOfDashboard());
    named.remove(UP);
    // RoutesIT asks a node for those of its HTTP server.
    named.removeIf(name -> name.startsWith("vertx_"));
    assertThat(named).hasSizeGreaterThan(20);
    assertThat(registered()).containsAll(named);
  }

  /** One Prometheus may watch several installations: each selector asks for one of them. */
  @Test
  void dashboardAsksForTheChosenInstallationAndNodes() {
    assertThat(ObservationFiles.dashboard().at("/templating/list"))
        .extracting(variable -> variable.path("name").asText())
        .containsExactly("datasource", "namespace", "instance");
    assertThat(ObservationFiles.expressionsOfDashboard())
        .hasSizeGreaterThan(40)
        .allSatisfy(
            expression ->
                assertThat(SELECTOR.matcher(expression).replaceAll(""))
                    .as(expression)
                    .doesNotContain("{"));
  }

  @Test
  void handbookDescribesEachMetricOfOursAndNoOther() {
    Set<String> ours = new TreeSet<>();
    registered().stream().filter(name -> name.startsWith("pd_")).forEach(ours::add);
    ours.removeIf(name -> name.endsWith("_count") || name.endsWith("_sum"));
    ours.removeIf(name -> name.endsWith("_bucket") || name.endsWith("_max"));
    assertThat(ObservationFiles.metricsIn(ObservationFiles.handbookTable())).isEqualTo(ours);
  }

  @Test
  void everyAlertHasItsPageAndIsTestedBothWays() {
    String handbook = ObservationFiles.handbook();
    String tests = ObservationFiles.tests();
    List<String> pages = new ArrayList<>();
    for (ObservationFiles.Alert alert : ObservationFiles.alerts()) {
      pages.add(alert.page());
      assertThat(tests)
          .contains("name: " + alert.name() + " fires\n", "name: " + alert.name() + " is quiet\n");
      assertThat(alert.severity()).isIn("critical", "warning");
    }
    List<String> sections =
        LABEL
            .matcher(handbook.substring(handbook.indexOf("## Alerts\n")))
            .results()
            .map(found -> Optional.ofNullable(found.group(1)))
            .flatMap(Optional::stream)
            .map(heading -> "observation.md#" + heading.toLowerCase(Locale.ROOT).replace(' ', '-'))
            .toList();
    assertThat(pages).containsExactlyElementsOf(sections);
  }

  /** Without a cluster nobody applies the component: its files are those that it names. */
  @Test
  void componentNamesItsFilesAndFindsThePods() {
    JsonNode component = ObservationFiles.yaml("kustomization.yaml");
    assertThat(component.at("/resources"))
        .extracting(JsonNode::asText)
        .containsExactly("pod-monitor.yaml", "alerts.yaml");
    assertThat(component.at("/configMapGenerator/0/files/0").asText()).isEqualTo("dashboard.json");

    JsonNode monitor = ObservationFiles.yaml("pod-monitor.yaml").path("spec");
    JsonNode pod = ObservationFiles.yaml("../../base/deployment.yaml").at("/spec/template");
    assertThat(monitor.at("/selector/matchLabels")).isEqualTo(pod.at("/metadata/labels"));
    String job = monitor.path("jobLabel").asText();
    assertThat(pod.at("/metadata/labels").path(job).asText()).isEqualTo("paper-dynasty");
    assertThat(pod.at("/spec/containers/0/ports").findValuesAsText("name"))
        .contains(monitor.at("/podMetricsEndpoints/0/port").asText());
  }

  /** All that a node registers, by the names that Prometheus reads. */
  private static Set<String> registered() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    MetricConventions.applyTo(registry, false);
    new RealtimeMetrics(registry);
    Configuration configuration =
        Configuration.of(
            ConfigFiles.read(null, true, Map.of("PD_AUTH_SECRET", "s".repeat(32))), true);
    new RateLimiter(configuration.limits(), System::nanoTime, registry);
    new HostMetrics(registry);
    new ReplayMetrics(registry);
    new EventLoopPulse(registry, System::nanoTime);
    new JournalWriterVerticle(null, configuration.store(), null, registry);
    new StatementPool(null, new StatementPool.Bounds("reads", 1, 1, 1, 1, 1), registry);
    new AuditRecorder(null, configuration.records(), registry)
        .count(Instant.EPOCH, "alice", "roll_dice", null);
    NodeMetrics.register(
        registry,
        "1",
        new Readiness(
            Optional::empty,
            () -> Future.succeededFuture(Optional.empty()),
            new Readiness.Probing(1, 1, 1),
            System::nanoTime),
        () -> 1);
    try (JvmGcMetrics gc = new JvmGcMetrics();
        LogbackMetrics lines = new LogbackMetrics()) {
      gc.bindTo(registry);
      lines.bindTo(registry);
      new UptimeMetrics().bindTo(registry);
      new ProcessorMetrics().bindTo(registry);
      return ObservationFiles.scraped(registry.scrape());
    }
  }
}
