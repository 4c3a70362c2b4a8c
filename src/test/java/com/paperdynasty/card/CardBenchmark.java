package com.paperdynasty.card;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.dice.DiceFaces;
import com.paperdynasty.problem.Problem;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
 * The time to read the cell at the dice and compare a submission with it, refusals included. The
 * bar is 5 µs.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CardBenchmark {
  private static final Submission WALK = Submission.of(Outcome.WALK);

  private final Random random = new Random(1876);
  private final CardSide batting = SampleCards.card("a").batting();
  private final CardSide pitching = SampleCards.card("a").pitching();

  @Benchmark
  public @Nullable Problem check() {
    DiceFaces dice = new DiceFaces(die(6), die(6), die(6), die(Cell.FACES), die(Cell.FACES));
    return CardCheck.faultIn(
        WALK,
        CellReading.of(batting, Hand.BOTH, pitching, Hand.LEFT, BallparkChances.NEUTRAL, dice));
  }

  private int die(int faces) {
    return 1 + random.nextInt(faces);
  }
}
