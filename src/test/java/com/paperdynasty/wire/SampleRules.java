package com.paperdynasty.wire;

import com.paperdynasty.game.RuleBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The rules of the leagues, as they are shipped. */
public final class SampleRules {
  public static final RuleBook SBA = read("sba", "5ba");

  /** The digital league. */
  public static final RuleBook PD = read("pd", "9dd");

  private SampleRules() {}

  private static RuleBook read(String league, String hash) {
    try {
      String text = Files.readString(Path.of("conf/leagues/" + league + ".yaml"));
      return new RuleBook(
          hash.repeat(21) + hash.charAt(0), LeagueFile.parse(league, league + ".yaml", text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (LeagueFaultException e) {
      throw new IllegalStateException("the league that we ship is faulty", e);
    }
  }
}
