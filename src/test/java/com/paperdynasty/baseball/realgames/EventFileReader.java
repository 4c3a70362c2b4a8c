package com.paperdynasty.baseball.realgames;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a Retrosheet event file into the form of the sample, so that it can be played again. */
public final class EventFileReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ADVANCE =
      Pattern.compile("([B123])([-X])([123H])((?:\\([^)]*\\))*)");
  private static final Pattern OUT = Pattern.compile("\\(([B123])\\)");
  private static final Pattern ERROR = Pattern.compile("E(\\d)");
  private static final Pattern ON_BASES = Pattern.compile("(SB|CS|PO)([123H])(\\([^)]*\\))?");

  private final ObjectNode game;
  private final ArrayNode plays = JSON.createArrayNode();
  private final ArrayNode subs = JSON.createArrayNode();
  private final String[] pitchers = new String[2];
  private boolean[] bases = new boolean[5];
  private int outs;
  private String half = "";

  private EventFileReader(JsonNode frame) {
    game = frame.deepCopy();
  }

  /**
   * The game of a file.
   *
   * @param frame what the file does not have: the line score and the totals that are expected
   */
  public static RealGame read(String file, JsonNode frame) {
    EventFileReader reader = new EventFileReader(frame);
    reader.game.set("starters", JSON.createObjectNode());
    reader.game.set("er", JSON.createObjectNode());
    file.lines().forEach(line -> reader.record(List.of(line.split(",", -1))));
    reader.game.set("plays", reader.plays);
    reader.game.set("subs", reader.subs);
    return RealGame.of(reader.game);
  }

  private void record(List<String> fields) {
    switch (fields.get(0)) {
      case "info" -> info(fields.get(1), fields.get(2));
      case "start" -> start(fields);
      case "sub" -> sub(fields);
      case "radj" -> radj(fields);
      case "play" -> play(fields);
      case "data" -> ((ObjectNode) game.get("er")).put(fields.get(2), number(fields.get(3)));
      default -> {}
    }
  }

  private void info(String key, String value) {
    switch (key) {
      case "wp", "lp", "save" -> game.put(key, value);
      case "usedh" -> game.put("use_dh", value.equals("true"));
      case "innings" -> game.put("scheduled_innings", number(value));
      case "tiebreaker" -> game.put("tiebreaker_base", number(value));
      default -> {}
    }
  }

  private ObjectNode person(List<String> fields) {
    int team = number(fields.get(3));
    if (fields.get(5).equals("1")) {
      pitchers[team] = fields.get(1);
    }
    return JSON.createObjectNode()
        .put("team", team)
        .put("slot", number(fields.get(4)))
        .put("id", fields.get(1))
        .put("name", fields.get(2).replace("\"", ""))
        .put("pos", number(fields.get(5)));
  }

  private void start(List<String> fields) {
    String side = fields.get(3).equals("0") ? "visitor" : "home";
    ((ObjectNode) game.get("starters")).withArray(side).add(person(fields));
  }

  private void sub(List<String> fields) {
    subs.add(person(fields).put("before_play", plays.size()));
  }

  /** Stands before the first play of the half. */
  private void radj(List<String> fields) {
    half = "radj";
    bases = new boolean[5];
    outs = 0;
    bases[number(fields.get(2))] = true;
  }

  private void play(List<String> fields) {
    String event = fields.get(6);
    String now = fields.get(1) + fields.get(2);
    if (!now.equals(half) && !half.equals("radj")) {
      bases = new boolean[5];
      outs = 0;
    }
    half = now;
    if (event.equals("NP")) {
      return;
    }
    boolean top = fields.get(2).equals("0");
    Way[] ways = ways(event);
    ObjectNode play =
        JSON.createObjectNode()
            .put("inning", number(fields.get(1)))
            .put("half", top ? "top" : "bottom")
            .put("batter_id", fields.get(3))
            .put("pitcher_id", pitchers[top ? 1 : 0])
            .put("outs_before", outs)
            .put("event_text", event)
            .put("pa", !event.matches("(SB|CS|PO|WP|PB|BK|DI|OA|FLE).*"))
            .put("trajectory", trajectory(event));
    ArrayNode before = play.putArray("bases_before");
    for (int base = 1; base <= 3; base++) {
      if (bases[base]) {
        before.add(base);
      }
    }
    Matcher fielder = Pattern.compile("^(?:[A-Z]*?)(\\d)").matcher(event);
    if (fielder.find()) {
      play.put("fielder", number(fielder.group(1)));
    }
    Matcher error = ERROR.matcher(event);
    ArrayNode errors = play.putArray("errors");
    while (error.find()) {
      errors.add(number(error.group(1)));
    }
    move(play, ways);
    plays.add(play);
  }

  private void move(ObjectNode play, Way[] ways) {
    ArrayNode advances = play.putArray("advances");
    boolean[] after = bases.clone();
    int outsOn = 0;
    int runsOn = 0;
    for (int from = 3; from >= 0; from--) {
      Way way = ways[from];
      if (way == null) {
        continue;
      }
      after[from] = false;
      advances.add(
          JSON.createObjectNode()
              .put("from", from)
              .put("to", way.to)
              .put("out", way.out)
              .put("rbi", way.rbi)
              .put("unearned", way.unearned));
      outsOn += way.out ? 1 : 0;
      runsOn += way.to == 4 && !way.out ? 1 : 0;
    }
    for (Way way : ways) {
      if (way != null && !way.out && way.to < 4) {
        after[way.to] = true;
      }
    }
    play.put("outs_on_play", outsOn).put("runs_on_play", runsOn);
    bases = after;
    outs += outsOn;
  }

  private record Way(int to, boolean out, boolean rbi, boolean unearned) {}

  private static Way[] ways(String event) {
    Way[] ways = new Way[4];
    String[] parts = event.split("\\.", 2);
    String basic = parts[0].split("/", 2)[0];
    boolean battedIn = basic.matches("(S|D|T|HR|W|IW|HP|C|FC)\\d*(\\+.*)?|\\d.*");
    boolean doublePlay = parts[0].contains("GDP");
    implied(basic, ways);
    Matcher onBases = ON_BASES.matcher(basic);
    while (onBases.find()) {
      int base = base(onBases.group(2));
      boolean error = onBases.group(3) != null && onBases.group(3).contains("E");
      switch (onBases.group(1)) {
        case "SB" -> ways[base - 1] = new Way(base, false, false, false);
        case "CS" -> ways[base - 1] = new Way(base, !error, false, false);
        default -> ways[base] = error ? null : new Way(base, true, false, false);
      }
    }
    Matcher advance = ADVANCE.matcher(parts.length > 1 ? parts[1] : "");
    while (advance.find()) {
      int from = advance.group(1).equals("B") ? 0 : number(advance.group(1));
      String marks = advance.group(4);
      boolean rbi = marks.contains("(RBI)") || (battedIn && !doublePlay && !marks.contains("(NR)"));
      ways[from] =
          new Way(
              base(advance.group(3)), advance.group(2).equals("X"), rbi, marks.contains("(UR)"));
    }
    return ways;
  }

  /** What happens to the batter, and to runners whom the fielders' numbers put out. */
  private static void implied(String basic, Way[] ways) {
    if (basic.matches("(S|W|IW|HP|C|FC|E)\\d*(\\+.*)?")) {
      ways[0] = new Way(1, false, false, false);
    } else if (basic.matches("[DT]\\d*")) {
      ways[0] = new Way(basic.charAt(0) == 'D' ? 2 : 3, false, false, false);
    } else if (basic.equals("HR")) {
      ways[0] = new Way(4, false, true, false);
    } else if (basic.startsWith("K")) {
      ways[0] = new Way(1, true, false, false);
    } else if (Character.isDigit(basic.charAt(0))) {
      boolean batterLast = Character.isDigit(basic.charAt(basic.length() - 1));
      ways[0] = new Way(1, batterLast || basic.contains("(B)"), false, false);
      Matcher out = OUT.matcher(basic);
      while (out.find()) {
        if (!out.group(1).equals("B")) {
          int from = number(out.group(1));
          ways[from] = new Way(from + 1, true, false, false);
        }
      }
    }
  }

  private static String trajectory(String event) {
    String modifiers = event.split("\\.", 2)[0] + "/";
    if (modifiers.contains("/BG/") || modifiers.contains("/BGDP/")) {
      return "bunt_ground";
    }
    if (modifiers.matches(".*/(G|GDP|GTP)/.*")) {
      return "ground";
    }
    return modifiers.contains("/F/")
        ? "fly"
        : modifiers.contains("/L/") ? "line" : modifiers.contains("/P/") ? "pop" : "";
  }

  private static int base(String text) {
    return text.equals("H") ? 4 : number(text);
  }

  private static int number(String text) {
    return Integer.parseInt(text);
  }
}
