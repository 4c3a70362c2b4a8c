package com.paperdynasty.baseball.realgames;

import com.paperdynasty.baseball.realgames.ParsedEvent.Call;
import com.paperdynasty.baseball.state.Stat;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores a game from its event file alone, as tools that make box scores from such files do. It
 * knows the notation and nothing of the engine that wrote the file.
 */
public final class EventFileScorer implements EventRecordReader.RecordHandler {
  /** The runs without the mark "(UR)", beside those of the records for earned runs. */
  public static final Stat EARNED_BY_MARKS = Stat.INHERITED_SCORED;

  private final Map<String, Map<Stat, Integer>> players = new HashMap<>();
  private final List<Map<Stat, Integer>> teams =
      List.of(new EnumMap<>(Stat.class), new EnumMap<>(Stat.class));
  private final String[] pitchers = new String[2];
  private final String[] on = new String[4];

  /** The pitcher who is charged if that runner scores. */
  private final String[] charged = new String[4];

  private final Map<String, String> infos = new HashMap<>();
  private String half = "";
  private int batting;
  private int outs;
  private int placed;
  private int placedOn;

  private EventFileScorer() {}

  /** Scores a file; fails where a reader would stop. */
  public static EventFileScorer score(String file) {
    EventFileScorer scorer = new EventFileScorer();
    EventRecordReader.read(file, scorer);
    return scorer;
  }

  /** A team's total. */
  public int total(int team, Stat stat) {
    return teams.get(team).getOrDefault(stat, 0);
  }

  /** A player's total at bat, on the bases or on the mound. */
  public int of(String playerId, Stat stat) {
    return players.getOrDefault(playerId, Map.of()).getOrDefault(stat, 0);
  }

  /** The value of an info record. */
  public String info(String key) {
    return infos.get(key);
  }

  @Override
  public void info(String key, String value) {
    infos.put(key, value);
  }

  @Override
  public void start(EventRecordReader.Entry entry) {
    if (entry.position() == 1) {
      pitchers[entry.team()] = entry.id();
    }
  }

  @Override
  public void sub(EventRecordReader.Entry entry, String replaced) {
    if (entry.position() == 1) {
      pitchers[entry.team()] = entry.id();
    }
    for (int base = 1; base <= 3 && entry.position() == 12; base++) {
      if (replaced.equals(on[base])) {
        on[base] = entry.id();
      }
    }
  }

  @Override
  public void placed(String id, int base) {
    half = "";
    clear();
    placed = base;
    on[base] = id;
    placedOn = base;
  }

  private void clear() {
    for (int base = 1; base <= 3; base++) {
      on[base] = null;
    }
    outs = 0;
  }

  @Override
  public void play(int inning, int team, String batter, String text) {
    batting = team;
    String now = inning + "/" + team;
    if (!now.equals(half)) {
      require(half.isEmpty() || outs == 3, "the half " + half + " has " + outs + " outs");
      if (placed == 0) {
        clear();
      } else {
        count(batting, Stat.LEFT_ON_BASE, 1);
      }
      placed = 0;
      half = now;
    }
    if (!text.equals("NP")) {
      score(batter, EventParser.parse(text), text);
    }
  }

  private void score(String batter, ParsedEvent event, String text) {
    boolean loaded = on[1] != null && on[2] != null && on[3] != null;
    on[0] = batter;
    charged[0] = pitchers[1 - batting];
    if (placedOn > 0) {
      charged[placedOn] = charged[0];
      placedOn = 0;
    }
    shiftCharges(event);
    for (int from = 1; from <= 3; from++) {
      boolean named =
          event.to[from] > 0 || event.out[from] || event.stolen[from] || event.caught[from];
      require(!named || on[from] != null, "no runner is on " + from + " before " + text);
    }
    turn(batter, event);
    running(event);
    for (int from = 0; from <= 3; from++) {
      if (event.to[from] == 4) {
        count(batting, on[from], Stat.RUNS, 1);
        charge(from, Stat.RUNS, 1);
        charge(from, EARNED_BY_MARKS, event.unearned[from] ? 0 : 1);
        if (event.rbi(from, outs, loaded)) {
          count(batting, batter, Stat.BATTED_IN, 1);
        }
      }
    }
    field(event);
    move(event, text);
    int left = (event.ofTheBatter() ? 1 : 0) - event.runs() - event.outs();
    count(batting, Stat.LEFT_ON_BASE, left);
  }

