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
 * @param advances the advances of the batter and the runners who moved, with marks of runs
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
    List<Advance> advances,
    int outs,
    int runs,
    List<Position> errors) {

  private static final Pattern OUT_IN_TEXT = Pattern.compile("\\(([B123])\\)");

  static RealPlay of(JsonNode json) {
    List<Advance> advances = new ArrayList<>();
    for (JsonNode advance : json.get("advances")) {
      advances.add(advance(advance));
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
        advances,
        json.get("outs_on_play").asInt(),
        json.get("runs_on_play").asInt(),
        errors);
  }

  private static Advance advance(JsonNode json) {
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

  /** The same play without marks of earned and unearned runs. */
  RealPlay withoutEarnedMarks() {
    List<Advance> plain =
        advances.stream()
            .map(
                advance ->
                    new Advance(
                        advance.from(),
                        advance.base(),
                        advance.out(),
                        advance.rbi(),
                        null,
                        advance.how()))
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

  /** The advance of the runner from that base, or null for a runner who stayed. */
  Advance from(int base) {
    return advances.stream().filter(advance -> advance.from() == base).findFirst().orElse(null);
  }

  /** Whether the record has no event, such as a video review alone. */
  boolean isNothing() {
    return basic().equals("OA") && advances.isEmpty() && errors.isEmpty();
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
   * The advances in the order of events. With three outs the runs that counted come before the last
   * out; otherwise the outs come first. Outs are in the order of the text.
   */
  List<Advance> inOrder() {
    List<Advance> safe = new ArrayList<>();
    List<Advance> out = new ArrayList<>();
    advances.forEach(advance -> (advance.out() ? out : safe).add(advance));
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

  /** Adds the special kind of an out that the text notes. */
  private Advance marked(Advance advance) {
    if (!advance.out() || advance.how() != null) {
      return advance;
    }
    boolean last = outsBefore + outs <= 3 && advance.from() == 0;
    if (has("RINT") && last) {
      return advance.withHow(How.INTERFERENCE);
    }
    boolean offFirst = advance.from() == 0 && advance.base() == 1 && event.contains("BX1");
    return offFirst && Character.isDigit(basic().charAt(0))
        ? advance.withHow(How.TOUCHED)
        : advance;
  }

  /** The place of an out in the text; outs that the fielders' numbers name come first. */
  private int placeOf(Advance advance) {
    if (advance.from() == 0 && basic().startsWith("K")) {
      return -1;
    }
    String who = advance.from() == 0 ? "B" : Integer.toString(advance.from());
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
