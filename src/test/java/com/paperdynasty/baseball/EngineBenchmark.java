package com.paperdynasty.baseball;

import com.paperdynasty.baseball.league.SampleLeagues;
import com.paperdynasty.baseball.league.SampleLineups;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.rules.Ruling;
import com.paperdynasty.baseball.rules.Umpire;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.Innings;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Plays per second of the engine alone, on one core: game after game of a usual mix of outcomes,
 * each play ruled on, scored and described. The bar is 300,000.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class EngineBenchmark {
  private static final Submission[] USUAL = {
    Submission.of(Outcome.STRIKEOUT_OUT),
    Submission.of(Outcome.STRIKEOUT_OUT),
    Submission.of(Outcome.WALK),
    Submission.of(Outcome.GROUNDBALL_A, Position.SHORTSTOP),
    Submission.of(Outcome.GROUNDBALL_B, Position.THIRD_BASE),
    Submission.of(Outcome.GROUNDBALL_C, Position.SECOND_BASE),
    Submission.of(Outcome.FLYOUT_B, Position.LEFT_FIELD),
    Submission.of(Outcome.FLYOUT_C, Position.RIGHT_FIELD),
    Submission.of(Outcome.POPOUT, Position.CATCHER),
    Submission.of(Outcome.LINEOUT, Position.FIRST_BASE),
    Submission.of(Outcome.SINGLE, Position.CENTER_FIELD),
    Submission.of(Outcome.SINGLE_1, Position.LEFT_FIELD),
    Submission.of(Outcome.DOUBLE_2, Position.RIGHT_FIELD),
    Submission.of(Outcome.HOMERUN, Position.LEFT_FIELD),
  };

  private final Random random = new Random(1876);
  private final BallGame start =
      BallGame.start(
          SampleLeagues.sba(),
          SampleLineups.lineup(Side.AWAY, true),
          SampleLineups.lineup(Side.HOME, true));
  private BallGame game = start;

  @Benchmark
  public BallGame play() {
    if (game.isOver()) {
      game = start;
    }
    Submission submission = USUAL[random.nextInt(USUAL.length)];
    if (Umpire.rule(game, submission) instanceof Ruling.Legal legal) {
      game = Innings.after(game, legal.play());
    }
    return game;
  }
}
