package com.paperdynasty.protocol.client;

import static java.util.Objects.requireNonNullElse;

import com.paperdynasty.game.model.TableOptions;
import com.paperdynasty.game.model.TableOptions.BeforeRoll;
import com.paperdynasty.game.model.TableOptions.DiceSource;
import com.paperdynasty.game.model.TableOptions.Plans;
import com.paperdynasty.game.model.TableOptions.Rulings;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.values.FieldReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table options that a creator asks for. A missing one is left to the league. */
record TableOptionsForm(
    @Nullable BeforeRoll beforeRoll,
    @Nullable Integer readySeconds,
    @Nullable Plans plans,
    @Nullable Rulings rulings,
    @Nullable DiceSource dice,
    @Nullable Integer absenceSeconds) {
  /** All options are left to the league. */
  static final TableOptionsForm NONE = new TableOptionsForm(null, null, null, null, null, null);

  /** Reads the fields of the form's {@code options}. */
  static TableOptionsForm read(FieldReader options) {
    return new TableOptionsForm(
        options.code("before_roll", BeforeRoll::byCode, List.of("free", "ready")),
        options.bounded(
            "ready_seconds", TableOptions.LEAST_READY_SECONDS, TableOptions.MOST_SECONDS),
        options.code("plans", Plans::byCode, List.of("open", "sealed")),
        options.code("rulings", Rulings::byCode, List.of("admin", "agreed")),
        options.code("dice", DiceSource::byCode, List.of("server", "declared")),
        options.bounded(
            "absence_seconds", TableOptions.LEAST_ABSENCE_SECONDS, TableOptions.MOST_SECONDS));
  }

  /** Why these options are not possible in this league, or null. */
  @Nullable Problem misfit(TableOptions league) {
    return plans == Plans.SEALED && beforeRoll(league) != BeforeRoll.READY
        ? Problem.about(
            "options.plans", ErrorCode.INVALID, "plans can be sealed only with before_roll ready")
        : null;
  }

  /**
   * The options of the game. A league's sealed plans are open in a game that is created with {@code
   * before_roll} free, because such a game has no plans.
   */
  TableOptions resolve(TableOptions league) {
    BeforeRoll before = beforeRoll(league);
    Plans fallback = before == BeforeRoll.READY ? league.plans() : Plans.OPEN;
    return new TableOptions(
        before,
        requireNonNullElse(readySeconds, league.readySeconds()),
        requireNonNullElse(plans, fallback),
        requireNonNullElse(rulings, league.rulings()),
        requireNonNullElse(dice, league.dice()),
        requireNonNullElse(absenceSeconds, league.absenceSeconds()));
  }

  private BeforeRoll beforeRoll(TableOptions league) {
    return requireNonNullElse(beforeRoll, league.beforeRoll());
  }
}