  private void turn(String batter, ParsedEvent event) {
    if (!event.ofTheBatter()) {
      return;
    }
    count(batting, batter, Stat.PLATE_APPEARANCES, 1);
    pitch(Stat.BATTERS_FACED, 1);
    boolean sacrifice = event.has("SH", "SF");
    if (sacrifice) {
      count(batting, batter, event.has("SH") ? Stat.SACRIFICE_HITS : Stat.SACRIFICE_FLIES, 1);
    } else if (!Call.NO_AT_BAT.contains(event.call)) {
      count(batting, batter, Stat.AT_BATS, 1);
    }
    if (event.groundedIntoDouble()) {
      count(batting, batter, Stat.GROUNDED_INTO_DP, 1);
    }
    if (Call.HITS.contains(event.call)) {
      both(batter, Stat.HITS);
    }
    switch (event.call) {
      case STRIKEOUT -> both(batter, Stat.STRIKEOUTS);
      case WALK -> both(batter, Stat.WALKS);
      case INTENTIONAL_WALK -> {
        both(batter, Stat.WALKS);
        both(batter, Stat.INTENTIONAL_WALKS);
      }
      case HIT_BY_PITCH -> both(batter, Stat.HIT_BY_PITCH);
      case INTERFERENCE -> count(batting, batter, Stat.CATCHER_INTERFERENCE, 1);
      case DOUBLE -> count(batting, batter, Stat.DOUBLES, 1);
      case TRIPLE -> count(batting, batter, Stat.TRIPLES, 1);
      case HOME_RUN -> both(batter, Stat.HOME_RUNS);
      default -> {}
    }
  }

  private void running(ParsedEvent event) {
    for (int from = 1; from <= 3; from++) {
      if (event.stolen[from]) {
        count(batting, on[from], Stat.STOLEN_BASES, 1);
      }
      if (event.caught[from]) {
        count(batting, on[from], Stat.CAUGHT_STEALING, 1);
      }
    }
  }

  /**
   * A batter who is safe because a runner is put out takes the runner's place, and so do the
   * runners between them (official rules, 9.16(g)).
   */
  private void shiftCharges(ParsedEvent event) {
    boolean choice = event.call == Call.FIELDERS_CHOICE || event.call == Call.OUT;
    for (int from = 3; from > 0 && choice && !event.out[0]; from--) {
      if (event.out[from]) {
        String handedDown = charged[from];
        for (int behind = from - 1; behind >= 0; behind--) {
          if (behind == 0 || on[behind] != null) {
            String next = charged[behind];
            charged[behind] = handedDown;
            handedDown = next;
          }
        }
      }
    }
  }

  private void charge(int from, Stat stat, int count) {
    players
        .computeIfAbsent(charged[from] + " pitching", none -> new EnumMap<>(Stat.class))
        .merge(stat, count, Integer::sum);
  }

  private void field(ParsedEvent event) {
    int fielding = 1 - batting;
    count(fielding, Stat.ERRORS, event.errors.size());
    count(fielding, Stat.DOUBLE_PLAYS, event.has("DP", "GDP", "BGDP") ? 1 : 0);
    count(fielding, Stat.TRIPLE_PLAYS, event.has("TP", "GTP") ? 1 : 0);
    count(fielding, Stat.PASSED_BALLS, event.passedBall ? 1 : 0);
    count(fielding, Stat.WILD_PITCHES, event.wildPitch ? 1 : 0);
    pitch(Stat.WILD_PITCHES, event.wildPitch ? 1 : 0);
    count(fielding, Stat.BALKS, event.call == Call.BALK ? 1 : 0);
    pitch(Stat.BALKS, event.call == Call.BALK ? 1 : 0);
    pitch(Stat.OUTS, event.outs());
  }

  private void move(ParsedEvent event, String text) {
    outs += event.outs();
    require(outs <= 3, "more than three outs: " + text);
    for (int from = 3; from >= 0; from--) {
      if (event.out[from] || event.to[from] == 4) {
        on[from] = null;
      } else if (event.to[from] > from) {
        require(outs == 3 || on[event.to[from]] == null, "two on " + event.to[from] + ": " + text);
        on[event.to[from]] = on[from];
        charged[event.to[from]] = charged[from];
        on[from] = null;
      }
    }
  }

  private void both(String batter, Stat stat) {
    count(batting, batter, stat, 1);
    pitch(stat, 1);
  }

  private void pitch(Stat stat, int count) {
    players
        .computeIfAbsent(pitchers[1 - batting] + " pitching", none -> new EnumMap<>(Stat.class))
        .merge(stat, count, Integer::sum);
  }

  private void count(int team, String player, Stat stat, int count) {
    players
        .computeIfAbsent(player, none -> new EnumMap<>(Stat.class))
        .merge(stat, count, Integer::sum);
    count(team, stat, count);
  }

  private void count(int team, Stat stat, int count) {
    teams.get(team).merge(stat, count, Integer::sum);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException(what);
    }
  }

  @Override
  public void earnedRuns(String id, int runs) {
    players
        .computeIfAbsent(id + " pitching", none -> new EnumMap<>(Stat.class))
        .merge(Stat.EARNED_RUNS, runs, Integer::sum);
  }
}
