package com.paperdynasty.baseball.state;

import com.paperdynasty.baseball.model.GameEnd;
import com.paperdynasty.baseball.model.RunnerMove;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.state.PitchingLine.SaveChance;
import com.paperdynasty.baseball.state.Scorebook.Lead;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pitchers with the win, the loss and the save (official rules, 9.17 and 9.19), by player id;
 * null where the rules give it to no pitcher.
 */
public record PitcherDecisions(
    @Nullable String winningPitcher, @Nullable String losingPitcher, @Nullable String save) {
  private static final Side[] NOBODY = {};

  public static final PitcherDecisions NONE = new PitcherDecisions(null, null, null);

  /** The decisions of a game; {@link #NONE} before it is over, and where the rules give none. */
  public static PitcherDecisions of(BallGame game) {
    Lead lead = game.book().lead();
    if (lead == null || !hasDecisions(game, lead)) {
      return NONE;
    }
    String winning = winner(game, lead);
    return new PitcherDecisions(winning, lead.losing(), save(game, lead, winning));
  }

  /**
   * The ids of the pitchers among whom the official scorer may name the winner; empty where the
   * rule leaves no choice.
   */
  public static List<String> choice(BallGame game) {
    Lead lead = game.book().lead();
    return lead != null && hasDecisions(game, lead) ? choice(pitched(game, lead), lead) : List.of();
  }

  /**
   * A game without a winner has no decisions. A forfeited game has them if it was a regulation game
   * and the side that was ahead won (official rules, 9.03(e)).
   */
  private static boolean hasDecisions(BallGame game, Lead lead) {
    GameEnd gameEnd = game.gameEnd();
    if (gameEnd == null || gameEnd.winner() == null) {
      return false;
    }
    return gameEnd.reason() != GameEnd.Reason.FORFEIT
        || (gameEnd.winner() == lead.side() && Regulation.isReached(game));
  }

  /**
   * The game with the winning pitcher that the official scorer named. Does not check that the rule
   * leaves that choice: {@code OfficialScorer} does.
   */
  public static BallGame named(BallGame game, String winningPitcher) {
    Scorebook book = game.book();
    BallGameBuilder next = new BallGameBuilder(game);
    next.book = new Scorebook(book.away(), book.home(), book.lead(), winningPitcher);
    return next.done();
  }

  /** The lead after a play, with the pitchers who would win and lose by it; null when tied. */
  static @Nullable Lead leadAfter(BallGame game, PlayResult play) {
    Lead lead = game.book().lead();
    if (play.runs() == 0) {
      return lead;
    }
    Side batting = game.batting();
    int margin = game.lineScore().lead(batting);
    for (RunnerMove runnerMove : play.moves()) {
      if (!runnerMove.scored()) {
        continue;
      }
      margin++;
      if (margin == 0) {
        lead = null;
      } else if (margin == 1) {
        String winning = game.book().of(batting).pitcherOfRecord().player().id();
        lead = new Lead(batting, winning, runnerMove.runner().pitcherId());
      }
    }
    return lead;
  }

  /**
   * The ids of the relief pitchers with a hold, in order of entry, the visitors' first: they
   * entered in a save situation, got an out, and left a lead that was not lost while they pitched.
   * No official rule defines it. The winning pitcher and the pitcher who finished the game have
   * none; the losing pitcher may have one. Empty before the game is over, and where its records do
   * not count.
   */
  public static List<String> holds(BallGame game) {
    String winning = of(game).winningPitcher();
    List<String> holds = new ArrayList<>();
    for (Side side : reliefCounts(game) ? Side.values() : NOBODY) {
      TeamBook book = game.book().of(side);
      String last = lastToPitch(book);
      for (PitchingLine line : book.pitching()) {
        String id = line.player().id();
        boolean kept = line.saveChance() == SaveChance.OPEN || line.saveChance() == SaveChance.KEPT;
        if (kept && line.statLine().get(Stat.OUTS) > 0 && !id.equals(last) && !id.equals(winning)) {
          holds.add(id);
        }
      }
    }
    return holds;
  }

  /**
   * The ids of the relief pitchers with a blown save: they entered in a save situation, and the
   * tying run scored while they pitched. Empty where {@link #holds} is for the whole game.
   */
  public static List<String> blownSaves(BallGame game) {
    List<String> blown = new ArrayList<>();
    for (Side side : reliefCounts(game) ? Side.values() : NOBODY) {
      for (PitchingLine line : game.book().of(side).pitching()) {
        if (line.saveChance() == SaveChance.BLOWN) {
          blown.add(line.player().id());
        }
      }
    }
    return blown;
  }

  private static boolean reliefCounts(BallGame game) {
    return game.isOver() && Regulation.counts(game);
  }

  /** The pitcher who finished the game; a pitcher who came in and never pitched did not. */
  private static String lastToPitch(TeamBook book) {
    PitchingLine last = book.pitcherOfRecord();
    for (int i = book.pitching().size() - 1; i > 0 && !last.hasPitched(); i--) {
      last = book.pitching().get(i);
    }
    return last.player().id();
  }

  private static String winner(BallGame game, Lead lead) {
    String named = game.book().namedWinner();
    if (named != null) {
      return named;
    }
    List<PitchingLine> pitchers = pitched(game, lead);
    int record = ofRecord(pitchers, lead);
    if (record == 0 && starterFellShort(pitchers)) {
      record = 1;
      for (int i = 2; i < pitchers.size(); i++) {
        record = worth(pitchers.get(i)) > worth(pitchers.get(record)) ? i : record;
      }
    }
    return pitchers.isEmpty() ? lead.winning() : pitchers.get(record).player().id();
  }

  /** The candidates for the win; empty where the rule leaves no choice. */
  private static List<String> choice(List<PitchingLine> pitchers, Lead lead) {
    int record = ofRecord(pitchers, lead);
    int first = -1;
    if (record == 0 && starterFellShort(pitchers)) {
      first = 1;
    } else if (record > 0 && mayBeBriefAndIneffective(pitchers.get(record))) {
      first = record;
    }
    return first < 0 || first == pitchers.size() - 1
        ? List.of()
        : pitchers.subList(first, pitchers.size()).stream()
            .map(line -> line.player().id())
            .toList();
  }

  /**
   * The winning side's pitchers who faced a batter, in order of entry: the first of them started.
   */
  private static List<PitchingLine> pitched(BallGame game, Lead lead) {
    return game.book().of(lead.side()).pitching().stream()
        .filter(PitchingLine::hasPitched)
        .toList();
  }

  /** The index of the pitcher of record; 0 when the listed starter never pitched. */
  private static int ofRecord(List<PitchingLine> pitchers, Lead lead) {
    for (int i = 0; i < pitchers.size(); i++) {
      if (pitchers.get(i).player().id().equals(lead.winning())) {
        return i;
      }
    }
    return 0;
  }

  /**
   * Whether the scorer may judge a reliever brief and ineffective (9.17(c)). The rule's comment
   * sets no limit. Three innings are enough for a save, so they are not brief; a reliever who put
   * no runner on, inherited none and had no lead to lose was not ineffective.
   */
  private static boolean mayBeBriefAndIneffective(PitchingLine reliever) {
    StatLine statLine = reliever.statLine();
    int reached =
        statLine.get(Stat.BATTERS_FACED)
            - statLine.get(Stat.OUTS)
            + Math.max(0, reliever.runnersOn());
    boolean ineffective = statLine.get(Stat.RUNS) > 0 || reliever.lead() > 0 || reached > 0;
    return statLine.get(Stat.OUTS) < 9 && ineffective;
  }

  /** Whether the starter pitched too few innings to win (9.17(b)) and was relieved. */
  private static boolean starterFellShort(List<PitchingLine> pitchers) {
    int fielded = pitchers.stream().mapToInt(line -> line.statLine().get(Stat.OUTS)).sum();
    int needed = fielded < 18 ? 12 : 15;
    return pitchers.size() > 1 && pitchers.get(0).statLine().get(Stat.OUTS) < needed;
  }

  private static int worth(PitchingLine line) {
    return line.statLine().get(Stat.OUTS) - 3 * line.statLine().get(Stat.RUNS);
  }

  private static @Nullable String save(BallGame game, Lead lead, String winning) {
    List<PitchingLine> pitchers = pitched(game, lead);
    if (pitchers.size() < 2) {
      return null;
    }
    PitchingLine last = game.book().of(lead.side()).pitcherOfRecord();
    PitchingLine finisher = pitchers.contains(last) ? last : pitchers.get(pitchers.size() - 1);
    int outs = finisher.statLine().get(Stat.OUTS);
    if (finisher.player().id().equals(winning) || outs < 1) {
      return null;
    }
    boolean smallLead = finisher.lead() >= 1 && finisher.lead() <= 3 && outs >= 3;
    boolean tyingRunNear = finisher.lead() >= 1 && finisher.lead() <= finisher.runnersOn() + 2;
    return smallLead || tyingRunNear || outs >= 9 ? finisher.player().id() : null;
  }
}
