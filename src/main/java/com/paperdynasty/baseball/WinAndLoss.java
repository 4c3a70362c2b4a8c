package com.paperdynasty.baseball;

import com.paperdynasty.baseball.Scorebook.Lead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who wins, loses and saves a game (rules, section 5). */
final class WinAndLoss {
  private WinAndLoss() {}

  /** Who leads after a play, and whose win and loss that lead would be. */
  static @Nullable Lead after(BallGame game, PlayResult play) {
    Lead lead = game.book().lead();
    if (play.runs() == 0) {
      return lead;
    }
    Side batting = game.batting();
    int margin = game.lineScore().lead(batting);
    for (Move move : play.moves()) {
      if (!move.scored()) {
        continue;
      }
      margin++;
      if (margin == 0) {
        lead = null;
      } else if (margin == 1) {
        String winning = game.book().of(batting).pitcherOfRecord().player().id();
        lead = new Lead(batting, winning, move.runner().pitcherId());
      }
    }
    return lead;
  }

  static Decisions decisions(BallGame game) {
    Lead lead = game.book().lead();
    if (!game.isOver() || lead == null) {
      return Decisions.NONE;
    }
    TeamBook winners = game.book().of(lead.side());
    String winning = winner(game, lead);
    return new Decisions(winning, lead.losing(), save(winners, winning));
  }

  /** Whom {@link #name} would take. */
  static List<String> choice(BallGame game) {
    Lead lead = game.book().lead();
    return game.isOver() && lead != null && leavesAChoice(game, lead)
        ? relievers(game.book().of(lead.side())).stream().map(line -> line.player().id()).toList()
        : List.of();
  }

  static LineupRuling name(BallGame game, String pitcherId) {
    Lead lead = game.book().lead();
    if (!game.isOver() || lead == null) {
      return Illegal.rule("There is no winning pitcher to name");
    }
    if (!leavesAChoice(game, lead)) {
      return Illegal.rule("The win is " + lead.winning() + "'s; the rule leaves no choice");
    }
    TeamBook winners = game.book().of(lead.side());
    for (PitchingLine reliever : relievers(winners)) {
      if (reliever.player().id().equals(pitcherId)) {
        return new LineupRuling.Made(named(game, pitcherId));
      }
    }
    return Illegal.rule("Player " + pitcherId + " was no reliever of the winners");
  }

  static BallGame named(BallGame game, String pitcherId) {
    Scorebook book = game.book();
    GameDraft next = new GameDraft(game);
    next.book = new Scorebook(book.away(), book.home(), book.lead(), pitcherId);
    return next.done();
  }

  private static String winner(BallGame game, Lead lead) {
    String named = game.book().namedWinner();
    if (named != null) {
      return named;
    }
    if (!starterFellShort(game, lead)) {
      return lead.winning();
    }
    PitchingLine best = null;
    for (PitchingLine reliever : relievers(game.book().of(lead.side()))) {
      if (best == null || worth(reliever) > worth(best)) {
        best = reliever;
      }
    }
    return best == null ? lead.winning() : best.player().id();
  }

  /** Whether somebody else than the pitcher of record may be given the win. */
  private static boolean leavesAChoice(BallGame game, Lead lead) {
    return starterFellShort(game, lead) || wasBriefAndIneffective(game, lead);
  }

  /** A reliever of record who got fewer than three outs, and let runs in or a lead slip away. */
  private static boolean wasBriefAndIneffective(BallGame game, Lead lead) {
    for (PitchingLine reliever : relievers(game.book().of(lead.side()))) {
      if (reliever.player().id().equals(lead.winning())) {
        boolean ineffective = reliever.tally().get(Stat.RUNS) > 0 || reliever.lead() > 0;
        return reliever.tally().get(Stat.OUTS) < 3 && ineffective;
      }
    }
    return false;
  }

  /** A starter of record with too few innings, who therefore cannot have the win. */
  private static boolean starterFellShort(BallGame game, Lead lead) {
    TeamBook winners = game.book().of(lead.side());
    PitchingLine starter = winners.pitching().get(0);
    int fielded = winners.pitching().stream().mapToInt(line -> line.tally().get(Stat.OUTS)).sum();
    int needed = fielded < 18 ? 12 : 15;
    return winners.pitching().size() > 1
        && starter.player().id().equals(lead.winning())
        && starter.tally().get(Stat.OUTS) < needed;
  }

  private static List<PitchingLine> relievers(TeamBook page) {
    return page.pitching().subList(1, page.pitching().size());
  }

  private static int worth(PitchingLine line) {
    return line.tally().get(Stat.OUTS) - 3 * line.tally().get(Stat.RUNS);
  }

  private static @Nullable String save(TeamBook winners, String winning) {
    PitchingLine finisher = winners.pitcherOfRecord();
    int outs = finisher.tally().get(Stat.OUTS);
    if (winners.pitching().size() == 1 || finisher.player().id().equals(winning) || outs < 1) {
      return null;
    }
    boolean smallLead = finisher.lead() >= 1 && finisher.lead() <= 3 && outs >= 3;
    boolean tyingRunNear = finisher.lead() >= 1 && finisher.lead() <= finisher.runnersOn() + 2;
    return smallLead || tyingRunNear || outs >= 9 ? finisher.player().id() : null;
  }
}
