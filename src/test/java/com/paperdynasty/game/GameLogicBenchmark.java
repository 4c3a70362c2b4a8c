package com.paperdynasty.game;

import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.league.SampleLeagues;
import com.paperdynasty.baseball.league.SampleLineups;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.model.Invitations;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.game.model.Secrets;
import com.paperdynasty.game.model.Status;
import com.paperdynasty.game.state.GameState;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
 * Plays per second of decide and apply without a journal, on one core: game after game of a usual
 * mix of outcomes, each with its roll.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class GameLogicBenchmark {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  private static final Instant NOON = Instant.parse("2026-10-31T12:00:00Z");
  private static final Actor ADMIN = new Actor("carol", "Carol", true);
  private static final Command ROLL = new Command.RollDice();
  private static final Command[] USUAL = {
    submit(Submission.of(Outcome.STRIKEOUT_OUT)),
    submit(Submission.of(Outcome.STRIKEOUT_OUT)),
    submit(Submission.of(Outcome.WALK)),
    submit(Submission.of(Outcome.GROUNDBALL_A, Position.SHORTSTOP)),
    submit(Submission.of(Outcome.GROUNDBALL_B, Position.THIRD_BASE)),
    submit(Submission.of(Outcome.GROUNDBALL_C, Position.SECOND_BASE)),
    submit(Submission.of(Outcome.FLYOUT_B, Position.LEFT_FIELD)),
    submit(Submission.of(Outcome.FLYOUT_C, Position.RIGHT_FIELD)),
    submit(Submission.of(Outcome.POPOUT, Position.CATCHER)),
    submit(Submission.of(Outcome.LINEOUT, Position.FIRST_BASE)),
    submit(Submission.of(Outcome.SINGLE, Position.CENTER_FIELD)),
    submit(Submission.of(Outcome.SINGLE_1, Position.LEFT_FIELD)),
    submit(Submission.of(Outcome.DOUBLE_2, Position.RIGHT_FIELD)),
    submit(Submission.of(Outcome.HOMERUN, Position.LEFT_FIELD)),
  };

  private final Random random = new Random(1876);
  private final RuleBook rules = new RuleBook("hash", SampleLeagues.sba());
  private final Secrets secrets =
      Secrets.drawn(GAME, new byte[Secrets.RANDOM_BYTES], new Invitations(null, null, null));
  private final GameState start = GameLogic.created(created(), rules);
  private GameState state = start;

  @Benchmark
  public GameState play() {
    return play(step -> {});
  }

  /** Plays on, and shows each event with the state after it. */
  GameState play(Consumer<GameLogic.Step> each) {
    if (state.status() == Status.COMPLETED) {
      state = start;
    }
    carryOut(ROLL, each);
    carryOut(USUAL[random.nextInt(USUAL.length)], each);
    return state;
  }

  private void carryOut(Command command, Consumer<GameLogic.Step> each) {
    if (GameLogic.decide(state, ADMIN, command, secrets, NOON)
        instanceof Decision.Accepted accepted) {
      for (GameLogic.Step step : GameLogic.steps(state, accepted)) {
        state = step.after();
        each.accept(step);
      }
    }
  }

  private static Command submit(Submission submission) {
    return new Command.SubmitOutcome(submission, null);
  }

  private Event.GameCreated created() {
    GameSetup setup =
        new GameSetup(
            GAME,
            "sba",
            rules.hash(),
            GameOptions.NONE,
            true,
            new Manager("carol", "Carol"),
            new GameSetup.Team(
                "Owls", new Manager("alice", "Alice"), SampleLineups.lineup(Side.AWAY, true)),
            new GameSetup.Team(
                "Millers", new Manager("bob", "Bob"), SampleLineups.lineup(Side.HOME, true)));
    return new Event.GameCreated(NOON, setup, secrets.commitment());
  }
}
