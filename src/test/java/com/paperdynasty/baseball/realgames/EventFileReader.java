package com.paperdynasty.baseball.realgames;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads a Retrosheet event file as a {@link RealGame}, so that it can be played again. */
public final class EventFileReader implements EventRecordReader.RecordHandler {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode game;
  private final ArrayNode plays = JSON.createArrayNode();
  private final ArrayNode subs = JSON.createArrayNode();
  private final String[] pitchers = new String[2];
  private boolean[] bases = new boolean[5];
  private int outs;
  private String half = "";
  private boolean placed;

  private EventFileReader(JsonNode frame) {
    game = frame.deepCopy();
  }

  /**
   * The game of a file.
   *
   * @param frame the expected line score and totals, which the file does not have
   */
  public static RealGame read(String file, JsonNode frame) {
    EventFileReader reader = new EventFileReader(frame);
    reader.game.set("starters", JSON.createObjectNode());
    reader.game.set("er", JSON.createObjectNode());
    EventRecordReader.read(file, reader);
    reader.game.set("plays", reader.plays);
    reader.game.set("subs", reader.subs);
    return RealGame.of(reader.game);
  }

  @Override
  public void info(String key, String value) {
    switch (key) {
      case "wp", "lp", "save" -> game.put(key, value);
      case "usedh" -> game.put("use_dh", value.equals("true"));
      case "innings" -> game.put("scheduled_innings", Integer.parseInt(value));
      case "tiebreaker" -> game.put("tiebreaker_base", Integer.parseInt(value));
      default -> {}
    }
  }

  private ObjectNode person(EventRecordReader.Entry entry) {
    if (entry.position() == 1) {
      pitchers[entry.team()] = entry.id();
    }
    return JSON.createObjectNode()
        .put("team", entry.team())
        .put("slot", entry.order())
        .put("id", entry.id())
        .put("name", entry.name())
        .put("pos", entry.position());
  }

  @Override
  public void start(EventRecordReader.Entry entry) {
    String side = entry.team() == 0 ? "visitor" : "home";
    ((ObjectNode) game.get("starters")).withArray(side).add(person(entry));
  }

  @Override
  public void sub(EventRecordReader.Entry entry, String replaced) {
    subs.add(person(entry).put("before_play", plays.size()));
  }

  @Override
  public void placed(String id, int base) {
    bases = new boolean[5];
    outs = 0;
    bases[base] = true;
    placed = true;
  }

  @Override
  public void earnedRuns(String id, int runs) {
    ((ObjectNode) game.get("er")).put(id, runs);
  }

  @Override
  public void play(int inning, int team, String batter, String text) {
    String now = inning + "/" + team;
    if (!now.equals(half) && !placed) {
      bases = new boolean[5];
      outs = 0;
    }
    half = now;
    placed = false;
    if (text.equals("NP")) {
      return;
    }
    boolean top = team == 0;
    ParsedEvent event = EventParser.parse(text);
    ObjectNode play =
        JSON.createObjectNode()
            .put("inning", inning)
            .put("half", top ? "top" : "bottom")
            .put("batter_id", batter)
            .put("pitcher_id", pitchers[top ? 1 : 0])
            .put("outs_before", outs)
            .put("event_text", text)
            .put("pa", event.ofTheBatter())
            .put("trajectory", event.trajectory());
    ArrayNode before = play.putArray("bases_before");
    for (int base = 1; base <= 3; base++) {
      if (bases[base]) {
        before.add(base);
      }
    }
    if (event.fielder > 0) {
      play.put("fielder", event.fielder);
    }
    ArrayNode errors = play.putArray("errors");
    event.errors.forEach(errors::add);
    move(play, event);
    plays.add(play);
  }

  private void move(ObjectNode play, ParsedEvent event) {
    ArrayNode advances = play.putArray("advances");
    boolean loaded = bases[1] && bases[2] && bases[3];
    boolean[] after = bases.clone();
    for (int from = 3; from >= 0; from--) {
      if (event.to[from] == 0 && !event.out[from]) {
        continue;
      }
      after[from] = false;
      advances.add(
          JSON.createObjectNode()
              .put("from", from)
              .put("to", event.out[from] ? event.outAt[from] : event.to[from])
              .put("out", event.out[from])
              .put("rbi", event.rbi(from, outs, loaded))
              .put("unearned", event.unearned[from]));
    }
    for (int from = 0; from <= 3; from++) {
      if (event.to[from] > 0 && event.to[from] < 4) {
        after[event.to[from]] = true;
      }
    }
    play.put("outs_on_play", event.outs()).put("runs_on_play", event.runs());
    bases = after;
    outs += event.outs();
  }
}
