package com.paperdynasty.game;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.wire.SampleRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A log of random commands rebuilds the same states, event by event. */
class RandomTableTest {
  private static final int GAMES = 50;
  private static final int ACTS = 400;

  @Test
  void replayedLogGivesTheStatesOfTheGame() {
    long seed = System.nanoTime();
    System.out.println("RandomTableTest seed " + seed);
    Random random = new Random(seed);
    int completed = 0;
    for (int game = 0; game < GAMES; game++) {
      Scene scene = game % 3 == 0 ? Scene.openSeat() : Scene.newGame();
      List<StateHash> hashes = play(scene, new RandomTable(random));
      assertThat(folded(scene.log())).as("seed %d, game %d", seed, game).isEqualTo(hashes);
      assertThat(LogFold.of(SampleRules.SBA, scene.log())).isEqualTo(scene.state());
      completed += scene.log().stream().anyMatch(Event.GameCompleted.class::isInstance) ? 1 : 0;
    }
    assertThat(completed).as("games played to their end").isGreaterThan(GAMES / 10);
  }

  /** Plays and gives the state's hash after each event. */
  private static List<StateHash> play(Scene scene, RandomTable people) {
    List<StateHash> hashes = new ArrayList<>(List.of(scene.state().hash()));
    for (int act = 0; act < ACTS; act++) {
      int before = scene.log().size();
      TableState start = scene.state();
      people.act(scene);
      TableState state = start;
      for (Event event : scene.log().subList(before, scene.log().size())) {
        state = Table.apply(state, event);
        hashes.add(state.hash());
      }
      assertThat(state).isEqualTo(scene.state());
    }
    return hashes;
  }

  private static List<StateHash> folded(List<Event> log) {
    TableState state = Table.created((Event.GameCreated) log.get(0), SampleRules.SBA);
    List<StateHash> hashes = new ArrayList<>(List.of(state.hash()));
    for (Event event : log.subList(1, log.size())) {
      state = Table.apply(state, event);
      hashes.add(state.hash());
    }
    return hashes;
  }
}
