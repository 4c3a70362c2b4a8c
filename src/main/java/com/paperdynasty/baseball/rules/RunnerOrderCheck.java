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
      return blockingRunner() + " is in the way of the batter, who reaches " + BaseNames.of(bases);
    }
    int outs = play.game.outs();
    for (int i = 0; i < play.count(); i++) {
      Advance advance = play.inOrder(i);
      for (int j = 0; j < play.count(); j++) {
        Advance ahead = play.inOrder(j);
        String fault = ahead.from() > advance.from() ? faultBetween(advance, ahead, j < i) : null;
        if (fault != null) {
          return fault;
        }
      }
      outs += advance.out() ? 1 : 0;
    }
    return outs > 3 ? "That would be more than three outs" + askForOuts() : null;
  }

  /** The lowest runner whom the advances hold, and who therefore blocks the batter. */
  private String blockingRunner() {
    for (int from = 1; from <= 3; from++) {
      if (play.advanceFrom(from) != null && play.isNamedInAdvances(from)) {
        return BaseNames.runner(from);
      }
    }
    return "A runner";
  }

  private @Nullable String faultBetween(Advance advance, Advance ahead, boolean aheadFirst) {
    if ((ahead.out() && (aheadFirst || play.isHomer())) || advance.is(Advance.How.PASSED)) {
      return null;
    }
    boolean bothScore = advance.base() == 4 && ahead.base() == 4 && !ahead.out();
    if (bothScore) {
      return null;
    }
    if (advance.base() > ahead.base() || (advance.base() == 4 && !advance.out())) {
      return BaseNames.runner(advance.from())
          + " cannot pass the one on "
          + BaseNames.of(ahead.from())
          + askForAdvances(advance, ahead);
    }
    return advance.base() == ahead.base() && !advance.out() && !ahead.out()
        ? "Two runners on " + BaseNames.of(advance.base()) + askForAdvances(advance, ahead)
        : null;
  }

  /** A request for the advances of those of these runners whom the submission does not name. */
  private String askForAdvances(Advance... involved) {
    List<String> names = new ArrayList<>();
    for (Advance advance : involved) {
      if (!play.isNamedInAdvances(advance.from())) {
        names.add(BaseNames.runner(advance.from()));
      }
    }
    return names.isEmpty() ? "" : ": " + request(names);
  }

  private String askForOuts() {
    List<Advance> out = new ArrayList<>();
    for (int i = 0; i < play.count(); i++) {
      if (play.inOrder(i).out()) {
        out.add(play.inOrder(i));
      }
    }
    return askForAdvances(out.toArray(Advance[]::new));
  }

  private static String request(List<String> names) {
    List<String> inside = names.stream().map(name -> "t" + name.substring(1)).toList();
    return "say in advances where " + String.join(" and ", inside) + " ended";
  }
}
