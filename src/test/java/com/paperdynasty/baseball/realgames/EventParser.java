package com.paperdynasty.baseball.realgames;

import com.paperdynasty.baseball.realgames.ParsedEvent.Call;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the event of a play record as Retrosheet's own readers do, and rejects what they reject.
 * The grammar is that of Chadwick's parser and of the description of event files. Notations that
 * occur only in old files are rejected.
 */
final class EventParser {
  private static final Pattern BASIC =
      Pattern.compile(
          "(IW|HP|HR|SB|CS|POCS|PO|WP|PB|BK|DI|OA|FLE|FC|[SDTEKWC])?"
              + "([0-9()EBH]*)((?:;(?:SB|CS)[23H](?:\\([0-9E]+\\))?)*)(?:\\+(.+))?");
  private static final Pattern STEAL = Pattern.compile("(SB|CS)([23H])(?:\\(([1-9E]+)\\))?");
  private static final Pattern PICKOFF = Pattern.compile("([123])\\(([1-9E]+)\\)");
  private static final Pattern FIELDED = Pattern.compile("([1-9]+)(?:\\(([B123])\\))?");
  private static final Pattern CREDIT = Pattern.compile("[1-9]*(?:[1-9]|E[1-9])");
  private static final Pattern ADVANCE =
      Pattern.compile("([B123])([-X])([123H])((?:\\([^()]+\\))*)");
  private static final Pattern MARK = Pattern.compile("\\(([^()]+)\\)");
  private static final Set<String> PLAIN_MODIFIERS =
      Set.of("SH", "SF", "DP", "GDP", "BGDP", "TP", "GTP", "FO", "BINT", "TH", "FL");
  private static final Pattern BATTED = Pattern.compile("(?:[GFLP]|B[GPL])?[1-9]?");

  private final String text;
  private ParsedEvent event;

  private EventParser(String text) {
    this.text = text;
  }

  /** Parses an event; fails if a reader would reject it. */
  static ParsedEvent parse(String text) {
    EventParser parser = new EventParser(text);
    String[] parts = text.split("\\.", -1);
    parser.require(parts.length <= 2, "one dot");
    String[] described = parts[0].split("/", -1);
    parser.basic(described[0]);
    for (int i = 1; i < described.length; i++) {
      parser.modifier(described[i]);
    }
    if (parts.length == 2) {
      for (String advance : parts[1].split(";", -1)) {
        parser.advance(advance);
      }
    }
    parser.check();
    return parser.event;
  }

