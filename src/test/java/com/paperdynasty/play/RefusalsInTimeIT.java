package com.paperdynasty.play;

import static com.paperdynasty.play.ProtocolRows.isError;
import static com.paperdynasty.play.ProtocolRows.isRejected;
import static com.paperdynasty.play.SharedGame.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RunsInParallel;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Refusals that depend on time: the age of a roll, an outage of the database, and the order of
 * checks.
 */
@RunsInParallel
class RefusalsInTimeIT {
  private static final String SUBMIT = "submit_manual_outcome";

  @TempDir private static Path leagues;
  private static TestNode node;

  @BeforeAll
  static void start() throws Exception {
    String sba = Files.readString(Path.of("conf/leagues/sba.yaml"));
    Files.writeString(
        leagues.resolve("hasty.yaml"),
        sba.replaceFirst("roll_time_limit_s: \\d+", "roll_time_limit_s: 1"));
    node =
        TestNode.start(
            Map.of(
                "PD_LEAGUES_DIR", leagues.toString(),
                "PD_ASKING_GIVE_UP_MS", "1000",
                "PD_ASKING_REQUEST_TIMEOUT_MS", "500"));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void oldRollIsRefused() {
    at(
        "hasty",
        table -> {
          GameClient alice = table.joined("alice");
          JsonObject rolled = alice.command("roll_dice", table.about());
          JsonObject walk = table.about().put("outcome", "walk");
          JsonObject answer = alice.command(SUBMIT, walk);
          while (answer.getString("event").equals("play_resolved")) {
            rolled = alice.command("roll_dice", table.about());
            long end = Instant.parse(data(rolled).getString("expires_at")).toEpochMilli();
            table.pass(end - System.currentTimeMillis());
            answer = alice.command(SUBMIT, walk);
          }
          isRejected(answer, "Roll expired - please roll again", "game_state");
          JsonObject again = data(alice.command("roll_dice", table.about()));
          for (String die :
              "d6_one d6_two_a d6_two_b chaos_d20 resolution_d20 roll_number".split(" ", -1)) {
            assertThat(again.getInteger(die)).isEqualTo(data(rolled).getInteger(die));
          }
          assertThat(again.getString("reissue_of")).isEqualTo(data(rolled).getString("roll_id"));
          isRejected(
              alice.command(SUBMIT, walk.copy().put("roll_id", data(rolled).getString("roll_id"))),
              "Roll expired - please roll again",
              "game_state");
        });
  }

  /** A command that breaks several rules is refused for the first of them. */
  @Test
  void checksAreInOrder() {
    at(
        "sba",
        table -> {
          GameClient alice = table.joined("alice");
          GameClient bob = table.joined("bob");
          GameClient carol = table.joined("carol");
          JsonObject nothing = new JsonObject().put("outcome", "moonshot");
          isError(carol.ask(SUBMIT, nothing), "invalid", "Missing game_id", "game_id");
          String unknown = SharedGame.newId();
          isError(
              carol.ask(SUBMIT, nothing.copy().put("game_id", unknown)),
              "not_found",
              "Game " + unknown + " not found");
          JsonObject moonshot = table.about().put("outcome", "moonshot");
          isError(carol.ask(SUBMIT, moonshot), "forbidden", "Not authorized");
          isError(bob.ask(SUBMIT, moonshot), "forbidden", "Not your turn");
          isRejected(alice.ask(SUBMIT, moonshot), "Invalid outcome", "outcome");
          JsonObject steal = table.about().put("outcome", "stolen_base").put("runner", 2);
          isRejected(
              alice.ask(SUBMIT, steal),
              "No pending dice roll - call roll_dice first",
              "game_state");
          table.roll(alice);
          assertThat(data(alice.ask(SUBMIT, steal)).getString("field")).isEqualTo("validation");
        });
  }

  @Test
  void serviceIsUnavailableWithoutTheDatabaseAndRecovers() {
    at(
        "sba",
        table -> {
          GameClient alice = table.joined("alice");
          node.database().shut();
          try {
            JsonObject error =
                isError(
                    alice.ask("roll_dice", table.about()), "unavailable", "Service unavailable");
            assertThat(error.getLong("retry_after_ms")).isPositive();
          } finally {
            node.database().unshut();
          }
          JsonObject rolled = alice.command("roll_dice", table.about());
          while (rolled.getString("event").equals("error")
              && data(rolled).getString("code").equals("unavailable")) {
            table.pass(data(rolled).getLong("retry_after_ms"));
            rolled = alice.command("roll_dice", table.about());
          }
          assertThat(rolled.encode()).matches(".*(dice_rolled|A roll is already pending).*");
        });
  }

  private static void at(String league, Consumer<SharedGame> row) {
    try (SharedGame table = new SharedGame(node.port(), league)) {
      row.accept(table);
    }
  }
}
