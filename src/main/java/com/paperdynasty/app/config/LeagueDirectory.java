package com.paperdynasty.app.config;

import com.paperdynasty.baseball.league.League;
import com.paperdynasty.config.ConfigException;
import com.paperdynasty.digest.Sha256;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.league.InvalidLeagueException;
import com.paperdynasty.league.LeagueFileReader;
import com.paperdynasty.league.OlderLeagueText;
import com.paperdynasty.league.PinnedCardSets;
import com.paperdynasty.lobby.LeagueCatalog;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the league files: the packaged ones, and those of a directory over them. */
public final class LeagueDirectory {
  private static final String[] PACKAGED = {"sba", "pd"};
  private static final String EXTENSION = ".yaml";

  private final int expectancyTables;

  private LeagueDirectory(int expectancyTables) {
    this.expectancyTables = expectancyTables;
  }

  /**
   * All leagues that can be played.
   *
   * @param directory need not exist
   * @param expectancyTables for how many lengths of game each keeps the tables of win expectancy
   * @throws ConfigException if one of the files cannot be read, or its rules are invalid
   */
  public static LeagueCatalog read(Path directory, int expectancyTables) {
    LeagueDirectory read = new LeagueDirectory(expectancyTables);
    Map<String, LeagueCatalog.Entry> leagues = new TreeMap<>();
    for (String name : PACKAGED) {
      String file = "conf/leagues/" + name + EXTENSION;
      Optional<String> text = ConfigFiles.resource(file);
      text.ifPresent(rules -> leagues.put(name, read.entry(name, file, rules)));
    }
    if (Files.isDirectory(directory)) {
      read.readDirectory(directory, leagues);
    }
    return new LeagueCatalog(leagues);
  }

  private void readDirectory(Path directory, Map<String, LeagueCatalog.Entry> leagues) {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        String fileName = String.valueOf(file.getFileName());
        if (fileName.endsWith(EXTENSION)) {
          String name = fileName.substring(0, fileName.length() - EXTENSION.length());
          leagues.put(name, entry(name, file.toString(), text(file)));
        }
      }
    } catch (IOException e) {
      throw ConfigException.of(directory + ": the league files cannot be read: " + e.getMessage());
    }
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw ConfigException.of(file + ": the file is not valid UTF-8");
    }
  }

  private LeagueCatalog.Entry entry(String name, String file, String text) {
    try {
      RuleBook rules = rules(name, file, text);
      if (rules.league().mode() == League.Mode.DIGITAL) {
        // A file that is not written line by line is found now, and not in a game.
        rules(name, file, PinnedCardSets.in(text, List.of("0".repeat(64))));
        String withoutCards = PinnedCardSets.none(text);
        if (!withoutCards.equals(text)) {
          rules(name, file, withoutCards);
        }
      }
      String older = OlderLeagueText.of(text);
      return new LeagueCatalog.Entry(
          rules,
          text,
          older.equals(text) ? null : new LeagueCatalog.Entry(rules(name, file, older), older));
    } catch (InvalidLeagueException e) {
      throw ConfigException.of(String.join(System.lineSeparator(), e.faults()));
    }
  }

  private RuleBook rules(String name, String file, String text) throws InvalidLeagueException {
    return LeagueFileReader.rules(Sha256.hex(text), name, file, text, expectancyTables);
  }
}
