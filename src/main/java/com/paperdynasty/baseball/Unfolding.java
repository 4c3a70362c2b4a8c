package com.paperdynasty.baseball;

import static java.util.Objects.requireNonNull;

import com.paperdynasty.baseball.Outcome.Kind;
import com.paperdynasty.baseball.Submission.With;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A play as it unfolds: everybody's way, in the order of events. Of what is submitted first the
 * table's, then what else happened on the pitch, then what the submission itself says; of what was
 * decided before the facts as they are. Never leaves the method that made it.
 */
final class Unfolding {
  /** Two outs and a ball put in play for an out: the batter is out, and nobody moves. */
  private static final List<List<Advance>> BATTER_OUT = batterOut();

  final BallGame game;
  final Submission submission;

  /** What counts: of an x_check what it came to. */
  final Outcome outcome;

  /** Which bases were occupied, as in {@link Bases#mask}. */
  final int mask;

  /** Everybody's way, by where he came from. */
  private final @Nullable Advance[] ways = new Advance[4];

  /** Where they came from, in the order of events. */
  private final int[] order = new int[4];

  private int count;

  /** What else on the pitch gave a runner his way, by where he came from. */
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
   * A play as it was decided. A runner who is not named in its facts has stayed, or is the batter
   * who was on his way when the half ended.
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
    if (game.outs() == 2 && isBallForAnOut(kind)) {
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

  private static boolean isBallForAnOut(Kind kind) {
    return switch (kind) {
      case GROUND_BALL, FLY, LINER, POP -> true;
      default -> false;
    };
  }

  private void put(Advance way) {
    ways[way.from()] = way;
    order[count++] = way.from();
  }

  /** Something else on the pitch; whoever is named by two goes the farther way. */
  private void also(Outcome cause, Advance way) {
    Advance before = requireNonNull(ways[way.from()]);
    boolean farther = way.out() ? !before.out() : !before.out() && way.base() > before.base();
    if (farther) {
      last(way);
      told[way.from()] = false;
      by[way.from()] = cause;
    }
  }

  /** What replaces a runner's way also comes after the others'. */
  private void last(Advance way) {
    int place = 0;
    while (order[place] != way.from()) {
      place++;
    }
    System.arraycopy(order, place + 1, order, place, count - place - 1);
    order[count - 1] = way.from();
    ways[way.from()] = way;
    told[way.from()] = true;
    by[way.from()] = null;
  }

  /** A batter whose ball is caught, or who strikes out, is out before anybody runs. */
  private boolean isOutAtOnce(Advance way) {
    if (way.from() > 0 || !way.out() || way.base() > 1 || way.is(Advance.How.TOUCHED)) {
      return false;
    }
    return switch (outcome.kind()) {
      case FLY, LINER, POP, STRIKEOUT, INTERFERENCE -> true;
      default -> false;
    };
  }

  /** What happens to that runner, who is the last by now, comes before all else. */
  private void first(int from) {
    System.arraycopy(order, 0, order, 1, count - 1);
    order[0] = from;
  }

  /**
   * Where the advances name as many outs on a ball on the ground as the table makes, it makes no
   * further one: whom it had out takes the base to which he is forced.
   */
  private void spare() {
    int named = Advance.outs(submission.advances());
    if (named == 0 || !Ways.isOnTheGround(outcome) || named < outsByTable()) {
      return;
    }
    int forced = Ways.forcedRunners(mask);
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

  /** Whether the table alone, without anything that was said, brings that runner home. */
  boolean tableScores(int from) {
    return table().stream().anyMatch(way -> way.from() == from && way.base() == 4 && !way.out());
  }

  private int outsByTable() {
    return Advance.outs(table());
  }

  /** A runner of whom nothing was said stops short of one ahead of whom something was. */
  private void holdBack() {
    int limit = 4;
    for (int from = 3; from >= 0; from--) {
      Advance way = ways[from];
      if (way == null) {
        continue;
      }
      if (told[from] && way.out() && isHomer()) {
        // He is out on appeal, after everybody had gone round.
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

  /** How many have a way: the runners, and the batter when his turn is over. */
  int count() {
    return count;
  }

  /** The i-th way in the order of events. */
  Advance inOrder(int i) {
    return requireNonNull(ways[order[i]]);
  }

  /** The way of the batter (0) or of the runner on that base, or null. */
  @Nullable Advance from(int from) {
    return ways[from];
  }

  /** Whether the submission itself says where he went. */
  boolean told(int from) {
    return told[from];
  }

  /** What else on the pitch moved that runner, or null. */
  @Nullable Outcome movedBy(int from) {
    return by[from];
  }

  boolean batterSafe() {
    Advance way = ways[0];
    return way != null && !way.out();
  }

  /** Whether something of that sort happened on the pitch. */
  boolean includes(Outcome event) {
    if (outcome == event) {
      return true;
    }
    for (With with : submission.with()) {
      if (with.outcome() == event) {
        return true;
      }
    }
    return false;
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
