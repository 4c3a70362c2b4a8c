package com.paperdynasty.baseball.play;

import static java.util.Objects.requireNonNull;

import com.paperdynasty.baseball.league.AdvancementTables;
import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.ForcePlay;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Outcome.Kind;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.model.Submission.With;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.PlayFacts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Resolves a play to the advances of the batter and the runners, in the order of events. For a
 * submission these are first the table's advances, then the other outcomes on the pitch, then the
 * submission's own advances. For a play that was decided before, they are its facts. An instance
 * never leaves the method that made it.
 */
public final class PlayResolution {
  /** A ball in play for an out with two outs: the batter is out, and no runner moves. */
  private static final List<List<Advance>> BATTER_OUT = batterOut();

  public final BallGame game;
  public final Submission submission;

  /** The outcome that counts: for an {@code x_check} its result. */
  public final Outcome outcome;

  /** Which bases were occupied, as in {@code Bases.mask}. */
  public final int mask;

  /** The advances by starting base. */
  private final @Nullable Advance[] advances = new Advance[4];

  /** The starting bases in the order of events. */
  private final int[] order = new int[4];

  private int count;

  /** The other outcome on the pitch that moved a runner, by starting base. */
  private final @Nullable Outcome[] causes = new Outcome[4];

  private final boolean[] inAdvances = new boolean[4];

  public PlayResolution(BallGame game, Submission submission, Outcome outcome) {
    this.game = game;
    this.submission = submission;
    this.outcome = outcome;
    this.mask = game.bases().mask();
    for (Advance advance : table()) {
      put(advance);
    }
    for (With with : submission.with()) {
      int named = with.runner() == null ? 0 : with.runner();
      for (Advance advance : game.league().tables().advances(with.outcome(), mask, named)) {
        addOther(with.outcome(), advance);
      }
    }
    for (Advance advance : submission.advances()) {
      replaceAsLast(advance);
      if (isOutAtOnce(advance)) {
        moveToFront(advance.from());
      }
    }
    keepNamedOuts();
    stopBehindNamedRunners();
  }

