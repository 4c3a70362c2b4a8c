package com.paperdynasty.baseball.realgames;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Splits an event file into its records, and rejects what Retrosheet's own readers reject: a wrong
 * order of records, a wrong number of fields, an invalid lineup, a quote within a field.
 */
final class EventRecordReader {

  /** Receives the records of a file in order. */
  interface RecordHandler {
    void info(String key, String value);

    void start(Entry entry);

    /** A play; {@code NP} for a record without one. */
    void play(int inning, int team, String batter, String text);

    void sub(Entry entry, String replaced);

    /** A runner is put on a base before the half that the next play begins. */
    void placed(String id, int base);

    void earnedRuns(String id, int runs);
  }

  /** A player who starts or enters as a substitute. */
  record Entry(String id, String name, int team, int order, int position) {}

  private static final List<String> ORDER =
      List.of("id", "version", "info", "start", "com", "play", "data");

  private final RecordHandler handler;
  private final Set<String> infos = new HashSet<>();

  /** By team and slot. */
  private final Entry[][] lineups = new Entry[2][10];

  private int section = -1;
  private boolean afterPlay;

  private EventRecordReader(RecordHandler handler) {
    this.handler = handler;
  }

  static void read(String file, RecordHandler handler) {
    require(file.endsWith("\r\n"), "the last line ends");
    EventRecordReader records = new EventRecordReader(handler);
    for (String line : file.substring(0, file.length() - 2).split("\r\n", -1)) {
      require(line.indexOf('\n') < 0 && line.indexOf('\r') < 0, "a line has no other line breaks");
      require(line.length() < 1000, "a line has fewer than 1000 characters");
      try {
        records.record(fields(line));
      } catch (RuntimeException e) {
        throw new IllegalArgumentException(line + ": " + e.getMessage(), e);
      }
    }
    require(records.section == ORDER.size() - 1, "there is a record of every kind");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException("violated: " + what);
    }
  }

  /** A field is quoted as a whole, or has neither quotes nor commas. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    int at = 0;
    while (at <= line.length()) {
      boolean quoted = at < line.length() && line.charAt(at) == '"';
      int end = quoted ? line.indexOf('"', at + 1) : line.indexOf(',', at);
      require(!quoted || end > at, "a quote ends");
      String field = line.substring(quoted ? at + 1 : at, end < 0 ? line.length() : end);
      require(field.indexOf('"') < 0, "no quote within a field");
      fields.add(field);
      int next = quoted ? end + 1 : end;
      require(next < 0 || next >= line.length() || line.charAt(next) == ',', "a comma follows");
      at = next < 0 || next >= line.length() ? line.length() + 1 : next + 1;
    }
    return fields;
  }

  private void record(List<String> fields) {
    String kind = fields.get(0);
    boolean amongPlays = kind.equals("sub") || kind.equals("radj");
    int now = ORDER.indexOf(amongPlays ? "play" : kind);
    require(now >= section && (now <= section + 1 || section >= 3), "the order of records");
    if (now > section && kind.equals("play")) {
      lineupsAreWhole();
    }
    section = now;
    switch (kind) {
      case "id" -> require(fields.get(1).matches("[A-Z0-9]{3}[0-9]{9}"), "a game id");
      case "version" -> require(fields.get(1).equals("2"), "version 2");
      case "info" -> info(fields);
      case "start" -> start(entry(fields));
      case "sub" -> sub(entry(fields));
      case "radj" -> {
        require(fields.size() == 3, "two fields");
        handler.placed(id(fields.get(1)), Integer.parseInt(fields.get(2)));
      }
      case "play" -> play(fields);
      case "data" -> {
        require(fields.size() == 4 && fields.get(1).equals("er"), "earned runs");
        handler.earnedRuns(id(fields.get(2)), Integer.parseInt(fields.get(3)));
      }
      default -> require(kind.equals("com") && fields.size() == 2, "a record that is known");
    }
    afterPlay = kind.equals("sub") || (kind.equals("play") && fields.get(6).equals("NP"));
  }

  private void info(List<String> fields) {
    require(fields.size() == 3 && infos.add(fields.get(1)), "an info has a value, once");
    if (fields.get(1).equals("date")) {
      require(fields.get(2).matches("\\d{4}/\\d{2}/\\d{2}"), "a date");
    }
    if (fields.get(1).endsWith("team")) {
      require(fields.get(2).matches("[A-Z0-9]{3}"), "a team's three letters");
    }
    handler.info(fields.get(1), fields.get(2));
  }

  private static String id(String id) {
    require(id.matches("[A-Za-z0-9_-]{1,32}"), "a player's id");
    return id;
  }

  private static Entry entry(List<String> fields) {
    require(fields.size() == 6, "five fields");
    int team = Integer.parseInt(fields.get(3));
    int order = Integer.parseInt(fields.get(4));
    int position = Integer.parseInt(fields.get(5));
    require(team == 0 || team == 1, "a team");
    require(order >= 0 && order <= 9, "a slot");
    require(position >= 1 && position <= 12, "a position");
    return new Entry(id(fields.get(1)), fields.get(2), team, order, position);
  }

  private void start(Entry entry) {
    require(entry.position() <= 10, "no starter is a pinch hitter");
    require(lineups[entry.team()][entry.order()] == null, "one starter in a slot");
    lineups[entry.team()][entry.order()] = entry;
    handler.start(entry);
  }

  private void lineupsAreWhole() {
    for (Entry[] lineup : lineups) {
      Set<Integer> positions = new HashSet<>();
      for (int order = 0; order <= 9; order++) {
        require(order == 0 || lineup[order] != null, "nine starters");
        require(
            lineup[order] == null || positions.add(lineup[order].position()),
            "one player at a position");
      }
      require(positions.contains(10) == (lineup[0] != null), "a DH has a pitcher");
    }
  }

  private void sub(Entry entry) {
    require(afterPlay, "a substitution follows a record without a play");
    Entry before = lineups[entry.team()][entry.order()];
    require(before != null, "the slot had a player");
    lineups[entry.team()][entry.order()] = entry;
    Entry apart = lineups[entry.team()][0];
    boolean pitches = entry.position() == 1 || (apart != null && apart.id().equals(entry.id()));
    if (entry.order() > 0 && pitches) {
      lineups[entry.team()][0] = null;
    }
    handler.sub(entry, before.id());
  }

  private void play(List<String> fields) {
    require(fields.size() == 7, "six fields");
    int team = Integer.parseInt(fields.get(2));
    String batter = id(fields.get(3));
    require(fields.get(4).equals("??") && fields.get(5).isEmpty(), "neither count nor pitches");
    boolean inTheOrder = false;
    for (int order = 1; order <= 9; order++) {
      inTheOrder |= lineups[team][order].id().equals(batter);
    }
    require(inTheOrder, "the batter is in the lineup");
    handler.play(Integer.parseInt(fields.get(1)), team, batter, fields.get(6));
  }
}
