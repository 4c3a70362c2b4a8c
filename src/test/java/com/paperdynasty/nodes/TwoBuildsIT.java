package com.paperdynasty.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.LogChecker;
import com.paperdynasty.harness.Passport;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes of an older build are replaced by this one under people who play, one after the
 * other, and then by the older one again: an update that is rolled back. {@code -Dolder.jar} names
 * the jar of the older build; without it there is nothing to try.
 */
@EnabledIfSystemProperty(named = "older.jar", matches = ".+")
class TwoBuildsIT {
  private static final String OLDER = System.getProperty("older.jar");
  private static final String THIS = System.getProperty("java.class.path");
  private static final int GAMES = 9;

  @TempDir Path elsewhere;

  private final List<String> games = new ArrayList<>();
  private int plays;

  @Test
  void everyGameGoesOnThroughAnUpdateAndItsRollBack() {
    try (Trio trio = new Trio(Map.of(), 0)) {
      for (int node = 0; node < Trio.NODES; node++) {
        trio.start(node, OLDER, elsewhere);
      }
      trio.complete();
      trio.allSeeAll();
      for (int i = 0; i < GAMES; i++) {
        games.add(trio.game());
      }
      playOn(trio);
      for (String build : List.of(THIS, OLDER)) {
        for (int node = 0; node < Trio.NODES; node++) {
          replace(trio, node, build);
          playOn(trio);
        }
      }
    }
  }

  private void replace(Trio trio, int node, String build) {
    trio.node(node).terminate();
    trio.node(node).await();
    trio.start(node, build, elsewhere);
    trio.complete();
    trio.allSeeAll();
  }

  /** A play in each game, each at another node than the last, and everybody is shown all of it. */
  private void playOn(Trio trio) {
    plays++;
    for (int i = 0; i < GAMES; i++) {
      int node = (i + plays) % Trio.NODES;
      try (GameClient alice = trio.joined(node, "alice", games.get(i))) {
        assertThat(Trio.play(alice, games.get(i)).getJsonObject("data").getInteger("play_number"))
            .isEqualTo(plays);
      }
    }
    for (int node = 0; node < Trio.NODES; node++) {
      for (String game : games) {
        List<JsonObject> log = trio.rest(node).log(game, Passport.of("alice"));
        assertThat(LogChecker.faults(log, List.of())).isEmpty();
        assertThat(log.stream().filter(event -> event.getString("event").equals("play_resolved")))
            .hasSize(plays);
      }
    }
  }
}
