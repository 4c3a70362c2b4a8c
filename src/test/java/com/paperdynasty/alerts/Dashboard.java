package com.paperdynasty.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.harness.ObservationFiles;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The dashboard as a picture: its own panels and queries, drawn from what a Prometheus has seen.
 * There is no Grafana where this runs.
 */
final class Dashboard {
  private static final Pattern LABEL = Pattern.compile("\\{\\{(\\w+)}}");
  private static final int COLUMNS = 24;
  private static final int PANEL_UNITS = 8;
  private static final int GAP = 10;
  private static final int ROW_HEIGHT = 30;
  private static final int HEAD_HEIGHT = 40;
  private static final String STYLE =
      "text{font-family:sans-serif;fill:#24292e}.head{font-size:18px;font-weight:600}"
          + ".row{font-size:15px;font-weight:600}.title{font-size:12.5px;font-weight:600}"
          + ".tick{font-size:10px;fill:#57606a}.card{fill:#fff;stroke:#d0d7de}"
          + ".grid{stroke:#eaeef2}.mark{stroke:#c4162a;stroke-dasharray:3 3}"
          + "path{stroke-width:1.4}";

  private final Prometheus prometheus;
  private final Map<String, String> nodes;
  private final long from;
  private final long to;
  private final List<String> unanswered = new ArrayList<>();

  /**
   * The dashboard between two times, in seconds since 1970.
   *
   * @param nodes what each instance is called in the picture
   */
  Dashboard(Prometheus prometheus, Map<String, String> nodes, long from, long to) {
    this.prometheus = prometheus;
    this.nodes = nodes;
    this.from = from;
    this.to = to;
  }

  /**
   * Draws it.
   *
   * @param head what the picture shows
   * @param marks times at which something happened
   */
  String svg(String head, List<Long> marks) {
    StringBuilder panels = new StringBuilder();
    int y = HEAD_HEIGHT;
    for (JsonNode panel : ObservationFiles.dashboard().path("panels")) {
      int column = panel.at("/gridPos/x").asInt();
      if (panel.path("type").asText().equals("row")) {
        panels.append(
            "<text class=\"row\" x=\"%d\" y=\"%d\">%s</text>%n"
                .formatted(GAP, y + 20, panel.path("title").asText()));
        y += ROW_HEIGHT;
        continue;
      }
      panels.append(chart(panel, marks).at(GAP + column / PANEL_UNITS * (Chart.WIDTH + GAP), y));
      if (column + PANEL_UNITS == COLUMNS) {
        y += Chart.HEIGHT + GAP;
      }
    }
    int width = GAP + COLUMNS / PANEL_UNITS * (Chart.WIDTH + GAP);
    return ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\""
            + " height=\"%2$d\"><style>%3$s</style><rect width=\"100%%\" height=\"100%%\""
            + " fill=\"#f6f8fa\"/><text class=\"head\" x=\"%4$d\" y=\"28\">%5$s</text>\n"
            + "%6$s</svg>\n")
        .formatted(width, y + GAP, STYLE, GAP, head, panels);
  }

  /** The queries to which nothing was found when it was drawn, as panel and legend. */
  List<String> unanswered() {
    return unanswered;
  }

  private Chart chart(JsonNode panel, List<Long> marks) {
    List<Chart.Line> lines = new ArrayList<>();
    for (JsonNode target : panel.path("targets")) {
      String expression =
          target
              .path("expr")
              .asText()
              .replace("$namespace", ".*")
              .replace("$instance", ".*")
              .replace("$__rate_interval", "5s");
      String legend = target.path("legendFormat").asText();
      JsonArray found = prometheus.range(expression, from, to);
      found.forEach(series -> lines.add(line((JsonObject) series, legend)));
      if (found.isEmpty()) {
        unanswered.add(panel.path("title").asText() + ": " + legend);
      }
    }
    return new Chart(
        panel.path("title").asText(),
        panel.at("/fieldConfig/defaults/unit").asText(),
        from,
        to,
        lines,
        marks);
  }

  private Chart.Line line(JsonObject series, String legend) {
    JsonObject labels = series.getJsonObject("metric");
    Matcher named = LABEL.matcher(legend);
    String name = named.replaceAll(label -> called(labels.getString(label.group(1), "")));
    TreeMap<Long, Double> values = new TreeMap<>();
    for (Object each : series.getJsonArray("values")) {
      JsonArray value = (JsonArray) each;
      double number = Double.parseDouble(value.getString(1));
      if (Double.isFinite(number)) {
        values.put(value.getNumber(0).longValue(), number);
      }
    }
    return new Chart.Line(name, values);
  }

  private String called(String label) {
    return Matcher.quoteReplacement(nodes.getOrDefault(label, label));
  }
}
