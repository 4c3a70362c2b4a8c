package com.paperdynasty.baseball.realgames;

import com.paperdynasty.baseball.league.League;
import com.paperdynasty.baseball.model.Half;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.retrosheet.RetrosheetFile;
import com.paperdynasty.baseball.rules.LineupRuling;
import com.paperdynasty.baseball.rules.OfficialScorer;
import com.paperdynasty.baseball.rules.Ruling;
import com.paperdynasty.baseball.rules.Substitutions;
import com.paperdynasty.baseball.rules.Umpire;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.Innings;
import com.paperdynasty.baseball.state.PitcherDecisions;
import com.paperdynasty.baseball.state.PitchingLine;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.baseball.state.Stat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plays a real game through the engine and records the differences. */
public final class RealGameReplay {
  private static final List<Stat> TOTALS = Stat.TEAM;

  private final RealGame real;
  private final List<String> differences = new ArrayList<>();
  private final RetrosheetFile file;
  private BallGame game;
  private int plays;
  private int withAdvances;
  private int withMarks;
  private int pitchingLines;
  private int tooMany;
  private int tooFew;
  private boolean namedWinner;

  /** By half: the earned runs of each pitcher of the fielding side at its end. */
  private final Map<String, Map<String, Integer>> earnedAfter = new HashMap<>();

  private final List<Played> played = new ArrayList<>();

  /** A play with the game before and after it. */
  public record Played(BallGame before, PlayResult result, BallGame after) {}

  private RealGameReplay(RealGame real, League league) {
    this.real = real;
    this.game =
        BallGame.start(league.with(real.options()), real.lineup(Side.AWAY), real.lineup(Side.HOME));
    String date = real.json().get("date").asText();
    this.file = new RetrosheetFile(new RetrosheetFile.Info("AAA", "HHH", date, 0), game);
  }

  /** Plays a game to its end, or to the first difference. */
  public static RealGameReplay of(RealGame real, League league) {
    RealGameReplay realGameReplay = new RealGameReplay(real, league);
    try {
      realGameReplay.play();
    } catch (RuntimeException e) {
      realGameReplay.differs("stopped by " + e);
    }
    return realGameReplay;
  }

  public List<String> differences() {
    return differences;
  }

  /** The game as an event file. */
  public String eventFile() {
    return file.text(game);
  }

  public BallGame game() {
    return game;
  }

  /** The plays in their order. */
  public List<Played> played() {
    return played;
  }

  public int plays() {
    return plays;
  }

  public int withAdvances() {
    return withAdvances;
  }

  public int withMarks() {
    return withMarks;
  }

  public int pitchingLines() {
    return pitchingLines;
  }

  /** The pitchers' lines with more earned runs than officially. */
  public int tooManyEarned() {
    return tooMany;
  }

  /** The pitchers' lines with fewer earned runs than officially. */
  public int tooFewEarned() {
    return tooFew;
  }

  /** The earned runs of each pitcher up to the end of the half of that play. */
  Map<String, Integer> earnedAfter(RealPlay play) {
    return earnedAfter.getOrDefault(half(play), Map.of());
  }

  private static String half(RealPlay play) {
    return play.inning() + (play.top() ? "t" : "b");
  }

  /** Whether the official scorer had to name the winning pitcher. */
  public boolean namedWinner() {
    return namedWinner;
  }

  private void play() {
    for (int i = 0; i < real.plays().size() && differences.isEmpty(); i++) {
      substitute(i);
      play(real.plays().get(i));
    }
    if (differences.isEmpty()) {
      finish();
    }
  }

  private void substitute(int play) {
    for (Side side : Side.values()) {
      List<LineupChange> together = new ArrayList<>();
      for (RealSubstitution sub : real.subs()) {
        if (sub.beforePlay() != play || sub.side() != side) {
          continue;
        }
        if (together.stream()
            .anyMatch(lineupChange -> lineupChange.order() == sub.lineupChange().order())) {
          make(side, List.copyOf(together));
          together.clear();
        }
        together.add(sub.lineupChange());
      }
      if (!together.isEmpty()) {
        make(side, List.copyOf(together));
      }
    }
  }

  private void make(Side side, List<LineupChange> changes) {
    BallGame after = SubstitutionVariants.made(game, side, changes);
    if (after == null) {
      differs("substitution " + changes + ": " + Substitutions.apply(game, side, changes));
      return;
    }
    file.substitution(game, side, changes);
    game = after;
  }

