package com.paperdynasty.baseball.state;

import com.paperdynasty.baseball.league.League;
import com.paperdynasty.baseball.league.SampleLeagues;
import com.paperdynasty.baseball.league.SampleLineups;
import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.Half;
import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.model.LineScore;
import com.paperdynasty.baseball.model.Runner;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;

/** Builds the situation of a game that a test begins with. */
public final class Situation {
  private final int inning;
  private final Half half;
  private League league = SampleLeagues.sba();
  private int outs;
  private int[] runners = {};
  private int away;
  private int home;
  private int batter = 5;
  private InfieldDepth infield = InfieldDepth.BACK;

  private Situation(Half half, int inning) {
    this.half = half;
    this.inning = inning;
  }

  public static Situation topOf(int inning) {
    return new Situation(Half.TOP, inning);
  }

  public static Situation bottomOf(int inning) {
    return new Situation(Half.BOTTOM, inning);
  }

  public Situation in(League other) {
    league = other;
    return this;
  }

  public Situation outs(int count) {
    outs = count;
    return this;
  }

  /** Runners on those bases: the three slots before the batter's, the one on third the first. */
  public Situation runnersOn(int... bases) {
    runners = bases;
    return this;
  }

  public Situation runnersOn(String word) {
    return runnersOn(word.chars().filter(c -> c != '-').map(c -> c - '0').toArray());
  }

  /** The score, the visitors' runs first. */
  public Situation score(int awayRuns, int homeRuns) {
    away = awayRuns;
    home = homeRuns;
    return this;
  }

  /** With that slot at bat, for either side, instead of the fifth. */
  public Situation atBat(int order) {
    batter = order;
    return this;
  }

  public Situation infield(InfieldDepth depth) {
    infield = depth;
    return this;
  }

  /** The game: slot 5 is at bat for either side, 4 is on first, 3 on second, 2 on third. */
  public BallGame game() {
    BallGame start =
        BallGame.start(
            league,
            SampleLineups.lineup(Side.AWAY, league.dh()),
            SampleLineups.lineup(Side.HOME, league.dh()));
    BallGameBuilder builder = new BallGameBuilder(start);
    builder.inning = inning;
    builder.half = half;
    builder.outs = outs;
    builder.awayNext = batter;
    builder.homeNext = batter;
    builder.defense = new Defense(infield, java.util.List.of());
    builder.lineScore = lineScore();
    Side lead = away > home ? Side.AWAY : Side.HOME;
    String winner = lead.code() + "-10";
    String loser = lead.other().code() + "-10";
    if (away != home) {
      Scorebook.Lead leader = new Scorebook.Lead(lead, winner, 0, loser);
      builder.book = new Scorebook(start.book().away(), start.book().home(), leader, null);
    }
    for (int base : runners) {
      builder.bases = builder.bases.with(base, runner(start, base));
    }
    return builder.done();
  }

  private LineScore lineScore() {
    LineScore line = LineScore.EMPTY;
    for (int i = 1; i <= inning; i++) {
      line = line.withNewHalf(Side.AWAY).plus(Side.AWAY, i == 1 ? away : 0);
      if (i < inning || half == Half.BOTTOM) {
        line = line.withNewHalf(Side.HOME).plus(Side.HOME, i == 1 ? home : 0);
      }
    }
    return line;
  }

  private Runner runner(BallGame game, int base) {
    Slot slot = game.lineup(half.batting()).batting(batter - base);
    String pitcher = half.fielding().code() + "-10";
    return new Runner(slot.player(), slot.order(), slot.position(), pitcher, false);
  }
}
