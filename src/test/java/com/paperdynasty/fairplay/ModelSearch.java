package com.paperdynasty.fairplay;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Searches all states that moves reach, nearest first. Equal states are visited once. */
final class ModelSearch {
  private static final long FNV_BASIS = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final List<ModelMove> moves;
  private final int depth;
  private Function<ModelState, String> key = ModelState::key;
  private Predicate<ModelState> isEnd = state -> false;
  private long steps;

  /**
   * Creates a search.
   *
   * @param depth the most moves from a start
   */
  ModelSearch(List<ModelMove> moves, int depth) {
    this.moves = moves;
    this.depth = depth;
  }

  /** States with equal keys are equal. */
  ModelSearch mergingBy(Function<ModelState, String> other) {
    key = other;
    return this;
  }

  /** No move is made from such a state. */
  ModelSearch endingAt(Predicate<ModelState> end) {
    isEnd = end;
    return this;
  }

  /** How many moves were made. */
  long steps() {
    return steps;
  }

  /** Visits each state, the starts too. Returns how many there are. */
  int visit(List<ModelState> starts, Consumer<ModelState> visitor) {
    Set<Long> known = new HashSet<>();
    Deque<ModelState> open = new ArrayDeque<>();
    for (ModelState start : starts) {
      if (known.add(digest(start))) {
        open.add(start);
      }
    }
    while (!open.isEmpty()) {
      ModelState state = open.remove();
      visitor.accept(state);
      if (state.depth() == depth || isEnd.test(state)) {
        continue;
      }
      for (ModelMove move : moves) {
        ModelState next = move.from(state);
        if (next != null) {
          steps++;
          if (known.add(digest(next))) {
            open.add(next);
          }
        }
      }
    }
    return known.size();
  }

  /**
   * Short, because there are a million. Two of so many differ in 64 bits, but for one in ten
   * million searches.
   */
  private long digest(ModelState state) {
    long hash = FNV_BASIS;
    String text = key.apply(state);
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    return hash;
  }
}
