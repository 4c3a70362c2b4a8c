package com.paperdynasty.baseball.realgames;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paperdynasty.baseball.BallGame;
import com.paperdynasty.baseball.Change;
import com.paperdynasty.baseball.Leagues;
import com.paperdynasty.baseball.Lineup;
import com.paperdynasty.baseball.Player;
import com.paperdynasty.baseball.Position;
import com.paperdynasty.baseball.SampleRosters;
import com.paperdynasty.baseball.Side;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Games of the sample, as they would have been with lineups that it does not have. */
class TwoWayGameTest {
  private static RealGame first(boolean dh) {
    return RealGame.sample().stream()
        .filter(game -> !game.irregular() && game.options().dh() == dh)
        .findFirst()
        .orElseThrow();
  }

  private static String starter(RealGame game, String side, int position) {
    for (JsonNode starter : game.json().get("starters").get(side)) {
      if (starter.get("pos").asInt() == position) {
        return starter.get("id").asText();
      }
    }
    throw new IllegalStateException("nobody plays " + position);
  }

  @Test
  void theStartingPitcherIsHisOwnDesignatedHitterAndBatsOnAfterHeIsRelieved() throws IOException {
    RealGame real = first(true);
    String pitcher = starter(real, "home", 1);
    String hitter = starter(real, "home", 10);
    assertThat(real.subs()).as("the pitcher is relieved").anyMatch(sub -> sub.side() == Side.HOME);
    String text = real.json().toString().replace('"' + hitter + '"', '"' + pitcher + '"');

    Replay replay = Replay.of(RealGame.of(new ObjectMapper().readTree(text)), Leagues.sba());

    assertThat(replay.differences()).isEmpty();
    assertThat(replay.game().home().left())
        .as("his pitching half")
        .anyMatch(slot -> slot.order() == 0 && slot.player().id().equals(pitcher));
    assertThat(replay.game().home().slotOf(pitcher).position())
        .isEqualTo(Position.DESIGNATED_HITTER);
  }

  @Test
  void oneSideMayPlayWithoutADesignatedHitter() throws IOException {
    String text = first(false).json().toString().replace("\"use_dh\":false", "\"use_dh\":true");

    Replay replay = Replay.of(RealGame.of(new ObjectMapper().readTree(text)), Leagues.sba());

    assertThat(replay.differences()).isEmpty();
  }

  @Test
  void twoEnteringPlayersMaySwapSlotsWithADesignatedHitter() {
    Lineup home = SampleRosters.lineup(Side.HOME, true);
    BallGame game = BallGame.start(Leagues.sba(), SampleRosters.lineup(Side.AWAY, true), home);
    List<Change> swapped =
        List.of(
            change(home.at(Position.LEFT_FIELD).order(), "x", Position.FIRST_BASE),
            change(home.at(Position.FIRST_BASE).order(), "y", Position.LEFT_FIELD));

    BallGame after = Arrivals.made(game, Side.HOME, swapped);

    assertThat(after.home().at(Position.FIRST_BASE).player().id()).isEqualTo("x");
    assertThat(after.home().at(Position.LEFT_FIELD).player().id()).isEqualTo("y");
    assertThat(after.home().hasDh()).isTrue();
  }

  private static Change change(int order, String id, Position position) {
    return new Change(order, new Player(id, id), position, false);
  }
}
