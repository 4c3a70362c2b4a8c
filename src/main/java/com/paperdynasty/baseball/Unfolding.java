package com.paperdynasty.baseball;

import static java.util.Objects.requireNonNull;

import com.paperdynasty.baseball.Outcome.Kind;
import com.paperdynasty.baseball.Submission.With;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Resolves a play to the advances of the batter and the runners, in the order of events. Of a
 * submission: first the table's advances, then the other outcomes on the pitch, then the
 * submission's own advances. Of a play that was decided before: its facts. Never leaves the method
 * that made it.
 */
final class Unfolding {
  /** A ball in play for an out with two outs: the batter is out, and no runner moves. */
  private static final List<List<Advance>> BATTER_OUT = batterOut();

  final BallGame game;
  final Submission submission;

  /** The outcome that counts: of an x_check its result. */
  final Outcome outcome;

  /** Which bases were occupied, as in {@link Bases#mask}. */
  final int mask;

  /** The advances by starting base. */
  private final @Nullable Advance[] ways = new Advance[4];

  /** The starting bases in the order of events. */
  private final int[] order = new int[4];

  private int count;

  /** The other outcome on the pitch that moved a runner, by starting base. */
  private final @Nullable Outcome[] by = new Outcome[4];

  private final boolean[] told = new boolean[4];

  Unfolding(BallGame game, Submission submission, Outcome outcome) {
    this.game = game;
    this.submission = submission;
    this.outcome = outcome;
    this.mask = game.bases().mask();
    for (Advance way : table()) {
      put(way);
    }
    for (With with : submission.with()) {
      int named = with.runner() == null ? 0 : with.runner();
      for (Advance way : game.league().tables().ways(with.outcome(), mask, named)) {
        also(with.outcome(), way);
      }
    }
    for (Advance advance : submission.advances()) {
      last(advance);
      if (isOutAtOnce(advance)) {
        first(advance.from());
      }
    }
    spare();
    holdBack();
  }

  /**
   * A play that was decided before. A runner who is not named in its facts stayed; a batter who is
   * not named was still running when the half ended.
   */
  Unfolding(BallGame game, Submission submission, PlayFacts facts) {
    this.game = game;
    this.submission = submission;
    this.outcome = submission.counted();
    this.mask = game.bases().mask();
    for (Advance way : facts.ways()) {
      put(way);
    }
    for (int base = 3; base >= 1; base--) {
      if (ways[base] == null && game.bases().occupied(base)) {
        put(Advance.to(base, base));
      }
    }
    if (ways[0] == null && outcome.isPlateAppearance()) {
      put(Advance.to(0, Math.max(1, outcome.basesForBatter())));
    }
    for (Advance said : submission.advances()) {
      Advance way = ways[said.from()];
      if (way != null) {
        told[said.from()] = true;
        ways[said.from()] =
            new Advance(way.from(), way.base(), way.out(), said.rbi(), said.unearned(), said.how());
      }
    }
    for (int from = 1; from <= 3; from++) {
      Advance way = ways[from];
      by[from] = way == null || told[from] || way.out() ? null : Causes.of(submission, mask, way);
    }
  }

  private List<Advance> table() {
    AdvancementTables tables = game.league().tables();
    Kind kind = outcome.kind();
    if (game.outs() == 2 && (kind == Kind.GROUND_BALL || outcome.isInTheAir())) {
      return BATTER_OUT.get(mask);
    }
    if (kind == Kind.GROUND_BALL) {
      Position location = requireNonNull(submission.hitLocation());
      return tables.groundBall(outcome, mask, location, game.defense().infield());
    }
    if (kind == Kind.ERROR) {
      return tables.error(submission.bases() == null ? 1 : submission.bases(), mask);
    }
    if (outcome == Outcome.FIELDERS_CHOICE && !submission.advances().isEmpty()) {
      return tables.choiceAsSaid(mask);
    }
    int named = submission.runner() == null ? 0 : submission.runner();
    return tables.ways(outcome, mask, named);
  }

  private void put(Advance way) {
    ways[way.from()] = way;
    order[count++] = way.from();
  }

  /** Adds the advance of another outcome on the pitch; of two advances the farther one stands. */
  private void also(Outcome cause, Advance way) {
    Advance before = requireNonNull(ways[way.from()]);
    boolean farther = way.out() ? !before.out() : !before.out() && way.base() > before.base();
    if (farther) {
      last(way);
      told[way.from()] = false;
      by[way.from()] = cause;
    }
  }

