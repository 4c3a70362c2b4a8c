package com.paperdynasty.league;

import com.paperdynasty.game.model.TableOptions;
import com.paperdynasty.game.model.TableOptions.BeforeRoll;
import com.paperdynasty.game.model.TableOptions.DiceSource;
import com.paperdynasty.game.model.TableOptions.Plans;
import com.paperdynasty.game.model.TableOptions.Rulings;
import com.paperdynasty.yaml.YamlTree;
import com.paperdynasty.yaml.YamlTree.Piece;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the defaults that a league file has for how two managers play together. Each key may be
 * left out.
 */
final class TableOptionsReader {
  private static final String BEFORE_ROLL = "before_roll";
  private static final String READY_SECONDS = "ready_seconds";
  private static final String PLANS = "plans";
  private static final String RULINGS = "rulings";
  private static final String DICE = "dice";
  private static final String ABSENCE_SECONDS = "absence_seconds";

  static final Set<String> KEYS =
      Set.of(BEFORE_ROLL, READY_SECONDS, PLANS, RULINGS, DICE, ABSENCE_SECONDS);

  private final YamlTree yaml;
  private final Piece root;

  TableOptionsReader(YamlTree yaml, Piece root) {
    this.yaml = yaml;
    this.root = root;
  }

  /** The options; where the file has a fault, which is recorded, the default. */
  TableOptions read() {
    TableOptions defaults = TableOptions.DEFAULT;
    BeforeRoll before =
        code(BEFORE_ROLL, BeforeRoll::byCode, "free or ready", defaults.beforeRoll());
    Plans plans = code(PLANS, Plans::byCode, "open or sealed", defaults.plans());
    if (plans == Plans.SEALED && before != BeforeRoll.READY) {
      yaml.fault(line(PLANS), "plans is sealed only where before_roll is ready");
      plans = Plans.OPEN;
    }
    return new TableOptions(
        before,
        seconds(READY_SECONDS, TableOptions.LEAST_READY_SECONDS, defaults.readySeconds()),
        plans,
        code(RULINGS, Rulings::byCode, "admin or agreed", defaults.rulings()),
        code(DICE, DiceSource::byCode, "server or declared", defaults.dice()),
        seconds(ABSENCE_SECONDS, TableOptions.LEAST_ABSENCE_SECONDS, defaults.absenceSeconds()));
  }

  private <E> E code(
      String key, Function<String, @Nullable E> byCode, String allowed, E whenMissing) {
    Piece piece = root.get(key);
    if (piece == null) {
      return whenMissing;
    }
    E constant = piece.text() == null ? null : byCode.apply(piece.text());
    if (constant == null) {
      yaml.fault(piece.line(), key + " is " + allowed + ", not \"" + written(piece) + "\"");
      return whenMissing;
    }
    return constant;
  }

  private int seconds(String key, int least, int whenMissing) {
    Piece piece = root.get(key);
    if (piece == null) {
      return whenMissing;
    }
    String text = written(piece);
    if (text.matches("[0-9]{1,6}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= TableOptions.MOST_SECONDS) {
        return number;
      }
    }
    String bounds = least + " to " + TableOptions.MOST_SECONDS;
    yaml.fault(piece.line(), key + " is a number from " + bounds + ", not \"" + text + "\"");
    return whenMissing;
  }

  private int line(String key) {
    Piece piece = root.get(key);
    return piece == null ? root.line() : piece.line();
  }

  private static String written(Piece piece) {
    String text = piece.text();
    return text == null ? "" : text;
  }
}
