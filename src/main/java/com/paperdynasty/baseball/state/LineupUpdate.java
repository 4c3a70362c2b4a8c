package com.paperdynasty.baseball.state;

import com.paperdynasty.baseball.model.Bases;
import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Runner;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applies lineup changes that are known to be legal. */
public final class LineupUpdate {
  private final BallGame game;
  private final Side side;
  private final Lineup before;
  private final List<Slot> slots;
  private final List<Slot> left;
  private @Nullable Slot pitcherSlot;

  public LineupUpdate(BallGame game, Side side, List<LineupChange> changes) {
    this.game = game;
    this.side = side;
    this.before = game.lineup(side);
    this.slots = new ArrayList<>(before.slots());
    this.left = new ArrayList<>(before.left());
    this.pitcherSlot = before.pitcherSlot();
    for (LineupChange lineupChange : changes) {
      Slot slot = new Slot(lineupChange.order(), lineupChange.player(), lineupChange.position());
      if (lineupChange.order() == 0) {
        pitcherSlot = slot;
      } else {
        slots.set(lineupChange.order() - 1, slot);
      }
    }
    loseDh();
    for (Slot slot : before.inGame()) {
      if (hasLeft(slot)) {
        left.add(slot);
      }
    }
  }

  /**
   * The designated hitter is lost once a pitcher is in the batting order, or the pitcher bats or
   * plays elsewhere (official rules, 5.11(a)).
   */
  private void loseDh() {
    Slot pitcher = pitcherSlot;
    if (pitcher == null) {
      return;
    }
    for (Slot slot : slots) {
      boolean bats = slot.player().id().equals(pitcher.player().id());
      boolean keepsBothRoles =
          slot.position() == Position.DESIGNATED_HITTER && before.isTwoWay(slot.player().id());
      if ((bats && !keepsBothRoles) || slot.position() == Position.PITCHER) {
        pitcherSlot = null;
      }
    }
  }

  /**
   * Whether the player of that slot has left the game; for a two-way player, whether this role has
   * ended.
   */
  private boolean hasLeft(Slot had) {
    String id = had.player().id();
    if (!before.isTwoWay(id)) {
      return lineup().slotOf(id) == null;
    }
    Slot has = had.order() == 0 ? pitcherSlot : slots.get(had.order() - 1);
    return has == null || !has.player().id().equals(id);
  }

  public Lineup lineup() {
    return new Lineup(slots, pitcherSlot, left);
  }

  /** The game with the new lineup, and the bases and the box score that follow from it. */
  public BallGame game() {
    Lineup after = lineup();
    BallGameBuilder next = new BallGameBuilder(game);
    next.lineup(side, after);
    TeamBook book = game.book().of(side);
    for (Slot slot : after.slots()) {
      book = book.withBatter(slot);
    }
    if (side == game.batting()) {
      next.bases = replaceRunners(after);
    }
    Slot pitcher = after.at(Position.PITCHER);
    if (side == game.fielding()
        && pitcher != null
        && !pitcher.player().equals(book.pitcherOfRecord().player())) {
      next.bases = chargePlaced(pitcher.player().id());
      int innings = game.league().innings();
      int lead = game.lineScore().lead(side);
      MoundEntry entry = MoundEntry.of(game.inning(), innings, game.outs(), lead, next.bases);
      book = book.withPitcher(pitcher.player(), entry);
    }
    next.book = game.book().with(side, book);
    return next.done();
  }

  /** A player who takes the slot of a runner replaces the runner on base. */
  private Bases replaceRunners(Lineup after) {
    Bases bases = game.bases();
    for (int base = 1; base <= 3; base++) {
      Runner runner = bases.at(base);
      if (runner != null) {
        Slot slot = after.batting(runner.order());
        bases = bases.with(base, runner.replacedBy(slot.player(), slot.position()));
      }
    }
    return bases;
  }

  /** The extra runner is charged to the pitcher who faces the first batter of the half. */
  private Bases chargePlaced(String pitcher) {
    Bases bases = game.bases();
    int base = game.league().extraRunnerRule().base();
    if (base == 0 || game.outs() > 0 || bases.count() != 1) {
      return bases;
    }
    Runner runner = bases.at(base);
    return runner != null && runner.placed() ? bases.with(base, runner.chargedTo(pitcher)) : bases;
  }
}
