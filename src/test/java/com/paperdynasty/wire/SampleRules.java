package com.paperdynasty.wire;

import com.paperdynasty.game.RuleBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The rules of the manual league, as they are shipped. */
public final class SampleRules {
  public static final RuleBook SBA = read();

  private SampleRules() {}

  private static RuleBook read() {
    try {
      String text = Files.readString(Path.of("conf/leagues/sba.yaml"));
      return new RuleBook("5ba".repeat(21) + "5", LeagueFile.parse("sba", "sba.yaml", text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (LeagueFaultException e) {
      throw new IllegalStateException("the league that we ship is faulty", e);
    }
  }
}