  /** An advance that replaces another also comes after the others. */
  private void last(Advance way) {
    int place = placeOf(way.from());
    System.arraycopy(order, place + 1, order, place, count - place - 1);
    order[count - 1] = way.from();
    ways[way.from()] = way;
    told[way.from()] = true;
    by[way.from()] = null;
  }

  /** A batter whose ball is caught, or who strikes out, is out before the runners advance. */
  private boolean isOutAtOnce(Advance way) {
    if (way.from() > 0 || !way.out() || way.base() > 1 || way.is(Advance.How.TOUCHED)) {
      return false;
    }
    return switch (outcome.kind()) {
      case FLY, LINER, POP, STRIKEOUT, INTERFERENCE -> true;
      default -> false;
    };
  }

  /** Puts the last advance, that of this runner, before all others. */
  private void first(int from) {
    System.arraycopy(order, 0, order, 1, count - 1);
    order[0] = from;
  }

  /**
   * If the advances name as many outs on a ground ball as the table makes, the table makes no more:
   * a runner whom it had out takes the base to which he is forced.
   */
  private void spare() {
    int named = Advance.outs(submission.advances());
    if (named == 0 || !outcome.isOnTheGround() || named < outsByTable()) {
      return;
    }
    int forced = ForcePlay.forcedRunners(mask);
    boolean batterSpared = false;
    for (int from = 0; from <= 3; from++) {
      Advance way = ways[from];
      if (way == null || told[from]) {
        continue;
      }
      batterSpared |= from == 0 && way.out();
      boolean pushed = batterSpared && from <= forced && way.base() == from;
      if (way.out() || pushed) {
        ways[from] = Advance.to(from, from <= forced ? from + 1 : from);
      }
    }
  }

  /** Whether the table alone scores that runner. */
  boolean tableScores(int from) {
    return table().stream().anyMatch(way -> way.from() == from && way.base() == 4 && !way.out());
  }

  private int outsByTable() {
    return Advance.outs(table());
  }

  /** A runner who is not named in advances stops behind one ahead of him who is. */
  private void holdBack() {
    int limit = 4;
    for (int from = 3; from >= 0; from--) {
      Advance way = ways[from];
      if (way == null) {
        continue;
      }
      if (told[from] && way.out() && isHomer()) {
        // He is out on appeal, after the other runners have scored.
        continue;
      }
      if (told[from]) {
        limit = way.base() == 4 && !way.out() ? 4 : way.base() - 1;
      } else if (!way.out() && way.base() > limit && limit > 0) {
        ways[from] = Advance.to(from, limit);
        limit--;
      }
    }
  }

  boolean isHomer() {
    return outcome.isHit() && outcome.basesForBatter() == 4;
  }

  /** The number of advances: the runners, and the batter when the plate appearance is over. */
  int count() {
    return count;
  }

  /** The i-th advance in the order of events. */
  Advance inOrder(int i) {
    return requireNonNull(ways[order[i]]);
  }

  /** The advance of the batter (0) or of the runner on that base, or null. */
  @Nullable Advance from(int from) {
    return ways[from];
  }

  /** Whether the submission's advances name him. */
  boolean told(int from) {
    return told[from];
  }

  /** The other outcome on the pitch that moved that runner, or null. */
  @Nullable Outcome movedBy(int from) {
    return by[from];
  }

  /** The place in the order of events of the batter (0) or of the runner from that base. */
  int placeOf(int from) {
    int place = 0;
    while (order[place] != from) {
      place++;
    }
    return place;
  }

  boolean batterSafe() {
    Advance way = ways[0];
    return way != null && !way.out();
  }

  private static List<List<Advance>> batterOut() {
    List<List<Advance>> byMask = new ArrayList<>();
    for (int mask = 0; mask < 8; mask++) {
      List<Advance> ways = new ArrayList<>();
      ways.add(Advance.out(0, 1));
      for (int base = 3; base >= 1; base--) {
        if ((mask & (1 << (base - 1))) != 0) {
          ways.add(Advance.to(base, base));
        }
      }
      byMask.add(List.copyOf(ways));
    }
    return List.copyOf(byMask);
  }
}
