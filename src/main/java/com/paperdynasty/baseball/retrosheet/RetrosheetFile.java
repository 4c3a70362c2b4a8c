package com.paperdynasty.baseball.retrosheet;

import com.paperdynasty.baseball.model.GameEnd;
import com.paperdynasty.baseball.model.Half;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Runner;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.PitcherDecisions;
import com.paperdynasty.baseball.state.PitchingLine;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.baseball.state.Stat;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes a game as a Retrosheet event file. Call {@link #play} and {@link #substitution} in the
 * order of the game, without undone plays, and {@link #text} at the end. For one thread.
 *
 * <p>Players keep their ids of the game, so that the file can be compared with the box score:
 * letters, digits, {@code -} and {@code _}, never a comma, but not always Retrosheet's eight
 * characters. Names are quoted. Lines end with carriage return and line feed, as Retrosheet's
 * description asks.
 */
public final class RetrosheetFile {
  /**
   * The file's information about the game besides its plays.
   *
   * @param visitors the visitors' three letters
   * @param home the home team's three letters
   * @param date as {@code 2026/11/22}
   * @param number 0 for the only game of that day
   * @param comment free text for which there is no record
   */
  public record Info(
      String visitors, String home, String date, int number, @Nullable String comment) {

    /** Without a comment. */
    public Info(String visitors, String home, String date, int number) {
      this(visitors, home, date, number, null);
    }

    /**
     * For the only game of two teams on a day. Their three-letter codes are made from their names.
     */
    public static Info of(String visitors, String home, LocalDate day, String comment) {
      String first = letters(visitors, "VIS");
      String second = letters(home, "HOM");
      boolean same = first.equals(second);
      return new Info(
          same ? first.substring(0, 2) + 'V' : first,
          same ? second.substring(0, 2) + 'H' : second,
          day.format(DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT)),
          0,
          comment);
    }

    private static String letters(String name, String fallback) {
      String plain =
          Normalizer.normalize(name, Normalizer.Form.NFD)
              .toUpperCase(Locale.ROOT)
              .replaceAll("[^A-Z0-9]", "");
      return plain.isEmpty() ? fallback : (plain + "XX").substring(0, 3);
    }
  }

  private final List<String> plays = new ArrayList<>();
  private final EarnedLater earnedLater = new EarnedLater();
  private final Info info;
  private final BallGame start;
  private int lastInning;
  private @Nullable Half lastHalf;

  /**
   * Creates a file for a game that begins.
   *
   * @param start the game before its first pitch
   */
  public RetrosheetFile(Info info, BallGame start) {
    this.info = info;
    this.start = start;
  }

  /** Adds a play. */
  public void play(BallGame before, PlayResult play) {
    beginHalf(before);
    for (EarnedLater.Entry changed : earnedLater.add(plays.size(), before, play)) {
      plays.set(changed.place(), playRecord(changed.before(), changed.play()));
    }
    plays.add(playRecord(before, play));
  }

  private static String playRecord(BallGame before, PlayResult play) {
    return playRecord(before, RetrosheetEvent.of(before, play));
  }

  /** Adds changes of a lineup that were made at the same time. */
  public void substitution(BallGame before, Side side, List<LineupChange> changes) {
    plays.add(playRecord(before, RetrosheetEvent.NO_PLAY));
    for (LineupChange lineupChange : changes) {
      if (runsFor(before, side, lineupChange)) {
        sub(lineupChange, side, Position.PINCH_RUNNER);
      }
      sub(lineupChange, side, lineupChange.position());
    }
  }

  /** A player who takes the slot of a runner is a pinch runner, regardless of the next position. */
  private static boolean runsFor(BallGame before, Side side, LineupChange lineupChange) {
    if (side != before.batting() || lineupChange.position() == Position.PINCH_RUNNER) {
      return false;
    }
    for (int base = 1; base <= 3; base++) {
      Runner runner = before.bases().at(base);
      if (runner != null && runner.order() == lineupChange.order()) {
        return !runner.player().equals(lineupChange.player());
      }
    }
    return false;
  }

  private void sub(LineupChange lineupChange, Side side, Position position) {
    StringBuilder record = new StringBuilder();
    person(record, "sub", lineupChange.player(), side, lineupChange.order(), position);
    plays.add(record.toString());
  }

  /**
   * The whole file.
   *
   * @param now the current state, for the decisions and the earned runs
   */
  public String text(BallGame now) {
    StringBuilder text = new StringBuilder(8192);
    text.append(record("id", info.home() + info.date().replace("/", "") + info.number()));
    text.append(record("version", "2"));
    info(text, "visteam", info.visitors());
    info(text, "hometeam", info.home());
    info(text, "site", "");
    info(text, "date", info.date());
    info(text, "number", Integer.toString(info.number()));
    info(text, "innings", Integer.toString(start.league().innings()));
    info(text, "usedh", Boolean.toString(start.league().dh()));
    if (start.league().extraRunnerRule().on()) {
      info(text, "tiebreaker", Integer.toString(start.league().extraRunnerRule().base()));
    }
    PitcherDecisions pitcherDecisions = PitcherDecisions.of(now);
    info(text, "wp", pitcherDecisions.winningPitcher());
    info(text, "lp", pitcherDecisions.losingPitcher());
    info(text, "save", pitcherDecisions.save());
    GameEnd gameEnd = now.gameEnd();
    if (gameEnd != null && gameEnd.reason() == GameEnd.Reason.FORFEIT) {
      info(text, "forfeit", gameEnd.winner() == Side.AWAY ? "V" : "H");
    }
    for (Side side : Side.values()) {
      for (Slot slot : start.lineup(side).inGame()) {
        person(text, "start", slot.player(), side, slot.order(), slot.position());
      }
    }
    String comment = info.comment();
    if (comment != null) {
      text.append(record("com", quoted(comment)));
    }
    plays.forEach(text::append);
    for (Side side : Side.values()) {
      for (PitchingLine line : now.book().of(side).pitching()) {
        int runs = line.statLine().get(Stat.EARNED_RUNS);
        text.append(record("data", "er", line.player().id(), Integer.toString(runs)));
      }
    }
    return text.toString();
  }

  /** Records the extra runner before the first play of a half. */
  private void beginHalf(BallGame before) {
    if (before.inning() == lastInning && before.half() == lastHalf) {
      return;
    }
    lastInning = before.inning();
    lastHalf = before.half();
    earnedLater.clear();
    for (int base = 1; base <= 3; base++) {
      Runner runner = before.bases().at(base);
      if (runner != null && runner.placed()) {
        plays.add(record("radj", runner.player().id(), Integer.toString(base)));
      }
    }
  }

  private static String playRecord(BallGame before, String event) {
    return record(
        "play",
        Integer.toString(before.inning()),
        team(before.batting()),
        before.batter().player().id(),
        "??",
        "",
        event);
  }

  private static void info(StringBuilder text, String key, @Nullable String value) {
    text.append(record("info", key, value == null ? "" : value));
  }

  private static void person(
      StringBuilder text, String kind, Player player, Side side, int order, Position position) {
    text.append(
        record(
            kind,
            player.id(),
            quoted(player.name()),
            team(side),
            Integer.toString(order),
            Integer.toString(position.number())));
  }

  private static String record(String... fields) {
    return String.join(",", fields) + "\r\n";
  }

  /** A quoted text may have commas, but no quotes and no line breaks. */
  private static String quoted(String text) {
    return '"' + text.replace('"', '\'').replaceAll("\\p{Cntrl}", " ") + '"';
  }

  private static String team(Side side) {
    return side == Side.AWAY ? "0" : "1";
  }
}
