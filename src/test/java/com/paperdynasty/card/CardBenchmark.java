package com.paperdynasty.card;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.game.CardedScenario;
import com.paperdynasty.game.ChoiceScenario;
import com.paperdynasty.game.Decision;
import com.paperdynasty.game.GameLogic;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.problem.Problem;
import java.util.List;
import java.util.Objects;
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
 * Over the rolls of a whole game: the time to check a submission, refusals included, which may be 5
 * µs, and to decide a play that the server reads, and a manager's choice in it, which may be 50 µs.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CardBenchmark {
  private static final Submission WALK = Submission.of(Outcome.WALK);
  private static final Command READ = new Command.ReadCard(null);

  private final List<GameState> states = states();
  private final List<GameState> rolled =
      states.stream()
          .filter(state -> state.pending() != null && state.openChoice() == null)
          .toList();
  private final List<GameState> open =
      states.stream().filter(state -> state.openChoice() != null).toList();
  private int next;

  private static List<GameState> states() {
    GameScenario game = CardedScenario.newGame();
    while (!game.state().game().isOver()) {
      game.when(GameScenario.CAROL, new Command.RollDice());
      ChoiceScenario.finished(game.when(game.atBat(), READ));
    }
    return game.states();
  }

  @Benchmark
  public @Nullable Problem check() {
    GameState state = nextRoll();
    return CardRules.faultIn(state.rules().cards(), state.game(), state.pending().dice(), WALK);
  }

  @Benchmark
  public Decision read() {
    return GameLogic.decide(
        nextRoll(), GameScenario.CAROL, READ, GameScenario.SECRETS, GameScenario.NOON);
  }

  @Benchmark
  public Decision choose() {
    next = (next + 1) % open.size();
    GameState state = open.get(next);
    Event.ChoiceNeeded needed = Objects.requireNonNull(state.openChoice());
    return GameLogic.decide(
        state,
        GameScenario.ROOT,
        new Command.MakeChoice(needed.id(), needed.choice().standard()),
        GameScenario.SECRETS,
        GameScenario.NOON);
  }

  private GameState nextRoll() {
    next = (next + 1) % rolled.size();
    return rolled.get(next);
  }
}
