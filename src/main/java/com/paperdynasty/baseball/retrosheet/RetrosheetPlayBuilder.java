package com.paperdynasty.baseball.retrosheet;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.RunnerMove;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.baseball.state.Stat;
import com.paperdynasty.baseball.state.StatCredit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A play while it is written in Retrosheet's notation, and what of it is still to be written.
 * Mutable; never leaves the method that made it.
 */
final class RetrosheetPlayBuilder {
  final BallGame game;
  final PlayResult play;
  final StringBuilder text = new StringBuilder(32);

  /** The moves that the text covers already. */
  private final List<RunnerMove> written = new ArrayList<>(3);

  /** Runners whom the text implies to have moved, though they stayed: written explicitly. */
  private final List<Integer> staying = new ArrayList<>(1);

  private final List<Position> errors;
  private final List<String> marks = new ArrayList<>(1);

  RetrosheetPlayBuilder(BallGame game, PlayResult play) {
    this.game = game;
    this.play = play;
    this.errors = new ArrayList<>(play.errors());
  }

  /** The move of the runner from that base, or null for a runner who stayed. */
  @Nullable RunnerMove from(int base) {
    return RunnerMove.from(play.moves(), base);
  }

  boolean batterOut() {
    RunnerMove batter = from(0);
    return batter != null && batter.out();
  }

  /** The special kind of out of the runner from that base, or null. */
  Advance.@Nullable How how(int from) {
    for (Advance advance : play.submission().advances()) {
      if (advance.from() == from) {
        return advance.how();
      }
    }
    return null;
  }

  boolean credited(Stat stat) {
    return play.isCredited(stat);
  }

  boolean credited(Stat stat, String playerId) {
    for (StatCredit statCredit : play.credits()) {
      if (statCredit.stat() == stat && statCredit.playerId().equals(playerId)) {
        return true;
      }
    }
    return false;
  }

  void markWritten(RunnerMove runnerMove) {
    written.add(runnerMove);
  }

  boolean isWritten(RunnerMove runnerMove) {
    return written.contains(runnerMove);
  }

  void markStaying(int base) {
    staying.add(base);
  }

  List<Integer> staying() {
    return staying;
  }

  /** Notes a wild pitch or passed ball to be written beside a runner's advance. */
  void mark(String mark) {
    marks.add(mark);
  }

  List<String> marks() {
    return marks;
  }

  boolean hasErrors() {
    return !errors.isEmpty();
  }

  /** Takes the next error, which is written now. */
  Position takeError() {
    return errors.remove(0);
  }

  /** The fielder to whom the ball was hit; empty when unknown. */
  String fielder() {
    Position location = play.submission().hitLocation();
    return location == null ? "" : Integer.toString(location.number());
  }

  static String base(int base) {
    return base == 4 ? "H" : Integer.toString(base);
  }
}
