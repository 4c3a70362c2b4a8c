package com.paperdynasty.baseball;

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
  private final List<Change> changes;

  private Substitutions(BallGame game, Side side, List<Change> changes) {
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
  public static LineupRuling apply(BallGame game, Side side, List<Change> changes) {
    if (game.isOver()) {
      return LineupRuling.rejected("The game is over");
    }
    if (changes.isEmpty()) {
      return LineupRuling.rejected("No changes are named");
    }
    Substitutions asked = new Substitutions(game, side, List.copyOf(changes));
    String fault = asked.fault();
    if (fault != null) {
      return LineupRuling.rejected(fault);
    }
    Exchange exchange = new Exchange(game, side, changes);
    fault = asked.faultIn(exchange.lineup());
    return fault != null ? LineupRuling.rejected(fault) : new LineupRuling.Made(exchange.game());
  }

  /**
   * The game with changes that were checked before. Does not check them again.
   *
   * @param changes of slots 0 to 9
   */
  public static BallGame made(BallGame game, Side side, List<Change> changes) {
    return new Exchange(game, side, changes).game();
  }

  private @Nullable String fault() {
    Set<Integer> orders = new HashSet<>();
    Set<String> players = new HashSet<>();
    for (Change change : changes) {
      if (!orders.add(change.order())) {
        return "Slot " + change.order() + " is named twice";
      }
      if (!players.add(change.player().id())) {
        return "Player " + change.player().id() + " is named twice";
      }
      String fault = faultInPlayer(change);
      if (fault == null) {
        fault = faultInPosition(change);
      }
      if (fault != null) {
        return fault;
      }
    }
    return faultInPitching();
  }

  private @Nullable String faultInPlayer(Change change) {
    String id = change.player().id();
    if (change.order() < 0 || change.order() > 9) {
      return "There is no slot " + change.order();
    }
    if (lineup.hasLeft(id)) {
      return "Player " + id + " has left the game and cannot come back";
    }
    boolean pitches = change.position() == Position.PITCHER;
    if (pitches && lineup.leftIn(id, true)) {
      return "Player " + id + " was replaced as pitcher and cannot pitch again";
    }
    if (change.order() > 0 && lineup.leftIn(id, false)) {
      return "Player " + id + " was replaced as designated hitter and cannot bat again";
    }
    Lineup others = game.lineup(side.other());
    if (others.slotOf(id) != null || others.hasLeft(id)) {
      return "Player " + id + " is on the other side";
    }
    Slot now = lineup.slotOf(id);
    if (now != null && now.order() != change.order() && now.order() != 0) {
      return "Player " + id + " keeps slot " + now.order();
    }
    return null;
  }

  private @Nullable String faultInPosition(Change change) {
    Position position = change.position();
    if (change.order() == 0) {
      return lineup.hasDh() && position == Position.PITCHER
          ? null
          : "Slot 0 is for a pitcher for whom a designated hitter bats";
    }
    boolean batting = side == game.batting();
    return switch (position) {
      case DESIGNATED_HITTER ->
          lineup.batsForPitcher(change.order())
              ? null
              : "Slot " + change.order() + " is not the DH";
      case PINCH_HITTER ->
          batting && game.next(side) == change.order()
              ? null
              : "Only the batter can be hit for; slot " + change.order() + " is not at bat";
      case PINCH_RUNNER ->
          batting && onBase(change.order())
              ? null
              : "Slot " + change.order() + " has no runner on base";
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

  /** A pitcher must face a batter before he is relieved (official rules, 5.10(f) and (g)). */
  private @Nullable String faultInPitching() {
    Slot pitcher = lineup.at(Position.PITCHER);
    if (pitcher == null || side != game.fielding()) {
      return null;
    }
    PitchingLine line = game.book().of(side).pitcherOfRecord();
    boolean fresh =
        line.tally().get(Stat.BATTERS_FACED) == 0
            && line.inning() == game.inning()
            && line.player().id().equals(pitcher.player().id());
    for (Change change : changes) {
      boolean relieves =
          change.position() == Position.PITCHER && !change.player().equals(pitcher.player());
      if (relieves && fresh && !change.injured()) {
        return "The pitcher must face a batter before he is relieved, unless he is injured";
      }
    }
    return null;
  }

  /** What is wrong with the resulting lineup, or null. */
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
    for (Change change : changes) {
      boolean fields = change.position().inField() && lineup.batsForPitcher(change.order());
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
