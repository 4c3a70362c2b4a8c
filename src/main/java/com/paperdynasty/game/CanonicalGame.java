package com.paperdynasty.game;

import com.paperdynasty.baseball.BallGame;
import com.paperdynasty.baseball.BattingLine;
import com.paperdynasty.baseball.End;
import com.paperdynasty.baseball.Lineup;
import com.paperdynasty.baseball.PitchingLine;
import com.paperdynasty.baseball.Player;
import com.paperdynasty.baseball.Runner;
import com.paperdynasty.baseball.Scorebook;
import com.paperdynasty.baseball.Side;
import com.paperdynasty.baseball.Slot;
import com.paperdynasty.baseball.Stat;
import com.paperdynasty.baseball.Tally;
import com.paperdynasty.baseball.TeamBook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ball game's part of the {@link CanonicalForm}. */
final class CanonicalGame {
  private static final Stat[] STATS = Stat.values();

  private CanonicalGame() {}

  static void write(CanonicalBytes bytes, BallGame game) {
    bytes.number(game.inning());
    bytes.text(game.half().code());
    bytes.number(game.outs());
    bytes.number(game.outsButForErrors());
    bytes.flag(game.batterReprieved());
    for (int base = 1; base <= 3; base++) {
      runner(bytes, game.bases().at(base));
    }
    bytes.text(game.defense().infield().code());
    numbers(bytes, game.defense().holdRunners());
    bytes.number(game.playNumber());
    for (Side side : Side.values()) {
      numbers(bytes, game.lineScore().of(side));
      lineup(bytes, game.lineup(side));
      bytes.number(game.next(side));
      page(bytes, game.book().of(side));
    }
    lead(bytes, game.book());
    end(bytes, game.end());
  }

  private static void runner(CanonicalBytes bytes, @Nullable Runner runner) {
    bytes.flag(runner != null);
    if (runner != null) {
      player(bytes, runner.player());
      bytes.number(runner.order());
      bytes.text(runner.position().code());
      bytes.text(runner.pitcherId());
      bytes.text(runner.presence().code());
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

  private static void page(CanonicalBytes bytes, TeamBook page) {
    bytes.number(page.batting().size());
    for (BattingLine line : page.batting()) {
      bytes.text(line.player().id());
      bytes.number(line.order());
      tally(bytes, line.tally());
    }
    bytes.number(page.pitching().size());
    for (PitchingLine line : page.pitching()) {
      bytes.text(line.player().id());
      bytes.number(line.inning());
      bytes.number(line.lead());
      bytes.number(line.runnersOn());
      tally(bytes, line.tally());
    }
    bytes.number(page.onMound());
    tally(bytes, page.totals());
  }

  /** Only what was counted, each with its name, so that a new column does not change old hashes. */
  private static void tally(CanonicalBytes bytes, Tally tally) {
    for (Stat stat : STATS) {
      int count = tally.get(stat);
      if (count != 0) {
        bytes.text(stat.code());
        bytes.number(count);
      }
    }
    bytes.text(null);
  }

  private static void lead(CanonicalBytes bytes, Scorebook book) {
    Scorebook.Lead lead = book.lead();
    bytes.text(lead == null ? null : lead.side().code());
    bytes.text(lead == null ? null : lead.winning());
    bytes.text(lead == null ? null : lead.losing());
    bytes.text(book.namedWinner());
  }

  private static void end(CanonicalBytes bytes, @Nullable End end) {
    bytes.text(end == null ? null : end.reason().code());
    Side winner = end == null ? null : end.winner();
    bytes.text(winner == null ? null : winner.code());
  }

  private static void numbers(CanonicalBytes bytes, List<Integer> numbers) {
    bytes.number(numbers.size());
    for (int number : numbers) {
      bytes.number(number);
    }
  }
}