  /**
   * A play that was decided before. A runner who is not named in its facts stayed; a batter who is
   * not named was still running when the half ended.
   */
  public PlayResolution(BallGame game, Submission submission, PlayFacts facts) {
    this.game = game;
    this.submission = submission;
    this.outcome = submission.counted();
    this.mask = game.bases().mask();
    for (Advance advance : facts.advances()) {
      put(advance);
    }
    for (int base = 3; base >= 1; base--) {
      if (advances[base] == null && game.bases().occupied(base)) {
        put(Advance.to(base, base));
      }
    }
    if (advances[0] == null && outcome.isPlateAppearance()) {
      put(Advance.to(0, Math.max(1, outcome.basesForBatter())));
    }
    for (Advance marked : submission.advances()) {
      Advance advance = advances[marked.from()];
      if (advance != null) {
        inAdvances[marked.from()] = true;
        advances[marked.from()] =
            new Advance(
                advance.from(),
                advance.base(),
                advance.out(),
                marked.rbi(),
                marked.unearned(),
                marked.how());
      }
    }
    for (int from = 1; from <= 3; from++) {
      Advance advance = advances[from];
      causes[from] =
          advance == null || inAdvances[from] || advance.out()
              ? null
              : AdvanceCause.of(submission, mask, advance);
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
    return tables.advances(outcome, mask, named);
  }

  private void put(Advance advance) {
    advances[advance.from()] = advance;
    order[count++] = advance.from();
  }

  /** Adds the advance of another outcome on the pitch; the farther of two advances counts. */
  private void addOther(Outcome cause, Advance advance) {
    Advance before = requireNonNull(advances[advance.from()]);
    boolean farther =
        advance.out() ? !before.out() : !before.out() && advance.base() > before.base();
    if (farther) {
      replaceAsLast(advance);
      inAdvances[advance.from()] = false;
      causes[advance.from()] = cause;
    }
  }

  /** An advance that replaces another also comes after the others. */
  private void replaceAsLast(Advance advance) {
    int place = placeOf(advance.from());
    System.arraycopy(order, place + 1, order, place, count - place - 1);
    order[count - 1] = advance.from();
    advances[advance.from()] = advance;
    inAdvances[advance.from()] = true;
    causes[advance.from()] = null;
  }

  /** A batter whose ball is caught, or who strikes out, is out before the runners advance. */
  private boolean isOutAtOnce(Advance advance) {
    if (advance.from() > 0
        || !advance.out()
        || advance.base() > 1
        || advance.is(Advance.How.TOUCHED)) {
      return false;
    }
    return switch (outcome.kind()) {
      case FLY, LINER, POP, STRIKEOUT, INTERFERENCE -> true;
      default -> false;
    };
  }

  /** Puts the last advance, that of this runner, before all others. */
  private void moveToFront(int from) {
    System.arraycopy(order, 0, order, 1, count - 1);
    order[0] = from;
  }

  /**
   * If the advances name as many outs on a ground ball as the table makes, the table adds none. A
   * runner who would be out by the table takes the base of the force instead.
   */
  private void keepNamedOuts() {
    int named = Advance.outs(submission.advances());
    if (named == 0 || !outcome.isOnTheGround() || named < outsByTable()) {
      return;
    }
    int forced = ForcePlay.forcedRunners(mask);
    boolean batterSpared = false;
    for (int from = 0; from <= 3; from++) {
      Advance advance = advances[from];
      if (advance == null || inAdvances[from]) {
        continue;
      }
      batterSpared |= from == 0 && advance.out();
      boolean pushed = batterSpared && from <= forced && advance.base() == from;
      if (advance.out() || pushed) {
        advances[from] = Advance.to(from, from <= forced ? from + 1 : from);
      }
    }
  }

  /** Whether the table alone scores that runner. */
  public boolean tableScores(int from) {
    return table().stream()
        .anyMatch(advance -> advance.from() == from && advance.base() == 4 && !advance.out());
  }

  private int outsByTable() {
    return Advance.outs(table());
  }

  /** A runner who is not named in advances stops behind a runner ahead who is. */
  private void stopBehindNamedRunners() {
    int limit = 4;
    for (int from = 3; from >= 0; from--) {
      Advance advance = advances[from];
      if (advance == null) {
        continue;
      }
      if (inAdvances[from] && advance.out() && isHomer()) {
        // The runner is out on appeal, after the other runners have scored.
        continue;
      }
      if (inAdvances[from]) {
        limit = advance.base() == 4 && !advance.out() ? 4 : advance.base() - 1;
      } else if (!advance.out() && advance.base() > limit && limit > 0) {
        advances[from] = Advance.to(from, limit);
        limit--;
      }
    }
  }

  public boolean isHomer() {
    return outcome.isHit() && outcome.basesForBatter() == 4;
  }

  /** The number of advances: the runners, and the batter when the plate appearance is over. */
  public int count() {
    return count;
  }

  /** The i-th advance in the order of events. */
  public Advance inOrder(int i) {
    return requireNonNull(advances[order[i]]);
  }

  /** The advance of the batter (0) or of the runner on that base, or null. */
  @Nullable
  public Advance advanceFrom(int from) {
    return advances[from];
  }

  /** Whether the submission's advances name the batter (0) or the runner on that base. */
  public boolean isNamedInAdvances(int from) {
    return inAdvances[from];
  }

  /** The other outcome on the pitch that moved that runner, or null. */
  @Nullable
  public Outcome causeOf(int from) {
    return causes[from];
  }

  /** The place in the order of events of the batter (0) or of the runner from that base. */
  public int placeOf(int from) {
    int place = 0;
    while (order[place] != from) {
      place++;
    }
    return place;
  }

  /** Whether the batter reached base. */
  public boolean batterSafe() {
    Advance advance = advances[0];
    return advance != null && !advance.out();
  }

  private static List<List<Advance>> batterOut() {
    List<List<Advance>> byMask = new ArrayList<>();
    for (int mask = 0; mask < 8; mask++) {
      List<Advance> advances = new ArrayList<>();
      advances.add(Advance.out(0, 1));
      for (int base = 3; base >= 1; base--) {
        if ((mask & (1 << (base - 1))) != 0) {
          advances.add(Advance.to(base, base));
        }
      }
      byMask.add(List.copyOf(advances));
    }
    return List.copyOf(byMask);
  }
}
