package com.paperdynasty.baseball.realgames;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Advance.How;
import com.paperdynasty.baseball.model.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A play as it really happened.
 *
 * @param event Retrosheet's notation of it, without its marks of doubt and surprise
 * @param ways where the batter and the runners went, with marks of runs; those who stayed left out
 * @param errors one position for each error
 */
public record RealPlay(
    JsonNode json,
    int inning,
    boolean top,
    String batterId,
    String pitcherId,
    int outsBefore,
    List<Integer> basesBefore,
    String event,
    boolean plateAppearance,
    List<Advance> ways,
    int outs,
    int runs,
    List<Position> errors) {

  private static final Pattern OUT_IN_TEXT = Pattern.compile("\\(([B123])\\)");

  static RealPlay of(JsonNode json) {
    List<Advance> ways = new ArrayList<>();
    for (JsonNode way : json.get("advances")) {
      ways.add(way(way));
    }
    List<Integer> bases = new ArrayList<>();
    json.get("bases_before").forEach(base -> bases.add(base.asInt()));
    List<Position> errors = new ArrayList<>();
    json.path("errors").forEach(fielder -> errors.add(Position.numbered(fielder.asInt())));
    return new RealPlay(
        json,
        json.get("inning").asInt(),
        json.get("half").asText().equals("top"),
        json.get("batter_id").asText(),
        json.get("pitcher_id").asText(),
        json.get("outs_before").asInt(),
        bases,
        json.get("event_text").asText().replaceAll("[!?#]", ""),
        json.get("pa").asBoolean(),
        ways,
        json.get("outs_on_play").asInt(),
        json.get("runs_on_play").asInt(),
        errors);
  }

  private static Advance way(JsonNode json) {
    boolean out = json.path("out").asBoolean();
    int to = json.get("to").asInt();
    boolean scores = to == 4 && !out;
    return new Advance(
        json.get("from").asInt(),
        to,
        out,
        scores ? (Boolean) json.path("rbi").asBoolean() : null,
        scores ? (Boolean) json.path("unearned").asBoolean() : null,
        how(json));
  }

  private static How how(JsonNode json) {
    if (json.path("touched").asBoolean()) {
      return How.TOUCHED;
    }
    return json.path("interference").asBoolean() ? How.INTERFERENCE : null;
  }

  /** The same play as somebody tells it who does not say of a run whether it is earned. */
  RealPlay withoutEarnedMarks() {
    List<Advance> plain =
        ways.stream()
            .map(way -> new Advance(way.from(), way.base(), way.out(), way.rbi(), null, way.how()))
            .toList();
    return new RealPlay(
        json,
        inning,
        top,
        batterId,
        pitcherId,
        outsBefore,
        basesBefore,
        event,
        plateAppearance,
        plain,
        outs,
        runs,
        errors);
  }

  /** The event without modifiers and advances: {@code 64(1)3}, {@code K+SB2}. */
  String basic() {
    return event.split("[/.]", 2)[0];
  }

  boolean has(String modifier) {
    String description = event.split("\\.", 2)[0];
    return ("/" + description.replaceFirst("^[^/]*/?", "") + "/").contains("/" + modifier + "/");
  }

  /** The advance of the runner from that base, or null if he stayed. */
  Advance from(int base) {
    return ways.stream().filter(way -> way.from() == base).findFirst().orElse(null);
  }

  /** A look at the video alone: nothing else was noted. */
  boolean isNothing() {
    return basic().equals("OA") && ways.isEmpty() && errors.isEmpty();
  }

  boolean batterSafe() {
    Advance batter = from(0);
    return batter != null && !batter.out();
  }

  String trajectory() {
    return json.path("trajectory").asText("");
  }

  /** The hit location: the fielder of the ball, or the pitcher if none is named. */
  Position location() {
    int fielder = json.path("fielder").asInt(0);
    return Position.numbered(fielder == 0 ? 1 : fielder);
  }

  /**
   * The ways in the order of events: with three outs the runs that counted came before the last;
   * the outs in the order of the text; otherwise the outs first.
   */
  List<Advance> inOrder() {
    List<Advance> safe = new ArrayList<>();
    List<Advance> out = new ArrayList<>();
    ways.forEach(way -> (way.out() ? out : safe).add(way));
    out.sort((a, b) -> Integer.compare(placeOf(a), placeOf(b)));
    if (outsBefore + outs == 3 && runs > 0) {
      // A run has counted, so the batter's out at first cannot have been the last.
      out.sort((a, b) -> Boolean.compare(a.from() > 0, b.from() > 0));
    }
    List<Advance> ordered = new ArrayList<>();
    boolean third = outsBefore + outs == 3;
    ordered.addAll(third ? safe : out);
    ordered.addAll(third ? out : safe);
    ordered.replaceAll(this::marked);
    return ordered;
  }

  /** What the text says was peculiar about an out. */
  private Advance marked(Advance way) {
    if (!way.out() || way.how() != null) {
      return way;
    }
    boolean last = outsBefore + outs <= 3 && way.from() == 0;
    if (has("RINT") && last) {
      return way.withHow(How.INTERFERENCE);
    }
    boolean offFirst = way.from() == 0 && way.base() == 1 && event.contains("BX1");
    return offFirst && Character.isDigit(basic().charAt(0)) ? way.withHow(How.TOUCHED) : way;
  }

  /** Where the text tells of an out: first those that the fielders' numbers name. */
  private int placeOf(Advance way) {
    if (way.from() == 0 && basic().startsWith("K")) {
      return -1;
    }
    String who = way.from() == 0 ? "B" : Integer.toString(way.from());
    Matcher named = OUT_IN_TEXT.matcher(basic());
    while (named.find()) {
      if (named.group(1).equals(who)) {
        return named.start();
      }
    }
    int explicit = event.indexOf(who + "X");
    return explicit >= 0 ? 1000 + explicit : 500;
  }
}
