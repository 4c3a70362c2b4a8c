package com.paperdynasty.baseball;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A game as a Retrosheet event file. It is told of the game in its order: {@link #play} and {@link
 * #substitution} for whatever stands (not what was undone), {@link #text} at the end. For one
 * thread.
 */
public final class EventFile {
  /**
   * What the file says of the game beside its plays.
   *
   * @param visitors the visitors' three letters
   * @param home the home team's three letters
   * @param date as {@code 2026/11/22}
   * @param number 0 for the only game of that day
   */
  public record Info(String visitors, String home, String date, int number) {}

  private final StringBuilder plays = new StringBuilder(8192);
  private final Info info;
  private final BallGame start;
  private int lastInning;
  private @Nullable Half lastHalf;

  /**
   * A file of a game that begins.
   *
   * @param start the game before its first pitch
   */
  public EventFile(Info info, BallGame start) {
    this.info = info;
    this.start = start;
  }

  /** A play was resolved. */
  public void play(BallGame before, PlayResult play) {
    beginHalf(before);
    playRecord(before, RetrosheetEvent.of(before, play));
  }

  /** Changes were made, all at the same time. */
  public void substitution(BallGame before, Side side, List<Change> changes) {
    playRecord(before, "NP");
    for (Change change : changes) {
      plays
          .append("sub,")
          .append(player(change.player()))
          .append(',')
          .append(team(side))
          .append(',')
          .append(change.order())
          .append(',')
          .append(change.position().number())
          .append('\n');
    }
  }

  /**
   * The whole file.
   *
   * @param now the game as it stands, for the decisions and the earned runs
   */
  public String text(BallGame now) {
    StringBuilder text = new StringBuilder(plays.length() + 2048);
    text.append("id,")
        .append(info.home())
        .append(info.date().replace("/", ""))
        .append(info.number());
    text.append("\nversion,2\n");
    info(text, "visteam", info.visitors());
    info(text, "hometeam", info.home());
    info(text, "site", "");
    info(text, "date", info.date());
    info(text, "number", Integer.toString(info.number()));
    info(text, "innings", Integer.toString(start.league().innings()));
    info(text, "usedh", Boolean.toString(start.league().dh()));
    if (start.league().extraRunner().on()) {
      info(text, "tiebreaker", Integer.toString(start.league().extraRunner().base()));
    }
    Decisions decisions = Decisions.of(now);
    info(text, "wp", decisions.winningPitcher());
    info(text, "lp", decisions.losingPitcher());
    info(text, "save", decisions.save());
    for (Side side : Side.values()) {
      for (Slot slot : start.lineup(side).inGame()) {
        text.append("start,").append(player(slot.player())).append(',').append(team(side));
        text.append(',').append(slot.order()).append(',').append(slot.position().number());
        text.append('\n');
      }
    }
    text.append(plays);
    for (Side side : Side.values()) {
      for (PitchingLine line : now.book().of(side).pitching()) {
        text.append("data,er,").append(line.player().id()).append(',');
        text.append(line.tally().get(Stat.EARNED_RUNS)).append('\n');
      }
    }
    return text.toString();
  }

  /** The option's runner is told of before the first play of a half. */
  private void beginHalf(BallGame before) {
    if (before.inning() == lastInning && before.half() == lastHalf) {
      return;
    }
    lastInning = before.inning();
    lastHalf = before.half();
    for (int base = 1; base <= 3; base++) {
      Runner runner = before.bases().at(base);
      if (runner != null && runner.presence() == Runner.Presence.PLACED) {
        plays.append("radj,").append(runner.player().id()).append(',').append(base).append('\n');
      }
    }
  }

  private void playRecord(BallGame before, String event) {
    plays
        .append("play,")
        .append(before.inning())
        .append(',')
        .append(team(before.batting()))
        .append(',')
        .append(before.batter().player().id())
        .append(",??,,")
        .append(event)
        .append('\n');
  }

  private static void info(StringBuilder text, String key, @Nullable String value) {
    text.append("info,").append(key).append(',').append(value == null ? "" : value).append('\n');
  }

  /** Names stand in quotes, so they can have none of their own. */
  private static String player(Player player) {
    return player.id() + ",\"" + player.name().replace('"', '\'') + "\"";
  }

  private static int team(Side side) {
    return side == Side.AWAY ? 0 : 1;
  }
}
