package com.paperdynasty.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** The files by which a node is watched, and the metrics that they name. */
public final class ObservationFiles {
  private static final Path COMPONENT = Path.of("k8s/components/observation");
  private static final Path HANDBOOK = Path.of("src/site/markdown/observation.md");
  private static final Path TESTS = Path.of("src/test/observation/alerts-test.yaml");

  /** The families that a node has. */
  private static final Pattern METRIC =
      Pattern.compile("\\b(up\\b(?=\\{)|(pd|jvm|process|logback|vertx)_[a-z0-9_]+)");

  private static final Pattern SAMPLE =
      Pattern.compile("^([a-z][a-z0-9_]+)[{ ]", Pattern.MULTILINE);

  private static final Pattern RANGE = Pattern.compile("\\[(\\d+)m\\]");

  /** No expression is broken into lines. */
  private static final int LONGEST_LINE = 10_000;

  private ObservationFiles() {}

  /** One alert of the rules. */
  public record Alert(String name, String expression, String severity, String page) {}

  public static List<Alert> alerts() {
    List<Alert> alerts = new ArrayList<>();
    for (Object group : (List<?>) spec().get("groups")) {
      for (Object each : (List<?>) ((Map<?, ?>) group).get("rules")) {
        Map<?, ?> rule = (Map<?, ?>) each;
        alerts.add(
            new Alert(
                text(rule.get("alert")),
                text(rule.get("expr")),
                text(((Map<?, ?>) rule.get("labels")).get("severity")),
                text(((Map<?, ?>) rule.get("annotations")).get("page"))));
      }
    }
    return alerts;
  }

  private static String text(Object value) {
    return String.valueOf(value);
  }

  private static Map<?, ?> spec() {
    Map<String, Object> rule = new Yaml().load(read(COMPONENT.resolve("alerts.yaml")));
    return (Map<?, ?>) rule.get("spec");
  }

  /** A file of the component. */
  public static JsonNode yaml(String file) {
    return new ObjectMapper().valueToTree(new Yaml().load(read(COMPONENT.resolve(file))));
  }

  /** The groups of rules as Prometheus itself reads them. */
  public static String rules() {
    DumperOptions options = new DumperOptions();
    options.setWidth(LONGEST_LINE);
    return new Yaml(options).dump(spec());
  }

  /**
   * The same rules in less time: a minute is a second, also where a number of them is times 60.
   *
   * @param leastRangeS the shortest range that they have then
   */
  public static String shortened(int leastRangeS) {
    String pauses = rules().replaceAll("for: (\\d+)m", "for: $1s");
    String ages = pauses.replaceAll("< (\\d+) \\* 60\\b", "< $1");
    return RANGE
        .matcher(ages)
        .replaceAll(range -> "[" + Math.max(leastRangeS, Integer.parseInt(range.group(1))) + "s]");
  }

  public static String tests() {
    return read(TESTS);
  }

  public static String handbook() {
    return read(HANDBOOK);
  }

  /** The table of metrics of the handbook. */
  public static String handbookTable() {
    String handbook = handbook();
    return handbook.substring(handbook.indexOf("| metric |"), handbook.indexOf("## Alerts"));
  }

  public static Set<String> metricsOfAlerts() {
    Set<String> names = new TreeSet<>();
    alerts().forEach(alert -> names.addAll(metricsIn(alert.expression())));
    return names;
  }

  public static Set<String> metricsOfDashboard() {
    Set<String> names = new TreeSet<>();
    expressionsOfDashboard().forEach(expression -> names.addAll(metricsIn(expression)));
    return names;
  }

  /** The queries of all panels. */
  public static List<String> expressionsOfDashboard() {
    return dashboard().findValuesAsText("expr");
  }

  /** The dashboard as Grafana reads it. */
  public static JsonNode dashboard() {
    try {
      return new ObjectMapper().readTree(read(COMPONENT.resolve("dashboard.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Set<String> metricsIn(String text) {
    Set<String> names = new TreeSet<>();
    Matcher found = METRIC.matcher(text);
    while (found.find()) {
      names.add(found.group(1));
    }
    return names;
  }

  /** The names of all samples, and of their families, that a node answers with. */
  public static Set<String> scraped(String metrics) {
    Set<String> names = new TreeSet<>();
    Matcher samples = SAMPLE.matcher(metrics);
    while (samples.find()) {
      names.add(samples.group(1));
    }
    for (String name : Set.copyOf(names)) {
      if (name.endsWith("_count")) {
        names.add(name.substring(0, name.length() - "_count".length()));
      }
    }
    return names;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
