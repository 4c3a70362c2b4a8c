package com.paperdynasty.game;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.game.state.StateHash;
import com.paperdynasty.league.SampleRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A log of random commands rebuilds the same states, event by event. */
class RandomCommandsTest {
  private static final int GAMES = 50;
  private static final int ACTS = 400;

  @Test
  void replayedLogGivesTheStatesOfTheGame() {
    long seed = System.nanoTime();
    System.out.println("RandomCommandsTest seed " + seed);
    Random random = new Random(seed);
    int completed = 0;
    for (int game = 0; game < GAMES; game++) {
      GameScenario gameScenario = game % 3 == 0 ? GameScenario.openSeat() : GameScenario.newGame();
      List<StateHash> hashes = play(gameScenario, new RandomCommands(random));
      assertThat(replayedHashes(gameScenario.log()))
          .as("seed %d, game %d", seed, game)
          .isEqualTo(hashes);
      assertThat(LogFold.of(SampleRules.SBA, gameScenario.log())).isEqualTo(gameScenario.state());
      completed +=
          gameScenario.log().stream().anyMatch(Event.GameCompleted.class::isInstance) ? 1 : 0;
    }
    assertThat(completed).as("games played to their end").isGreaterThan(GAMES / 10);
  }

  /** Plays and gives the state's hash after each event. */
  private static List<StateHash> play(GameScenario gameScenario, RandomCommands people) {
    List<StateHash> hashes = new ArrayList<>(List.of(gameScenario.state().hash()));
    for (int act = 0; act < ACTS; act++) {
      int before = gameScenario.log().size();
      GameState start = gameScenario.state();
      people.act(gameScenario);
      GameState state = start;
      for (Event event : gameScenario.log().subList(before, gameScenario.log().size())) {
        state = GameLogic.apply(state, event);
        hashes.add(state.hash());
      }
      assertThat(state).isEqualTo(gameScenario.state());
    }
    return hashes;
  }

  private static List<StateHash> replayedHashes(List<Event> log) {
    GameState state = GameLogic.created((Event.GameCreated) log.get(0), SampleRules.SBA);
    List<StateHash> hashes = new ArrayList<>(List.of(state.hash()));
    for (Event event : log.subList(1, log.size())) {
      state = GameLogic.apply(state, event);
      hashes.add(state.hash());
    }
    return hashes;
  }
}
