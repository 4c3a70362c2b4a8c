package com.paperdynasty.game.state;

import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.GameEnd;
import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Runner;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.game.fairplay.CanonicalSubmission;
import com.paperdynasty.game.model.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ball game's part of the {@link CanonicalForm}. Enums are written by explicit codes, which may
 * not change.
 */
final class CanonicalGame {
  private CanonicalGame() {}

  static void write(CanonicalBytes bytes, BallGame game) {
    bytes.number(game.inning());
    bytes.text(game.half().code());
    bytes.number(game.outs());
    for (int base = 1; base <= 3; base++) {
      runner(bytes, game.bases().at(base));
    }
    defense(bytes, game.defense());
    bytes.number(game.playNumber());
    for (Side side : Side.values()) {
      numbers(bytes, game.lineScore().of(side));
      lineup(bytes, game.lineup(side));
      bytes.number(game.next(side));
    }
    bytes.text(game.book().namedWinner());
    end(bytes, game.gameEnd());
  }

  /**
   * What older versions do not know is written only where there is any: a number below zero, where
   * the number of the play follows otherwise.
   */
  static void defense(CanonicalBytes bytes, Defense defense) {
    bytes.text(defense.infield().code());
    numbers(bytes, defense.holdRunners());
    int more =
        (defense.outfieldIn() ? 1 : 0)
            + (defense.guardLines() ? 2 : 0)
            + (defense.pitchAround() ? 4 : 0);
    if (more > 0) {
      bytes.number(-more);
    }
  }

  static void offense(CanonicalBytes bytes, Plan.Offense offense) {
    bytes.text(offense.play().code());
    numbers(bytes, offense.steals());
  }

  /** The last play, which distinguishes two plays that lead to the same situation. */
  static void play(CanonicalBytes bytes, @Nullable PlayResult play) {
    bytes.flag(play != null);
    if (play == null) {
      return;
    }
    CanonicalSubmission.write(bytes, play.submission());
    bytes.text(play.batter().player().id());
    bytes.text(play.pitcher().player().id());
    bytes.number(play.facts().packed());
  }

  private static void runner(CanonicalBytes bytes, @Nullable Runner runner) {
    bytes.flag(runner != null);
    if (runner != null) {
      player(bytes, runner.player());
      bytes.number(runner.order());
      bytes.text(runner.position().code());
    }
  }

  private static void lineup(CanonicalBytes bytes, Lineup lineup) {
    slots(bytes, lineup.inGame());
    slots(bytes, lineup.left());
  }

  private static void slots(CanonicalBytes bytes, List<Slot> slots) {
    bytes.number(slots.size());
    for (Slot slot : slots) {
      bytes.number(slot.order());
      player(bytes, slot.player());
      bytes.text(slot.position().code());
    }
  }

  private static void player(CanonicalBytes bytes, Player player) {
    bytes.text(player.id());
    bytes.text(player.name());
  }

  private static void end(CanonicalBytes bytes, @Nullable GameEnd gameEnd) {
    bytes.text(gameEnd == null ? null : gameEnd.reason().code());
    Side winner = gameEnd == null ? null : gameEnd.winner();
    bytes.text(winner == null ? null : winner.code());
  }

  private static void numbers(CanonicalBytes bytes, List<Integer> numbers) {
    bytes.number(numbers.size());
    for (int number : numbers) {
      bytes.number(number);
    }
  }
}
