package com.paperdynasty.league;

import com.paperdynasty.baseball.league.AdvancementTableFault;
import com.paperdynasty.baseball.league.AdvancementTableText;
import com.paperdynasty.baseball.league.AdvancementTables;
import com.paperdynasty.baseball.league.ExtraRunnerRule;
import com.paperdynasty.baseball.league.FieldingChart;
import com.paperdynasty.baseball.league.FieldingChartFault;
import com.paperdynasty.baseball.league.FieldingChartText;
import com.paperdynasty.baseball.league.League;
import com.paperdynasty.baseball.league.MercyRule;
import com.paperdynasty.card.CardOptions;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.dice.ExtraDiceForm;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.game.model.TableOptions;
import com.paperdynasty.yaml.YamlTree;
import com.paperdynasty.yaml.YamlTree.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a league's rules from the text of its file under {@code conf/leagues}. */
public final class LeagueFileReader {
  private static final int MOST_INNINGS = 30;
  private static final int MOST_ROLL_SECONDS = 86_400;
  private static final String DIRECT_TO_MANAGERS = "direct_to_managers";
  private static final Set<String> KEYS =
      Set.of(
          "mode",
          "innings",
          "dh",
          "extra_runner",
          "mercy",
          "roll_time_limit_s",
          DIRECT_TO_MANAGERS,
          AdvancementTableText.RESULTS,
          AdvancementTableText.INFIELD_BACK,
          AdvancementTableText.INFIELD_IN,
          AdvancementTableText.OUTCOMES,
          FieldingChartText.FIELDING,
          ExpectancySectionReader.SECTION,
          DiceFormsSectionReader.SECTION);

  private final List<String> faults = new ArrayList<>();
  private final YamlTree yaml;
  private final Piece root;

  private LeagueFileReader(String file, String text) {
    yaml = new YamlTree(file, faults);
    Piece read = yaml.read(text);
    if (read == null && faults.isEmpty()) {
      yaml.fault(1, "the file is empty");
    }
    root = read == null ? Piece.empty(1) : read;
    yaml.refuseLists(root.without(DiceFormsSectionReader.SECTION).without(CardOptionsReader.SETS));
  }

  /**
   * The rules that the text describes. The same text gives the same rules, so a game that keeps the
   * text keeps its rules.
   *
   * @param name the league's name, {@code sba}
   * @param file the name of the file in messages
   * @param expectancyTables for how many lengths of game the tables of win expectancy are kept
   * @throws InvalidLeagueException with the file, line and reason of every fault
   */
  public static League parse(String name, String file, String text, int expectancyTables)
      throws InvalidLeagueException {
    LeagueFileReader read = new LeagueFileReader(file, text);
    League league = read.faults.isEmpty() ? read.league(name, expectancyTables) : null;
    if (league == null) {
      throw new InvalidLeagueException(read.faults);
    }
    return league;
  }

  /**
   * The same as a rule book, with the rules about the game's users.
   *
   * @param hash SHA-256 of the text, in hexadecimal
   */
  public static RuleBook rules(
      String hash, String name, String file, String text, int expectancyTables)
      throws InvalidLeagueException {
    League league = parse(name, file, text, expectancyTables);
    LeagueFileReader read = new LeagueFileReader(file, text);
    return new RuleBook(
        hash,
        league,
        read.directToManagers(),
        read.diceForms(),
        read.tableOptions(),
        read.cardOptions(),
        GameCards.NONE);
  }

  /** False where the file does not have the key. */
  private boolean directToManagers() {
    return root.get(DIRECT_TO_MANAGERS) != null && flag(DIRECT_TO_MANAGERS);
  }

  private Map<String, ExtraDiceForm> diceForms() {
    return new DiceFormsSectionReader(yaml).read(root.get(DiceFormsSectionReader.SECTION));
  }

  private TableOptions tableOptions() {
    return new TableOptionsReader(yaml, root).read();
  }

  private CardOptions cardOptions() {
    return new CardOptionsReader(yaml, root).read(mode());
  }

  /** The league, or null when there is a fault. */
  private @Nullable League league(String name, int expectancyTables) {
    for (Map.Entry<String, Piece> entry : root.entries().entrySet()) {
      if (!isKnown(entry.getKey())) {
        yaml.fault(entry.getValue().line(), "unknown key \"" + entry.getKey() + "\"");
      }
    }
    League.Mode mode = mode();
    int innings = number(root, "innings", 1, MOST_INNINGS);
    boolean dh = flag("dh");
    directToManagers();
    diceForms();
    tableOptions();
    new CardOptionsReader(yaml, root).read(mode);
    ExtraRunnerRule extraRunnerRule = extraRunnerRule();
    MercyRule mercyRule = mercyRule();
    long rollTimeLimitMs = number(root, "roll_time_limit_s", 1, MOST_ROLL_SECONDS) * 1000L;
    AdvancementTableText tables =
        new AdvancementTableText(
            section(AdvancementTableText.RESULTS),
            section(AdvancementTableText.INFIELD_BACK),
            section(AdvancementTableText.INFIELD_IN),
            section(AdvancementTableText.OUTCOMES));
    for (AdvancementTableFault fault : AdvancementTables.faultsIn(tables)) {
      yaml.fault(lineOf(fault), describe(fault));
    }
    FieldingChartText fielding = fielding(mode);
    ExpectancySectionReader expectancy = new ExpectancySectionReader(yaml);
    expectancy.read(root.get(ExpectancySectionReader.SECTION));
    if (!faults.isEmpty()) {
      return null;
    }
    AdvancementTables advancement = AdvancementTables.of(tables);
    return new League(
        name,
        mode,
        innings,
        dh,
        extraRunnerRule,
        mercyRule,
        advancement,
        fielding == null ? null : FieldingChart.of(fielding),
        rollTimeLimitMs,
        expectancy.model(advancement, expectancyTables));
  }

