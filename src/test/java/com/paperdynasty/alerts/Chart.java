package com.paperdynasty.alerts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * One panel of the dashboard as SVG.
 *
 * @param unit as Grafana names it
 * @param from when the picture begins, in seconds since 1970
 */
record Chart(String title, String unit, long from, long to, List<Line> lines, List<Long> marks) {
  static final int WIDTH = 460;
  static final int HEIGHT = 220;

  private static final int LEFT = 58;
  private static final int RIGHT = 12;
  private static final int TOP = 34;
  private static final int BOTTOM = 44;
  private static final int MORE_WIDTH = 84;

  /** Of the broad fonts that a browser may take. */
  private static final int LETTER_WIDTH = 7;

  private static final int STEPS = 4;
  private static final long EVERY_S = 30;
  private static final double[] NICE = {1, 2, 4, 6, 8, 10};
  private static final String[] COLOURS = {
    "#3274d9", "#e0752d", "#37872d", "#c4162a", "#8f3bb8", "#b58900", "#0a8f8f", "#7a7a7a"
  };

  /** One series: a value for some of the seconds. */
  record Line(String name, SortedMap<Long, Double> values) {}

  /** The panel with its corner at this place. */
  String at(int x, int y) {
    StringBuilder svg = new StringBuilder("<g transform=\"translate(%d %d)\">".formatted(x, y));
    svg.append(
        "<rect class=\"card\" width=\"%d\" height=\"%d\" rx=\"4\"/>".formatted(WIDTH, HEIGHT));
    svg.append("<text class=\"title\" x=\"12\" y=\"20\">%s</text>".formatted(escaped(title)));
    double top = top();
    grid(svg, top);
    for (long mark : marks) {
      svg.append(
          "<line class=\"mark\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\"/>"
              .formatted(x(mark), TOP, HEIGHT - BOTTOM));
    }
    for (int i = 0; i < lines.size(); i++) {
      svg.append("<path fill=\"none\" stroke=\"%s\" d=\"%s\"/>".formatted(colour(i), path(i, top)));
    }
    if (lines.isEmpty()) {
      svg.append(
          "<text class=\"tick\" text-anchor=\"middle\" x=\"%d\" y=\"%d\">no data</text>"
              .formatted((LEFT + WIDTH - RIGHT) / 2, (TOP + HEIGHT - BOTTOM) / 2));
    }
    legend(svg);
    return svg.append("</g>\n").toString();
  }

  private void grid(StringBuilder svg, double top) {
    for (int i = 0; i <= STEPS; i++) {
      double value = top * i / STEPS;
      svg.append(
          "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%3$.1f\" y2=\"%3$.1f\"/>"
              .formatted(LEFT, WIDTH - RIGHT, y(value, top)));
      svg.append(
          "<text class=\"tick\" text-anchor=\"end\" x=\"%d\" y=\"%.1f\">%s</text>"
              .formatted(LEFT - 6, y(value, top) + 3, text(value)));
    }
    for (long at = from; at <= to; at += EVERY_S) {
      svg.append(
          "<text class=\"tick\" text-anchor=\"middle\" x=\"%.1f\" y=\"%d\">%d:%02d</text>"
              .formatted(x(at), HEIGHT - BOTTOM + 13, (at - from) / 60, (at - from) % 60));
    }
  }

  /** As much of the legend as there is room for. */
  private void legend(StringBuilder svg) {
    int column = 0;
    for (int i = 0; i < lines.size(); i++) {
      String name = lines.get(i).name();
      int width = 26 + LETTER_WIDTH * name.length();
      int room = WIDTH - RIGHT - (i == lines.size() - 1 ? 0 : MORE_WIDTH);
      if (12 + column + width > room) {
        svg.append(
            "<text class=\"tick\" x=\"%d\" y=\"%d\">and %d more</text>"
                .formatted(12 + column, HEIGHT - 10, lines.size() - i));
        return;
      }
      svg.append(
          "<rect x=\"%d\" y=\"%d\" width=\"9\" height=\"3\" fill=\"%s\"/>"
              .formatted(12 + column, HEIGHT - 15, colour(i)));
      svg.append(
          "<text class=\"tick\" x=\"%d\" y=\"%d\">%s</text>"
              .formatted(25 + column, HEIGHT - 10, escaped(name)));
      column += width;
    }
  }

  /** A gap of a few seconds is a gap of the line. */
  private String path(int line, double top) {
    StringBuilder path = new StringBuilder();
    long last = Long.MIN_VALUE;
    for (Map.Entry<Long, Double> value : lines.get(line).values().entrySet()) {
      String move = value.getKey() - last > 3 || last == Long.MIN_VALUE ? "M" : "L";
      path.append(
          String.format(
              Locale.ROOT, "%s%.1f %.1f", move, x(value.getKey()), y(value.getValue(), top)));
      last = value.getKey();
    }
    return path.toString();
  }

  /** A round number above all values. */
  private double top() {
    double most =
        lines.stream()
            .flatMap(line -> line.values().values().stream())
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(0);
    if (most <= 0) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(most)));
    for (double nice : NICE) {
      if (nice * power >= most * 1.02) {
        return nice * power;
      }
    }
    return 20 * power;
  }

  private double x(long second) {
    return LEFT + (double) (WIDTH - LEFT - RIGHT) * (second - from) / (to - from);
  }

  private static double y(double value, double top) {
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / top;
  }

  private String text(double value) {
    return switch (unit) {
      case "s" -> value < 1 ? trimmed(value * 1_000) + " ms" : trimmed(value) + " s";
      case "reqps" -> trimmed(value) + "/s";
      case "percentunit" -> trimmed(value * 100) + " %";
      default -> trimmed(value);
    };
  }

  private static String trimmed(double value) {
    return String.format(Locale.ROOT, "%.3f", value).replaceAll("\\.?0+$", "");
  }

  private static String colour(int line) {
    return COLOURS[line % COLOURS.length];
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
