package com.paperdynasty.baseball.rules;

import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Runner;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.LineupUpdate;
import com.paperdynasty.baseball.state.PitchingLine;
import com.paperdynasty.baseball.state.Stat;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules on changes of a lineup (official rules, 5.10 and 5.11). */
public final class Substitutions {
  private final BallGame game;
  private final Side side;
  private final Lineup lineup;
  private final List<LineupChange> changes;

  private Substitutions(BallGame game, Side side, List<LineupChange> changes) {
    this.game = game;
    this.side = side;
    this.lineup = game.lineup(side);
    this.changes = changes;
  }

  /**
   * The game with changes of one side's lineup, all made at the same time, or why they are refused.
   * A player who is in the game already changes position; any other replaces the player of the
   * slot.
   */
  public static LineupRuling apply(BallGame game, Side side, List<LineupChange> changes) {
    if (game.isOver()) {
      return LineupRuling.rejected("The game is over");
    }
    if (changes.isEmpty()) {
      return LineupRuling.rejected("No changes are named");
    }
    Substitutions check = new Substitutions(game, side, List.copyOf(changes));
    String fault = check.fault();
    if (fault != null) {
      return LineupRuling.rejected(fault);
    }
    LineupUpdate lineupUpdate = new LineupUpdate(game, side, changes);
    fault = check.faultIn(lineupUpdate.lineup());
    return fault != null
        ? LineupRuling.rejected(fault)
        : new LineupRuling.Made(lineupUpdate.game());
  }

  /**
   * The game with changes that were checked before. Does not check them again.
   *
   * @param changes of slots 0 to 9
   */
  public static BallGame made(BallGame game, Side side, List<LineupChange> changes) {
    return new LineupUpdate(game, side, changes).game();
  }

  private @Nullable String fault() {
    Set<Integer> orders = new HashSet<>();
    Set<String> players = new HashSet<>();
    for (LineupChange lineupChange : changes) {
      if (!orders.add(lineupChange.order())) {
        return "Slot " + lineupChange.order() + " is named twice";
      }
      if (!players.add(lineupChange.player().id())) {
        return "Player " + lineupChange.player().id() + " is named twice";
      }
      String fault = faultInPlayer(lineupChange);
      if (fault == null) {
        fault = faultInPosition(lineupChange);
      }
      if (fault != null) {
        return fault;
      }
    }
    return faultInPitching();
  }

  private @Nullable String faultInPlayer(LineupChange lineupChange) {
    String id = lineupChange.player().id();
    if (lineupChange.order() < 0 || lineupChange.order() > 9) {
      return "There is no slot " + lineupChange.order();
    }
    if (lineup.hasLeft(id)) {
      return "Player " + id + " has left the game and cannot come back";
    }
    boolean pitches = lineupChange.position() == Position.PITCHER;
    if (pitches && lineup.hasLeftAs(id, true)) {
      return "Player " + id + " was replaced as pitcher and cannot pitch again";
    }
    if (lineupChange.order() > 0 && lineup.hasLeftAs(id, false)) {
      return "Player " + id + " was replaced as designated hitter and cannot bat again";
    }
    Lineup others = game.lineup(side.other());
    if (others.slotOf(id) != null || others.hasLeft(id)) {
      return "Player " + id + " is on the other side";
    }
    Slot now = lineup.slotOf(id);
    if (now != null && now.order() != lineupChange.order() && now.order() != 0) {
      return "Player " + id + " keeps slot " + now.order();
    }
    return null;
  }

  private @Nullable String faultInPosition(LineupChange lineupChange) {
    Position position = lineupChange.position();
    if (lineupChange.order() == 0) {
      return lineup.hasDh() && position == Position.PITCHER
          ? null
          : "Slot 0 is for a pitcher for whom a designated hitter bats";
    }
    boolean batting = side == game.batting();
    return switch (position) {
      case DESIGNATED_HITTER ->
          lineup.batsForPitcher(lineupChange.order())
              ? null
              : "Slot " + lineupChange.order() + " is not the DH";
      case PINCH_HITTER ->
          batting && game.next(side) == lineupChange.order()
              ? null
              : "Only the batter can be hit for; slot " + lineupChange.order() + " is not at bat";
      case PINCH_RUNNER ->
          batting && onBase(lineupChange.order())
              ? null
              : "Slot " + lineupChange.order() + " has no runner on base";
      default -> null;
    };
  }

  private boolean onBase(int order) {
    for (int base = 1; base <= 3; base++) {
      Runner runner = game.bases().at(base);
      if (runner != null && runner.order() == order) {
        return true;
      }
    }
    return false;
  }

  /** A pitcher must face a batter before being relieved (official rules, 5.10(f) and (g)). */
  private @Nullable String faultInPitching() {
    Slot pitcher = lineup.at(Position.PITCHER);
    if (pitcher == null || side != game.fielding()) {
      return null;
    }
    PitchingLine line = game.book().of(side).pitcherOfRecord();
    boolean fresh =
        line.sinceEntry(Stat.BATTERS_FACED) == 0
            && line.lastAppearance().inning() == game.inning()
            && line.player().id().equals(pitcher.player().id());
    for (LineupChange lineupChange : changes) {
      boolean relieves =
          lineupChange.position() == Position.PITCHER
              && !lineupChange.player().equals(pitcher.player());
      if (relieves && fresh && !lineupChange.injured()) {
        return "The pitcher must face a batter before being relieved, unless injured";
      }
    }
    return null;
  }

  /** The fault in the resulting lineup, or null. */
  private @Nullable String faultIn(Lineup after) {
    Set<Position> positions = EnumSet.noneOf(Position.class);
    for (Slot slot : after.inGame()) {
      Position position = slot.position();
      if (position == Position.DESIGNATED_HITTER && !after.hasDh()) {
        return "The designated hitter is lost: slot " + slot.order() + " needs another position";
      }
      boolean bench = position == Position.PINCH_HITTER || position == Position.PINCH_RUNNER;
      if (!bench && !positions.add(position)) {
        return "Two players at " + position.code();
      }
    }
    if (formerPitcherStays(after)) {
      return "The pitcher changes position: the designated hitter is lost, and the new pitcher"
          + " needs a slot in the order";
    }
    for (LineupChange lineupChange : changes) {
      boolean fields =
          lineupChange.position().inField() && lineup.batsForPitcher(lineupChange.order());
      if (fields && after.hasDh()) {
        return "The designated hitter takes the field: the pitcher needs a slot in the order";
      }
    }
    return null;
  }

  /**
   * Whether a new pitcher has a designated hitter while the former pitcher stays in the batting
   * order.
   */
  private boolean formerPitcherStays(Lineup after) {
    Slot pitched = lineup.pitcherSlot();
    Slot pitches = after.pitcherSlot();
    if (pitched == null || pitches == null) {
      return false;
    }
    String id = pitched.player().id();
    Slot stays = after.slotOf(id);
    boolean hitsOn = lineup.isTwoWay(id) && stays != null && !stays.position().inField();
    return !pitches.player().id().equals(id) && stays != null && !hitsOn;
  }
}
