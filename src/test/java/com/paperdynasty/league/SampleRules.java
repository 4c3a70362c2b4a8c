package com.paperdynasty.league;

import com.paperdynasty.game.model.RuleBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The rules of the shipped leagues. */
public final class SampleRules {
  public static final RuleBook SBA = read("sba", "5ba");

  /** The digital league. */
  public static final RuleBook PD = read("pd", "9dd");

  private SampleRules() {}

  private static RuleBook read(String league, String hash) {
    try {
      String text = Files.readString(Path.of("conf/leagues/" + league + ".yaml"));
      return LeagueFileReader.rules(
          hash.repeat(21) + hash.charAt(0), league, league + ".yaml", text, 32);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidLeagueException e) {
      throw new IllegalStateException("a shipped league is invalid", e);
    }
  }
}
