package com.paperdynasty.card.file;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the faults of a set, each with the place that is being read. */
final class CardFaults {
  private final int most;
  private final List<CardFault> faults = new ArrayList<>();

  private @Nullable String set;
  private @Nullable String player;
  private @Nullable String half;
  private @Nullable Integer column;
  private @Nullable Integer row;

  /** Creates an empty list that keeps that many. */
  CardFaults(int most) {
    this.most = most;
  }

  void enterSet(String name) {
    set = name;
  }

  void enterPlayer(String id) {
    player = id;
    leaveHalf();
  }

  void enterHalf(String name) {
    half = name;
  }

  /** The faults after this call are about that player; without a player, about the set. */
  void leaveHalf() {
    half = null;
    enterCell(null, null);
  }

  void leavePlayer() {
    player = null;
    leaveHalf();
  }

  void enterCell(@Nullable Integer inColumn, @Nullable Integer inRow) {
    column = inColumn;
    row = inRow;
  }

  void add(String reason) {
    if (faults.size() < most) {
      faults.add(new CardFault(set, player, half, column, row, reason));
    }
  }

  List<CardFault> list() {
    return List.copyOf(faults);
  }
}
