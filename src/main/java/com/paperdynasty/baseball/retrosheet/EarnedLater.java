package com.paperdynasty.baseball.retrosheet;

import com.paperdynasty.baseball.model.RunnerMove;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.baseball.state.Stat;
import com.paperdynasty.baseball.state.StatCredit;
import com.paperdynasty.baseball.state.StatCredit.Book;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The plays of one half inning, with the runs that later plays make earned (official rules, 9.16).
 * An event file marks a run where it scores, so that play's record is written anew. For one thread.
 */
final class EarnedLater {
  private final List<Entry> plays = new ArrayList<>();

  /**
   * A play and where its record stands.
   *
   * @param place the index of the record
   */
  record Entry(int place, BallGame before, PlayResult play) {}

  /** A new half begins. */
  void clear() {
    plays.clear();
  }

  /**
   * Adds a play.
   *
   * @return the earlier plays whose runs it makes earned, as they are to be written now
   */
  List<Entry> add(int place, BallGame before, PlayResult play) {
    List<Entry> changed = new ArrayList<>();
    earnedBefore(play)
        .forEach(
            (pitcher, runs) -> {
              for (int run = 0; run < runs; run++) {
                markFirst(pitcher, changed);
              }
            });
    plays.add(new Entry(place, before, play));
    return changed;
  }

  /** By pitcher: the runs that the play makes earned, without those that score on it. */
  private static Map<String, Integer> earnedBefore(PlayResult play) {
    Map<String, Integer> runs = new LinkedHashMap<>();
    for (StatCredit credit : play.credits()) {
      if (credit.book() == Book.PITCHING && credit.stat() == Stat.EARNED_RUNS) {
        runs.merge(credit.playerId(), credit.count(), Integer::sum);
      }
    }
    for (RunnerMove move : play.moves()) {
      if (move.scored() && move.earned()) {
        runs.merge(move.runner().pitcherId(), -1, Integer::sum);
      }
    }
    return runs;
  }

  private static boolean isOf(String pitcher, RunnerMove move) {
    return move.runner().pitcherId().equals(pitcher);
  }

  private void markFirst(String pitcher, List<Entry> changed) {
    for (int i = 0; i < plays.size(); i++) {
      Entry entry = plays.get(i);
      List<RunnerMove> moves = new ArrayList<>(entry.play().moves());
      for (int move = 0; move < moves.size(); move++) {
        RunnerMove run = moves.get(move);
        if (run.scored() && !run.earned() && isOf(pitcher, run)) {
          moves.set(move, earned(run));
          Entry marked = new Entry(entry.place(), entry.before(), entry.play().withMoves(moves));
          plays.set(i, marked);
          changed.removeIf(other -> other.place() == marked.place());
          changed.add(marked);
          return;
        }
      }
    }
  }

  private static RunnerMove earned(RunnerMove run) {
    return new RunnerMove(run.from(), run.base(), run.out(), run.runner(), true, run.battedIn());
  }
}
