package com.paperdynasty.baseball;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A play on its way into Retrosheet's notation: what of it is still to be told. Never leaves the
 * method that made it.
 */
final class RetrosheetDraft {
  final BallGame game;
  final PlayResult play;
  final StringBuilder text = new StringBuilder(32);

  /** Whose way the text tells already. */
  private final List<Move> told = new ArrayList<>(3);

  /** Runners of whom the text says more than happened, so that it must be said that they stay. */
  private final List<Integer> staying = new ArrayList<>(1);

  private final List<Position> errors;
  private final List<String> marks = new ArrayList<>(1);

  RetrosheetDraft(BallGame game, PlayResult play) {
    this.game = game;
    this.play = play;
    this.errors = new ArrayList<>(play.errors());
  }

  /** What happened to the runner who came from there, or null if nothing did. */
  @Nullable Move from(int base) {
    for (Move move : play.moves()) {
      if (move.from() == base) {
        return move;
      }
    }
    return null;
  }

  boolean batterOut() {
    Move batter = from(0);
    return batter != null && batter.out();
  }

  /** What the submission says was peculiar about the out of the runner from there, or null. */
  Advance.@Nullable How how(int from) {
    for (Advance way : play.submission().advances()) {
      if (way.from() == from) {
        return way.how();
      }
    }
    return null;
  }

  boolean credited(Stat stat) {
    for (Credit credit : play.credits()) {
      if (credit.stat() == stat) {
        return true;
      }
    }
    return false;
  }

  boolean credited(Stat stat, String playerId) {
    for (Credit credit : play.credits()) {
      if (credit.stat() == stat && credit.playerId().equals(playerId)) {
        return true;
      }
    }
    return false;
  }

  void tell(Move move) {
    told.add(move);
  }

  boolean isTold(Move move) {
    return told.contains(move);
  }

  void stays(int base) {
    staying.add(base);
  }

  List<Integer> staying() {
    return staying;
  }

  /** A wild pitch or passed ball that is no event of its own stands beside a runner's way. */
  void mark(String mark) {
    marks.add(mark);
  }

  List<String> marks() {
    return marks;
  }

  boolean hasErrors() {
    return !errors.isEmpty();
  }

  /** An error that is told now. */
  Position takeError() {
    return errors.remove(0);
  }

  /** The fielder to whom the ball went; empty when nobody said. */
  String fielder() {
    Position location = play.submission().hitLocation();
    return location == null ? "" : Integer.toString(location.number());
  }

  static String base(int base) {
    return base == 4 ? "H" : Integer.toString(base);
  }
}
