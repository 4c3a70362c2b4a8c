package com.paperdynasty.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.paperdynasty.harness.Promtool;
import com.paperdynasty.harness.ReservedPorts;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.nodes.ThreeNodeCluster;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A Prometheus that scrapes nodes every second, with its data in a folder of the test. */
final class Prometheus implements AutoCloseable {
  private static final String CONFIGURATION =
      """
      global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 500ms}
      rule_files: [rules.yaml]
      scrape_configs:
        - job_name: paper-dynasty
          static_configs: [{targets: [%s]}]
      """;

  private static final long LONGEST_END_S = 20;

  private final Process process;
  private final RestClient api;

  private Prometheus(Process process, RestClient api) {
    this.process = process;
    this.api = api;
  }

  /**
   * Starts it, and waits until it answers. Skips the test where it is not installed.
   *
   * @param rules the groups of rules
   */
  static Prometheus start(Path folder, List<InetSocketAddress> nodes, String rules)
      throws IOException {
    String program = Promtool.program("prometheus");
    String targets =
        nodes.stream()
            .map(node -> "'" + node.getHostString() + ":" + node.getPort() + "'")
            .collect(Collectors.joining(", "));
    Files.writeString(folder.resolve("rules.yaml"), rules);
    Files.writeString(folder.resolve("prometheus.yaml"), CONFIGURATION.formatted(targets));
    int port = ReservedPorts.reserve(1).get(0);
    Path output = folder.resolve("prometheus.log");
    Process process =
        new ProcessBuilder(
                program,
                "--config.file=prometheus.yaml",
                "--storage.tsdb.path=data",
                "--web.listen-address=127.0.0.1:" + port,
                "--enable-feature=exemplar-storage",
                "--log.level=warn")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    Prometheus prometheus = new Prometheus(process, new RestClient(port));
    ThreeNodeCluster.until(
        () -> !process.isAlive() || prometheus.api.isFine("/-/ready"),
        () -> "Prometheus does not answer");
    if (!process.isAlive()) {
      throw new AssertionError("Prometheus ended: " + Files.readString(output));
    }
    // Before its first look at the nodes it takes them for lost.
    ThreeNodeCluster.until(
        () -> prometheus.seen() == nodes.size() && prometheus.alerts().isEmpty(),
        () -> "at the beginning: " + prometheus.alerts());
    return prometheus;
  }

  private int seen() {
    return asked("/api/v1/query?query=up").getJsonArray("result").size();
  }

  private JsonArray alerts() {
    return asked("/api/v1/alerts").getJsonArray("alerts");
  }

  /** The names of the alerts that fire now. */
  Set<String> firing() {
    Set<String> names = new TreeSet<>();
    for (Object each : alerts()) {
      JsonObject alert = (JsonObject) each;
      if (alert.getString("state").equals("firing")) {
        names.add(alert.getJsonObject("labels").getString("alertname"));
      }
    }
    return names;
  }

  /** The series of an expression between two times, in seconds since 1970, one value a second. */
  JsonArray range(String expression, long from, long to) {
    return asked(
            "/api/v1/query_range?step=1&start=%d&end=%d&query=%s"
                .formatted(from, to, URLEncoder.encode(expression, UTF_8)))
        .getJsonArray("result");
  }

  private JsonObject asked(String path) {
    JsonObject answer = api.get(path, null);
    if (!"success".equals(answer.getString("status"))) {
      throw new AssertionError(path + ": " + answer.encode());
    }
    return answer.getJsonObject("data");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(LONGEST_END_S, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
