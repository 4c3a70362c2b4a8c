package com.paperdynasty.baseball.state;

import com.paperdynasty.baseball.model.GameEnd;
import com.paperdynasty.baseball.model.RunnerMove;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.state.PitchingLine.Appearance;
import com.paperdynasty.baseball.state.PitchingLine.SaveChance;
import com.paperdynasty.baseball.state.Scorebook.Lead;
import java.util.ArrayList;
import java.util.Comparator;
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
        PitchingLine winning = game.book().of(batting).pitcherOfRecord();
        lead =
            new Lead(
                batting,
                winning.player().id(),
                winning.lastAppearance().number(),
                runnerMove.runner().pitcherId());
      }
    }
    return lead;
  }

  /**
   * The ids of the relief pitchers with a hold, in order of entry, the visitors' first: they
   * entered in a save situation, got an out, and left a lead that was not lost while they pitched.
   * No official rule defines it. A pitcher who returned to the mound is judged for each appearance
   * by itself; the one that finished the game does not count. The pitchers with the win and the
   * save have none; the losing pitcher may have one. Empty before the game is over, and where its
   * records do not count.
   */
  public static List<String> holds(BallGame game) {
    PitcherDecisions decisions = of(game);
    List<String> holds = new ArrayList<>();
    for (Side side : reliefCounts(game) ? Side.values() : NOBODY) {
      List<PitchingLine> lines = game.book().of(side).pitching();
      int last = lastPitched(lines);
      for (PitchingLine line : lines) {
        String id = line.player().id();
        if (hasHold(line, last)
            && !id.equals(decisions.winningPitcher())
            && !id.equals(decisions.save())) {
          holds.add(id);
        }
      }
    }
    return holds;
  }

  private static boolean hasHold(PitchingLine line, int finishing) {
    return line.appearances().stream()
        .anyMatch(
            appearance ->
                appearance.saveChance() == SaveChance.OPEN
                    && appearance.number() != finishing
                    && line.counted(appearance, Stat.OUTS) > 0);
  }

  /**
   * The ids of the relief pitchers with a blown save: they entered in a save situation, and the
   * tying run scored while they pitched, in one appearance at least. A pitcher may have a hold for
   * another. Empty where {@link #holds} is for the whole game.
   */
  public static List<String> blownSaves(BallGame game) {
    List<String> blown = new ArrayList<>();
    for (Side side : reliefCounts(game) ? Side.values() : NOBODY) {
      for (PitchingLine line : game.book().of(side).pitching()) {
        if (line.hasLostALead()) {
          blown.add(line.player().id());
        }
      }
    }
    return blown;
  }

  private static boolean reliefCounts(BallGame game) {
    return game.isOver() && Regulation.counts(game);
  }

  /**
   * The number of the appearance that finished the game. A pitcher who came in and never pitched
   * did not finish it.
   */
  private static int lastPitched(List<PitchingLine> lines) {
    return lines.stream().mapToInt(PitchingLine::lastPitched).max().orElseThrow();
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
    List<PitchingLine> named = new ArrayList<>();
    if (record == 0 && starterFellShort(pitchers)) {
      named.addAll(pitchers.subList(1, pitchers.size()));
    } else if (record > 0) {
      PitchingLine reliever = pitchers.get(record);
      Appearance appearance = reliever.appearance(lead.appearance());
      if (mayBeBriefAndIneffective(reliever, appearance)) {
        named.add(reliever);
        pitchers.stream()
            .skip(1)
            .filter(line -> !line.equals(reliever) && line.lastPitched() > appearance.number())
            .forEach(named::add);
      }
    }
    return named.size() < 2 ? List.of() : named.stream().map(line -> line.player().id()).toList();
  }

  /** The winning side's pitchers who pitched, in that order: the first of them started. */
  private static List<PitchingLine> pitched(BallGame game, Lead lead) {
    return game.book().of(lead.side()).pitching().stream()
        .filter(PitchingLine::hasPitched)
        .sorted(Comparator.comparingInt(PitchingLine::firstPitched))
        .toList();
  }

  /** The index of the pitcher of record; 0 when the listed starter did not start. */
  private static int ofRecord(List<PitchingLine> pitchers, Lead lead) {
    for (int i = 0; i < pitchers.size(); i++) {
      PitchingLine line = pitchers.get(i);
      if (line.player().id().equals(lead.winning()) && line.hasPitchedIn(lead.appearance())) {
        return i;
      }
    }
    return 0;
  }

  /**
   * Whether the scorer may judge a reliever brief and ineffective in an appearance (9.17(c)). The
   * rule's comment sets no limit. Three innings are enough for a save, so they are not brief; a
   * reliever who put no runner on, found none and had no lead to lose was not ineffective.
   */
  private static boolean mayBeBriefAndIneffective(PitchingLine reliever, Appearance appearance) {
    int outs = reliever.counted(appearance, Stat.OUTS);
    int reached = reliever.counted(appearance, Stat.BATTERS_FACED) - outs + appearance.runnersOn();
    boolean ineffective =
        reliever.counted(appearance, Stat.RUNS) > 0 || appearance.lead() > 0 || reached > 0;
    return outs < 9 && ineffective;
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
    int last = lastPitched(pitchers);
    PitchingLine finisher = pitchers.get(0);
    for (PitchingLine line : pitchers) {
      finisher = line.lastPitched() == last ? line : finisher;
    }
    Appearance entry = finisher.appearance(last);
    int outs = finisher.counted(entry, Stat.OUTS);
    if (finisher.player().id().equals(winning) || outs < 1) {
      return null;
    }
    boolean smallLead = entry.lead() >= 1 && entry.lead() <= 3 && outs >= 3;
    boolean tyingRunNear = entry.lead() >= 1 && entry.lead() <= entry.runnersOn() + 2;
    return smallLead || tyingRunNear || outs >= 9 ? finisher.player().id() : null;
  }
}