  private void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException("readers reject \"" + text + "\": " + what);
    }
  }

  private void basic(String basic) {
    Matcher matcher = BASIC.matcher(basic);
    require(matcher.matches(), "the event");
    String code = matcher.group(1) == null ? "" : matcher.group(1);
    String rest = matcher.group(2);
    event = new ParsedEvent(call(code));
    switch (event.call) {
      case OUT -> outs(rest);
      case STOLEN_BASE, CAUGHT_STEALING -> steals(basic);
      case PICKOFF -> pickoff(code, rest);
      case ERROR, FOUL_ERROR -> {
        require(rest.matches("[1-9]"), "the fielder of the error");
        event.errors.add(Integer.parseInt(rest));
        event.fielder = Integer.parseInt(rest);
      }
      case SINGLE, DOUBLE, TRIPLE, HOME_RUN, FIELDERS_CHOICE -> {
        require(rest.matches("[1-9]?"), "the fielder");
        event.fielder = rest.isEmpty() ? 0 : Integer.parseInt(rest);
      }
      default -> require(rest.isEmpty(), "text after the event");
    }
    event.wildPitch = event.call == Call.WILD_PITCH;
    event.passedBall = event.call == Call.PASSED_BALL;
    batter();
    boolean takesSteals = event.call == Call.STOLEN_BASE || event.call == Call.CAUGHT_STEALING;
    require(takesSteals || matcher.group(3).isEmpty(), "a steal after another event");
    if (matcher.group(4) != null) {
      along(matcher.group(4));
    }
  }

  private static Call call(String code) {
    return switch (code) {
      case "K" -> Call.STRIKEOUT;
      case "W" -> Call.WALK;
      case "IW" -> Call.INTENTIONAL_WALK;
      case "HP" -> Call.HIT_BY_PITCH;
      case "C" -> Call.INTERFERENCE;
      case "E" -> Call.ERROR;
      case "FC" -> Call.FIELDERS_CHOICE;
      case "S" -> Call.SINGLE;
      case "D" -> Call.DOUBLE;
      case "T" -> Call.TRIPLE;
      case "HR" -> Call.HOME_RUN;
      case "SB" -> Call.STOLEN_BASE;
      case "CS" -> Call.CAUGHT_STEALING;
      case "PO", "POCS" -> Call.PICKOFF;
      case "WP" -> Call.WILD_PITCH;
      case "PB" -> Call.PASSED_BALL;
      case "BK" -> Call.BALK;
      case "DI" -> Call.INDIFFERENCE;
      case "OA" -> Call.OTHER_ADVANCE;
      case "FLE" -> Call.FOUL_ERROR;
      default -> Call.OUT;
    };
  }

  /** The result of the batter that the event itself implies. */
  private void batter() {
    switch (event.call) {
      case STRIKEOUT -> putOut(0, 1);
      case DOUBLE -> event.to[0] = 2;
      case TRIPLE -> event.to[0] = 3;
      case HOME_RUN -> event.to[0] = 4;
      case WALK, INTENTIONAL_WALK, HIT_BY_PITCH, INTERFERENCE -> event.to[0] = 1;
      case ERROR, FIELDERS_CHOICE, SINGLE -> event.to[0] = 1;
      default -> {}
    }
  }

  /** {@code 63}, {@code 64(1)3}, {@code 64(1)}, {@code 3(B)6(1)}. */
  private void outs(String fielded) {
    Matcher group = FIELDED.matcher(fielded);
    int end = 0;
    event.to[0] = 1;
    while (group.find()) {
      require(group.start() == end, "the fielders");
      end = group.end();
      int from = group.group(2) == null ? 0 : from(group.group(2));
      require(group.group(2) != null || end == fielded.length(), "fielders after the batter's out");
      require(!event.out[from], "a runner is out twice");
      putOut(from, from + 1);
    }
    require(end == fielded.length() && end > 0, "the fielders");
    event.fielder = fielded.charAt(0) - '0';
  }

  private void steals(String chain) {
    for (String one : chain.split(";", -1)) {
      Matcher steal = STEAL.matcher(one);
      require(steal.matches(), "a steal");
      int from = base(steal.group(2)) - 1;
      boolean safe = steal.group(1).equals("SB");
      require(!safe || steal.group(3) == null, "fielders at a stolen base");
      if (safe) {
        event.stolen[from] = true;
        event.to[from] = from + 1;
      } else {
        event.caught[from] = true;
        fielders(from, from + 1, steal.group(3));
      }
    }
  }

  private void pickoff(String code, String rest) {
    if (code.equals("POCS")) {
      steals("CS" + rest);
      return;
    }
    Matcher pickoff = PICKOFF.matcher(rest);
    require(pickoff.matches(), "a pickoff");
    int from = Integer.parseInt(pickoff.group(1));
    fielders(from, from, pickoff.group(2));
  }

  /** Out at that base, or safe there by an error. */
  private void fielders(int from, int base, String credit) {
    if (credit == null) {
      return;
    }
    require(CREDIT.matcher(credit).matches(), "the fielders");
    int error = credit.indexOf('E');
    if (error < 0) {
      putOut(from, base);
    } else {
      event.errors.add(credit.charAt(error + 1) - '0');
      event.to[from] = base == from ? 0 : base;
    }
  }

  private void putOut(int from, int base) {
    event.out[from] = true;
    event.outAt[from] = base;
    event.to[from] = 0;
  }

  /** One event beside a strikeout or a walk. */
  private void along(String along) {
    boolean strikeout = event.call == Call.STRIKEOUT;
    boolean walk = event.call == Call.WALK || event.call == Call.INTENTIONAL_WALK;
    require(strikeout || walk, "an event along with this one");
    switch (along.replaceFirst("[1-9H(].*", "")) {
      case "WP" -> event.wildPitch = true;
      case "PB" -> event.passedBall = true;
      case "DI", "OA" -> require(along.length() == 2, "something along");
      case "SB", "CS" -> steals(along);
      case "PO" -> pickoff("PO", along.substring(2));
      case "POCS" -> steals(along.substring(2));
      case "E" -> {
        require(along.matches("E[1-9]"), "the fielder of the error");
        event.errors.add(along.charAt(1) - '0');
      }
      default -> require(false, "something along");
    }
    require(along.length() == 2 || !along.matches("(WP|PB).+"), "something along");
  }

  private void modifier(String modifier) {
    require(event.call != Call.INDIFFERENCE, "a modifier");
    if (event.call == Call.INTERFERENCE) {
      require(modifier.matches("E[1-9]|DP|TP"), "the modifier " + modifier);
      if (modifier.startsWith("E")) {
        require(event.errors.isEmpty(), "two errors of interference");
        event.errors.add(modifier.charAt(1) - '0');
      }
    } else {
      boolean batted = !modifier.isEmpty() && BATTED.matcher(modifier).matches();
      require(PLAIN_MODIFIERS.contains(modifier) || batted, "the modifier " + modifier);
    }
    require(!event.modifiers.contains(modifier), "twice the modifier " + modifier);
    event.modifiers.add(modifier);
  }

  private void advance(String advance) {
    Matcher matcher = ADVANCE.matcher(advance);
    require(matcher.matches(), "the advance " + advance);
    int from = from(matcher.group(1));
    boolean safe = matcher.group(2).equals("-");
    require(from > 0 || event.ofTheBatter(), "the batter stays at bat");
    boolean outAlready = event.out[from] && !(event.call == Call.STRIKEOUT && from == 0);
    require(!safe || !outAlready, "a runner is both out and safe");
    event.to[from] = safe ? base(matcher.group(3)) : 0;
    boolean putOut = outAlready;
    Matcher mark = MARK.matcher(matcher.group(4));
    while (mark.find()) {
      putOut |= mark(from, mark.group(1));
    }
    require(safe || putOut, "an out without fielders");
    event.out[from] = !safe;
    event.outAt[from] = safe ? 0 : base(matcher.group(3));
  }

  /** Applies a mark beside an advance. Returns whether it names the fielders of an out. */
  private boolean mark(int from, String mark) {
    switch (mark) {
      case "UR" -> event.unearned[from] = true;
      case "NR" -> event.battedIn[from] = false;
      case "RBI" -> event.battedIn[from] = true;
      case "WP", "PB" -> {
        event.wildPitch |= mark.equals("WP");
        event.passedBall |= mark.equals("PB");
        event.battedIn[from] = false;
      }
      default -> {
        require(mark.matches("E[1-9](/TH[123H]?)?|[1-9]+"), "the mark " + mark);
        if (mark.startsWith("E")) {
          event.errors.add(mark.charAt(1) - '0');
          int least = event.call == Call.HOME_RUN ? 1 : 0;
          Arrays.fill(event.battedIn, Math.min(least, from), from + 1, false);
        }
        return !mark.startsWith("E");
      }
    }
    return false;
  }

  private void check() {
    boolean moved =
        event.outs() > 0 || (event.call != Call.OTHER_ADVANCE && event.call != Call.INDIFFERENCE);
    for (int from = 0; from <= 3; from++) {
      moved |= event.to[from] > 0;
      require(event.to[from] == 0 || event.to[from] >= from, "back from " + from);
      require(event.battedIn[from] == null || !event.battedIn[from] || event.to[from] == 4, "RBI");
    }
    require(moved, "nothing happens");
    if (event.call == Call.INTERFERENCE) {
      require(!event.errors.isEmpty(), "no error of interference");
    }
  }

  private static int from(String text) {
    return text.equals("B") ? 0 : Integer.parseInt(text);
  }

  private static int base(String text) {
    return text.equals("H") ? 4 : Integer.parseInt(text);
  }
}
