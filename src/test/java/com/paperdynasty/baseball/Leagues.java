package com.paperdynasty.baseball;

import com.paperdynasty.wire.LeagueFaultException;
import com.paperdynasty.wire.LeagueFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The shipped leagues of {@code conf/leagues}. */
public final class Leagues {
  private static final League SBA = read("sba");

  private Leagues() {}

  /** Nine innings, cards on paper, a designated hitter, no options. */
  public static League sba() {
    return SBA;
  }

  public static League read(String name) {
    String file = "conf/leagues/" + name + ".yaml";
    try {
      return LeagueFile.parse(name, file, text(name));
    } catch (LeagueFaultException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** The text of a league's file. */
  public static String text(String name) {
    String resource = "/conf/leagues/" + name + ".yaml";
    try (InputStream stream = Leagues.class.getResourceAsStream(resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
