package com.paperdynasty.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.faults.StoredLogCheck;
import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.play.GameSights.Sight;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Games of the {@code pd} league with the program's cards, which two scripts play over their
 * sockets while the server reads every play. The server's dice are nobody's choice, so the long
 * test plays until everything has been seen.
 */
@RunsInParallel
class DigitalGameIT {
  private static final int MOST_GAMES = 24;

  @TempDir private static Path leagues;
  @TempDir private static Path checked;
  private static Vertx vertx;
  private static TestNode node;

  @BeforeAll
  static void start() throws Exception {
    String pd = Files.readString(Path.of("conf/leagues/pd.yaml"));
    Files.writeString(leagues.resolve("pd.yaml"), pd + "decision_seconds: 2\n");
    vertx = Vertx.vertx();
    node =
        TestNode.start(
            Map.of("PD_LEAGUES_DIR", leagues.toString(), "PD_LIMITS_EXEMPT", "127.0.0.1"));
  }

  @AfterAll
  static void stop() {
    node.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void scriptsPlayThreeInningsOfWhichEverythingCanBeChecked() throws Exception {
    Map<Sight, Integer> seen = playAndCheck(false, 23);

    assertThat(seen).containsKeys(Sight.BUNT, Sight.TIRED_STARTER);
    assertThat(StoredLogCheck.faults(vertx, node.database())).isEmpty();
  }

  @AtLength
  @Test
  void scriptsPlayWholeGamesUntilEverythingHasBeenSeen() throws Exception {
    Map<Sight, Integer> seen = new EnumMap<>(Sight.class);
    int games = 0;
    while (!seen.keySet().containsAll(EnumSet.allOf(Sight.class)) && games < MOST_GAMES) {
      playAndCheck(true, 2L * ++games)
          .forEach((sight, times) -> seen.merge(sight, times, Integer::sum));
    }

    System.out.println("in " + games + " games: " + seen);
    assertThat(seen).containsOnlyKeys(Sight.values());
    assertThat(StoredLogCheck.faults(vertx, node.database())).isEmpty();
  }

  /** Plays a game and checks everything but its replay; what was seen. */
  private static Map<Sight, Integer> playAndCheck(boolean lasting, long seed) throws Exception {
    long from = System.nanoTime();
    DigitalGame game = DigitalGame.played(node.port(), lasting, seed);
    long took = (System.nanoTime() - from) / 1_000_000;
    List<JsonObject> log = game.rest().log(game.id(), game.rest().token("carol"));
    String dice = FinishedGameChecks.dice(game, checked);
    FinishedGameChecks.bothPartsAreInTheDice(log);
    FinishedGameChecks.decisions(game, log);
    FinishedGameChecks.boxScore(game, log);
    Map<Sight, Integer> seen = GameSights.in(log, game.teams());
    System.out.println(game.id() + ", " + took + " ms, " + dice + ", " + seen);
    return seen;
  }
}