  private static boolean isKnown(String key) {
    return KEYS.contains(key)
        || TableOptionsReader.KEYS.contains(key)
        || CardOptionsReader.KEYS.contains(key);
  }

  private League.Mode mode() {
    String text = text(root, "mode");
    League.Mode mode = League.Mode.byCode(text);
    if (mode == null) {
      yaml.fault(line(root, "mode"), "mode is manual or digital, not \"" + text + "\"");
      return League.Mode.MANUAL;
    }
    return mode;
  }

  private boolean flag(String key) {
    String text = text(root, key);
    if (!text.equals("true") && !text.equals("false")) {
      yaml.fault(line(root, key), key + " is true or false, not \"" + text + "\"");
    }
    return text.equals("true");
  }

  private ExtraRunnerRule extraRunnerRule() {
    Piece option = option("extra_runner", Set.of("base", "from_inning"));
    return option == null
        ? ExtraRunnerRule.OFF
        : new ExtraRunnerRule(
            number(option, "base", 1, 3), number(option, "from_inning", 1, MOST_INNINGS * 2));
  }

  private MercyRule mercyRule() {
    Piece option = option("mercy", Set.of("lead", "from_inning"));
    return option == null
        ? MercyRule.OFF
        : new MercyRule(
            number(option, "lead", 1, 100), number(option, "from_inning", 1, MOST_INNINGS * 2));
  }

  /** An option's mapping; null when it is off or faulty. */
  private @Nullable Piece option(String key, Set<String> keys) {
    Piece piece = root.get(key);
    if (piece == null) {
      yaml.fault(root.line(), key + " is missing; it is off or a mapping");
      return null;
    }
    if ("off".equals(piece.text())) {
      return null;
    }
    if (piece.text() != null || !piece.entries().keySet().equals(keys)) {
      yaml.fault(piece.line(), key + " is off or a mapping of " + keys.stream().sorted().toList());
      return null;
    }
    return piece;
  }

  /** A number within bounds; the lowest, with a fault, when it is not a number. */
  private int number(Piece piece, String key, int least, int most) {
    String text = text(piece, key);
    boolean inBounds =
        text.matches("\\d{1,6}")
            && Integer.parseInt(text) >= least
            && Integer.parseInt(text) <= most;
    if (!inBounds) {
      String bounds = least + " to " + most;
      yaml.fault(line(piece, key), key + " is a number from " + bounds + ", not \"" + text + "\"");
      return least;
    }
    return Integer.parseInt(text);
  }

  /** The fielding chart, which a digital league must have; null if the file has none. */
  private @Nullable FieldingChartText fielding(League.Mode mode) {
    Piece section = root.get(FieldingChartText.FIELDING);
    if (section == null) {
      if (mode == League.Mode.DIGITAL) {
        yaml.fault(line(root, "mode"), "fielding is missing; a digital league needs the chart");
      }
      return null;
    }
    int before = faults.size();
    FieldingChartText text = new FieldingSectionReader(yaml).read(section);
    if (faults.size() == before) {
      for (FieldingChartFault fault : FieldingChart.faultsIn(text)) {
        String where = String.join(", ", fault.path());
        yaml.fault(root.line(fault.path()), where + ": " + fault.reason());
      }
    }
    return text;
  }

  private Map<String, Map<String, String>> section(String name) {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    Piece section = root.get(name);
    if (section == null) {
      yaml.fault(root.line(), name + " is missing");
    } else if (section.text() != null) {
      yaml.fault(section.line(), name + " is a mapping, not \"" + section.text() + "\"");
    } else {
      section.entries().forEach((row, line) -> rows.put(row, yaml.texts(line)));
    }
    return rows;
  }

  private static String text(Piece piece, String key) {
    Piece value = piece.get(key);
    return value == null || value.text() == null ? "" : value.text();
  }

  private static int line(Piece piece, String key) {
    Piece value = piece.get(key);
    return value == null ? piece.line() : value.line();
  }

  /** The line of the cell, or of the row, or of the section, whichever is in the file. */
  private int lineOf(AdvancementTableFault fault) {
    return root.line(List.of(fault.section(), fault.row(), fault.column()));
  }

  private static String describe(AdvancementTableFault fault) {
    String column = fault.column().isEmpty() ? "" : ", " + fault.column();
    return fault.section() + ", " + fault.row() + column + ": " + fault.reason();
  }
}