  private void play(RealPlay play) {
    compareBefore(play);
    if (!differences.isEmpty() || play.basic().equals("NP") || play.isNothing()) {
      return;
    }
    SubmissionFinder.Sent sent = SubmissionFinder.read(game, play);
    if (sent == null) {
      differs("no submission matches: " + play.event() + " " + play.advances() + candidates(play));
      return;
    }
    game = game.withDefense(sent.defense());
    if (Umpire.rule(game, sent.submission()) instanceof Ruling.Legal legal) {
      file.play(game, legal.play());
      BallGame after = Innings.after(game, legal.play());
      played.add(new Played(game, legal.play(), after));
      game = after;
    }
    Map<String, Integer> earned = new HashMap<>();
    for (PitchingLine line : game.book().of(play.top() ? Side.HOME : Side.AWAY).pitching()) {
      earned.put(line.player().id(), line.statLine().get(Stat.EARNED_RUNS));
    }
    earnedAfter.put(half(play), earned);
    plays++;
    withAdvances += sent.needsAdvances() ? 1 : 0;
    boolean judged = sent.submission().gdp() != null || sent.submission().sacrifice() != null;
    withMarks +=
        judged
                || sent.submission().advances().stream()
                    .anyMatch(advance -> advance.rbi() != null || advance.unearned() != null)
            ? 1
            : 0;
  }

  private String candidates(RealPlay play) {
    return SubmissionCandidates.of(play).stream()
        .map(candidate -> "\n    " + candidate + " -> " + Umpire.rule(game, candidate))
        .reduce("", String::concat);
  }

  private void compareBefore(RealPlay play) {
    List<Integer> bases = new ArrayList<>();
    for (int base = 1; base <= 3; base++) {
      if (game.bases().occupied(base)) {
        bases.add(base);
      }
    }
    same("over", false, game.isOver());
    same("inning", play.inning(), game.inning());
    same("top", play.top(), game.half() == Half.TOP);
    same("outs", play.outsBefore(), game.outs());
    same("bases", play.basesBefore(), bases);
    same("batter", play.batterId(), game.batter().player().id());
    same("pitcher", play.pitcherId(), game.pitcher() == null ? null : game.pitcher().player().id());
  }

  private void finish() {
    if (!game.isOver()) {
      substitute(real.plays().size());
      game = Innings.called(game);
    }
    for (Side side : Side.values()) {
      same(side.code() + " line", real.line(side), game.lineScore().of(side));
      for (Stat stat : TOTALS) {
        int actual = game.book().of(side).totals().get(stat) - notGiven(side, stat);
        same(side.code() + " " + stat.code(), real.total(side, stat.code()), actual);
      }
      for (PitchingLine line : game.book().of(side).pitching()) {
        int earned = real.earnedRuns().path(line.player().id()).asInt();
        int actual = line.statLine().get(Stat.EARNED_RUNS);
        pitchingLines++;
        tooMany += actual > earned ? 1 : 0;
        tooFew += actual < earned ? 1 : 0;
      }
    }
    decisions();
  }

  /** Double plays that the scorer chose not to credit ("NDP"). */
  private int notGiven(Side side, Stat stat) {
    return stat != Stat.DOUBLE_PLAYS
        ? 0
        : (int)
            real.plays().stream()
                .filter(play -> play.has("NDP") && play.top() == (side == Side.HOME))
                .count();
  }

  private void decisions() {
    PitcherDecisions pitcherDecisions = PitcherDecisions.of(game);
    String winner = real.decision("wp");
    if (winner != null && !winner.equals(pitcherDecisions.winningPitcher())) {
      if (OfficialScorer.nameWinner(game, winner) instanceof LineupRuling.Made made) {
        game = made.game();
        namedWinner = true;
        pitcherDecisions = PitcherDecisions.of(game);
      }
    }
    same("winning pitcher", winner, pitcherDecisions.winningPitcher());
    same("losing pitcher", real.decision("lp"), pitcherDecisions.losingPitcher());
    same("save", real.decision("save"), pitcherDecisions.save());
  }

  private void same(String what, Object expected, Object actual) {
    if (expected == null ? actual != null : !expected.equals(actual)) {
      differs(what + " was " + expected + ", the engine has " + actual);
    }
  }

  private void differs(String difference) {
    differences.add(real.id() + " after " + plays + " plays: " + difference);
  }
}
