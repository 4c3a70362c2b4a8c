package com.paperdynasty.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.realgames.EventFileReader;
import com.paperdynasty.baseball.realgames.EventFileScorer;
import com.paperdynasty.baseball.realgames.RealGame;
import com.paperdynasty.baseball.realgames.RealGameReplay;
import com.paperdynasty.baseball.state.Stat;
import com.paperdynasty.harness.DevServerProcess;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.WebSocketEndpoint;
import com.paperdynasty.league.SampleRules;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Major league games, played by two managers over the plain WebSocket: the box score is the real
 * one, and reading the event file gives the same game.
 */
@RunsInParallel
class RealGameIT {
  /**
   * Nine innings without a designated hitter, with pinch hitters, two steals, a runner caught and
   * three errors; and ten with one, and with a runner put on second base.
   */
  @ParameterizedTest
  @ValueSource(strings = {"NYN201707010", "ANA202008010"})
  void realGameHasItsRealBoxScore(String id) {
    RealGame real =
        RealGame.sample().stream().filter(game -> game.id().equals(id)).findFirst().orElseThrow();
    Vertx vertx = Vertx.vertx();
    int port = DevServerProcess.shared().port();
    RestClient restClient = new RestClient(port);
    String admin = restClient.token("carol");
    try (GameClient alice =
            GameClient.connect(vertx, WebSocketEndpoint.PLAIN, port, restClient.token("alice"));
        GameClient bob =
            GameClient.connect(vertx, WebSocketEndpoint.PLAIN, port, restClient.token("bob"));
        GameClient carol = GameClient.connect(vertx, WebSocketEndpoint.PLAIN, port, admin)) {
      String game =
          restClient
              .post("/api/games", admin, RealGameClients.form(real, "alice", "bob"))
              .getString("game_id");
      new RealGameClients(
              real, game, Map.of(Side.AWAY, alice, Side.HOME, bob), carol, SampleRules.SBA.league())
          .play();

      boxScoreIsTheRealOne(real, restClient.get("/api/games/" + game + "/boxscore", admin));
      eventFileIsTheSameGame(real, restClient.text("/api/games/" + game + "/retrosheet", admin));
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private static void boxScoreIsTheRealOne(RealGame real, JsonObject box) {
    for (Side side : Side.values()) {
      JsonObject team = box.getJsonObject(side.code());
      assertThat(box.getJsonObject("line_score").getJsonArray(side.code()))
          .isEqualTo(new JsonArray(real.line(side)));
      for (Stat stat : Stat.TEAM) {
        assertThat(team.getJsonObject("totals").getInteger(stat.code()))
            .as(side.code() + " " + stat.code())
            .isEqualTo(real.total(side, stat.code()));
      }
      assertThat(sum(team.getJsonArray("batting"), "R")).isEqualTo(real.total(side, "R"));
      assertThat(sum(team.getJsonArray("pitching"), "R")).isEqualTo(real.total(side.other(), "R"));
      for (Object line : team.getJsonArray("pitching")) {
        JsonObject pitcher = (JsonObject) line;
        assertThat(pitcher.getInteger("ER"))
            .as(pitcher.getString("name"))
            .isEqualTo(real.earnedRuns().path(pitcher.getString("id")).asInt());
        assertThat(pitcher.getJsonArray("positions")).contains("P");
      }
    }
    assertThat(box.getString("status")).isEqualTo("completed");
    JsonObject decisions = box.getJsonObject("decisions");
    assertThat(decisions.getString("winning_pitcher")).isEqualTo(real.decision("wp"));
    assertThat(decisions.getString("losing_pitcher")).isEqualTo(real.decision("lp"));
    assertThat(decisions.getString("save")).isEqualTo(real.decision("save"));
  }

  private static int sum(JsonArray lines, String column) {
    return lines.stream().mapToInt(line -> ((JsonObject) line).getInteger(column)).sum();
  }

  private static void eventFileIsTheSameGame(RealGame real, String file) {
    EventFileScorer scored = EventFileScorer.score(file);
    for (Side side : Side.values()) {
      for (Stat stat : Stat.TEAM) {
        assertThat(scored.total(side == Side.AWAY ? 0 : 1, stat))
            .as(side.code() + " " + stat.code())
            .isEqualTo(real.total(side, stat.code()));
      }
    }
    RealGame read = EventFileReader.read(file, real.json());
    List<String> differences = RealGameReplay.of(read, SampleRules.SBA.league()).differences();
    assertThat(differences).isEmpty();
  }
}
