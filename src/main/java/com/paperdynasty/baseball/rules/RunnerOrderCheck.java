package com.paperdynasty.baseball.rules;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.BaseNames;
import com.paperdynasty.baseball.play.PlayResolution;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the runners keep their order: no two on a base, none past another (official rules,
 * 5.06(a)(2) and 5.09(b)(9)).
 */
final class RunnerOrderCheck {
  private final PlayResolution play;

  private RunnerOrderCheck(PlayResolution play) {
    this.play = play;
  }

  /** The rule that is broken, or null. */
  static @Nullable RuleViolation faultIn(PlayResolution play) {
    String fault = new RunnerOrderCheck(play).fault();
    if (fault == null) {
      return null;
    }
    return play.submission.advances().isEmpty()
        ? RuleViolation.rule(fault)
        : RuleViolation.advance(fault);
  }

  private @Nullable String fault() {
    Advance batter = play.advanceFrom(0);
    int bases = play.outcome.isHit() ? play.outcome.basesForBatter() : 0;
    if (batter != null && !batter.out() && batter.base() < bases) {
      return whoIsInTheWay() + " is in the way of the batter, who reaches " + BaseNames.of(bases);
    }
    int outs = play.game.outs();
    for (int i = 0; i < play.count(); i++) {
      Advance way = play.inOrder(i);
      for (int j = 0; j < play.count(); j++) {
        Advance ahead = play.inOrder(j);
        String fault = ahead.from() > way.from() ? faultBetween(way, ahead, j < i) : null;
        if (fault != null) {
          return fault;
        }
      }
      outs += way.out() ? 1 : 0;
    }
    return outs > 3 ? "That would be more than three outs" + whoIsOutUntold() : null;
  }

  /** The lowest of the runners whom the advances hold, who leaves no room for the batter. */
  private String whoIsInTheWay() {
    for (int from = 1; from <= 3; from++) {
      if (play.advanceFrom(from) != null && play.isNamedInAdvances(from)) {
        return BaseNames.runner(from);
      }
    }
    return "A runner";
  }

  private @Nullable String faultBetween(Advance way, Advance ahead, boolean aheadFirst) {
    if ((ahead.out() && (aheadFirst || play.isHomer())) || way.is(Advance.How.PASSED)) {
      return null;
    }
    boolean bothScore = way.base() == 4 && ahead.base() == 4 && !ahead.out();
    if (bothScore) {
      return null;
    }
    if (way.base() > ahead.base() || (way.base() == 4 && !way.out())) {
      return BaseNames.runner(way.from())
          + " cannot pass the one on "
          + BaseNames.of(ahead.from())
          + untold(way, ahead);
    }
    return way.base() == ahead.base() && !way.out() && !ahead.out()
        ? "Two runners on " + BaseNames.of(way.base()) + untold(way, ahead)
        : null;
  }

  /** Asks for advances of the runners whom only the table has put there. */
  private String untold(Advance... involved) {
    List<String> names = new ArrayList<>();
    for (Advance way : involved) {
      if (!play.isNamedInAdvances(way.from())) {
        names.add(BaseNames.runner(way.from()));
      }
    }
    return names.isEmpty() ? "" : ": " + sayWhere(names);
  }

  private String whoIsOutUntold() {
    List<Advance> out = new ArrayList<>();
    for (int i = 0; i < play.count(); i++) {
      if (play.inOrder(i).out()) {
        out.add(play.inOrder(i));
      }
    }
    return untold(out.toArray(Advance[]::new));
  }

  private static String sayWhere(List<String> names) {
    List<String> inside = names.stream().map(name -> "t" + name.substring(1)).toList();
    return "say in advances where " + String.join(" and ", inside) + " ended";
  }
}
