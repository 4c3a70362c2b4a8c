package com.paperdynasty.baseball.model;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A team's lineup: the player and position of each slot, and the players who have left.
 *
 * @param slots the nine slots of the batting order, in order
 * @param pitcherSlot the pitcher (order 0) for whom a designated hitter bats; null when the pitcher
 *     bats, from the start or because the designated hitter was lost
 * @param left players who have left and cannot come back, each in the last slot they had
 */
public record Lineup(List<Slot> slots, @Nullable Slot pitcherSlot, List<Slot> left) {
  /** A bit for each position in the field, by its number. */
  private static final int ALL_MANNED =
      Position.FIELD.stream().mapToInt(position -> 1 << position.number()).sum();

  public Lineup {
    slots = List.copyOf(slots);
    left = List.copyOf(left);
  }

  /**
   * The fault in a starting lineup, in plain English, or null. A pitcher for whom a designated
   * hitter bats has order 0; a two-way player may be both, and counts as two players (official
   * rules, 5.11(b)). A side may do without a designated hitter: its pitcher bats.
   *
   * @param dh whether there may be a designated hitter
   */
  public static @Nullable String faultIn(List<Slot> starters, boolean dh) {
    Set<Integer> orders = new HashSet<>();
    Set<String> players = new HashSet<>();
    Set<Position> positions = EnumSet.noneOf(Position.class);
    for (Slot slot : starters) {
      if (!orders.add(slot.order())) {
        return "Slot " + slot.order() + " is named twice";
      }
      if (!players.add(slot.player().id()) && !isBoth(starters, slot.player())) {
        return "Player " + slot.player().id() + " is named twice";
      }
      if (!positions.add(slot.position())) {
        return "Two players at " + slot.position().code();
      }
      if (onBench(slot.position())) {
        return "Nobody starts at " + slot.position().code();
      }
    }
    boolean hits = positions.contains(Position.DESIGNATED_HITTER);
    if (!dh && (hits || orders.contains(0))) {
      return "There is no designated hitter in this game";
    }
    int needed = dh && (hits || orders.contains(0) || starters.size() > 9) ? 10 : 9;
    if (starters.size() != needed) {
      return "A lineup needs " + (dh ? 10 : 9) + " players";
    }
    boolean apart =
        starters.stream()
            .allMatch(slot -> (slot.order() == 0) == (slot.position() == Position.PITCHER));
    return needed == 9 || apart ? null : "With a designated hitter, only the pitcher has order 0";
  }

  /** Whether that player pitches, with order 0, and is the designated hitter. */
  private static boolean isBoth(List<Slot> starters, Player player) {
    return starters.stream()
        .filter(slot -> slot.player().id().equals(player.id()))
        .allMatch(slot -> slot.order() == 0 || slot.position() == Position.DESIGNATED_HITTER);
  }

  /**
   * A starting lineup, its slots in any order.
   *
   * @throws IllegalArgumentException if {@link #faultIn} finds a fault
   */
  public static Lineup starting(List<Slot> starters, boolean dh) {
    String fault = faultIn(starters, dh);
    if (fault != null) {
      throw new IllegalArgumentException(fault);
    }
    return of(starters);
  }

  /**
   * A starting lineup that was checked before, its slots in any order. Does not check it again.
   *
   * @throws IllegalArgumentException if there are not nine slots with or without a pitcher's
   */
  public static Lineup of(List<Slot> starters) {
    List<Slot> sorted = new ArrayList<>(starters);
    sorted.sort((a, b) -> Integer.compare(a.order(), b.order()));
    boolean apart = !sorted.isEmpty() && sorted.get(0).order() == 0;
    if (sorted.size() != (apart ? 10 : 9)) {
      throw new IllegalArgumentException("a lineup has nine slots");
    }
    return apart
        ? new Lineup(sorted.subList(1, 10), sorted.get(0), List.of())
        : new Lineup(sorted, null, List.of());
  }

  /** Whether a designated hitter bats for the pitcher. */
  public boolean hasDh() {
    return pitcherSlot != null;
  }

  /** The player in that slot, 1 to 9. */
  public Slot batting(int order) {
    return slots.get(order - 1);
  }

  /**
   * The player at that position, or null: a position is empty while a pinch hitter has its slot.
   */
  public @Nullable Slot at(Position position) {
    if (pitcherSlot != null && pitcherSlot.position() == position) {
      return pitcherSlot;
    }
    for (int i = 0; i < 9; i++) {
      if (slots.get(i).position() == position) {
        return slots.get(i);
      }
    }
    return null;
  }

  /**
   * The slot of that player, or null for a player who is not in the game; for a two-way player the
   * slot in the batting order.
   */
  public @Nullable Slot slotOf(String playerId) {
    for (Slot slot : inGame()) {
      if (slot.player().id().equals(playerId)) {
        return slot;
      }
    }
    return null;
  }

  /** Whether that player has left the game. */
  public boolean hasLeft(String playerId) {
    return slotOf(playerId) == null && (hasLeftAs(playerId, true) || hasLeftAs(playerId, false));
  }

  /**
   * Whether that player has left the mound, or the batting order: a two-way player may leave one of
   * them.
   */
  public boolean hasLeftAs(String playerId, boolean mound) {
    return left.stream()
        .anyMatch(slot -> slot.player().id().equals(playerId) && (slot.order() == 0) == mound);
  }

  /** Whether that player is the pitcher and the designated hitter (official rules, 5.11(b)). */
  public boolean isTwoWay(String playerId) {
    Slot pitcher = pitcherSlot;
    Slot bats = pitcher == null ? null : slotOf(playerId);
    return pitcher != null
        && pitcher.player().id().equals(playerId)
        && bats != null
        && bats.position() == Position.DESIGNATED_HITTER;
  }

  /** All players in the game: the nine of the batting order, then a pitcher who does not bat. */
  public List<Slot> inGame() {
    if (pitcherSlot == null) {
      return slots;
    }
    List<Slot> all = new ArrayList<>(slots);
    all.add(pitcherSlot);
    return all;
  }

  /** A position in the field that is empty, in plain English, or null when all are filled. */
  public @Nullable String emptyPosition() {
    int manned = pitcherSlot == null ? 0 : 1 << pitcherSlot.position().number();
    for (int i = 0; i < 9; i++) {
      manned |= 1 << slots.get(i).position().number();
    }
    if ((manned & ALL_MANNED) == ALL_MANNED) {
      return null;
    }
    for (Position position : Position.FIELD) {
      if ((manned & (1 << position.number())) == 0) {
        return "Nobody plays " + position.code();
      }
    }
    return null;
  }

  /** How many positions in the field nobody plays. */
  public int vacant() {
    int vacant = 0;
    for (Position position : Position.FIELD) {
      vacant += at(position) == null ? 1 : 0;
    }
    return vacant;
  }

  /**
   * Whether the player in that slot bats for the pitcher: as designated hitter, or as a pinch
   * hitter or pinch runner for one.
   */
  public boolean batsForPitcher(int order) {
    if (!hasDh() || order == 0) {
      return false;
    }
    Position position = batting(order).position();
    for (int i = left.size() - 1; i >= 0 && onBench(position); i--) {
      if (left.get(i).order() == order) {
        position = left.get(i).position();
      }
    }
    return position == Position.DESIGNATED_HITTER;
  }

  private static boolean onBench(Position position) {
    return position == Position.PINCH_HITTER || position == Position.PINCH_RUNNER;
  }
}
