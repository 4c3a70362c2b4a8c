package com.paperdynasty.baseball.league;

import com.paperdynasty.league.InvalidLeagueException;
import com.paperdynasty.league.LeagueFileReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The shipped leagues of {@code conf/leagues}. */
public final class SampleLeagues {
  private static final League SBA = read("sba");

  private SampleLeagues() {}

  /** Nine innings, cards on paper, a designated hitter, no options. */
  public static League sba() {
    return SBA;
  }

  public static League read(String name) {
    return read(name, 32);
  }

  /** With a bound of the lengths of game whose expectancy tables are kept. */
  public static League read(String name, int expectancyTables) {
    String file = "conf/leagues/" + name + ".yaml";
    try {
      return LeagueFileReader.parse(name, file, text(name), expectancyTables);
    } catch (InvalidLeagueException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** The text of a league's file. */
  public static String text(String name) {
    String resource = "/conf/leagues/" + name + ".yaml";
    try (InputStream stream = SampleLeagues.class.getResourceAsStream(resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
