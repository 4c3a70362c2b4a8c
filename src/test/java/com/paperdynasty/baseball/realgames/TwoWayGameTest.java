package com.paperdynasty.baseball.realgames;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paperdynasty.baseball.league.SampleLeagues;
import com.paperdynasty.baseball.league.SampleLineups;
import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.state.BallGame;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Games of the sample with changed lineups. */
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
    throw new IllegalStateException("no starter at position " + position);
  }

  @Test
  void startingPitcherWhoIsAlsoDesignatedHitterBatsOnAfterBeingRelieved() throws IOException {
    RealGame real = first(true);
    String pitcher = starter(real, "home", 1);
    String hitter = starter(real, "home", 10);
    assertThat(real.subs()).as("the pitcher is relieved").anyMatch(sub -> sub.side() == Side.HOME);
    String text = real.json().toString().replace('"' + hitter + '"', '"' + pitcher + '"');

    RealGameReplay realGameReplay =
        RealGameReplay.of(RealGame.of(new ObjectMapper().readTree(text)), SampleLeagues.sba());

    assertThat(realGameReplay.differences()).isEmpty();
    assertThat(realGameReplay.game().home().left())
        .as("the role of pitcher")
        .anyMatch(slot -> slot.order() == 0 && slot.player().id().equals(pitcher));
    assertThat(realGameReplay.game().home().slotOf(pitcher).position())
        .isEqualTo(Position.DESIGNATED_HITTER);
  }

  @Test
  void oneSideMayPlayWithoutADesignatedHitter() throws IOException {
    String text = first(false).json().toString().replace("\"use_dh\":false", "\"use_dh\":true");

    RealGameReplay realGameReplay =
        RealGameReplay.of(RealGame.of(new ObjectMapper().readTree(text)), SampleLeagues.sba());

    assertThat(realGameReplay.differences()).isEmpty();
  }

  @Test
  void twoEnteringPlayersMaySwapSlotsWithADesignatedHitter() {
    Lineup home = SampleLineups.lineup(Side.HOME, true);
    BallGame game =
        BallGame.start(SampleLeagues.sba(), SampleLineups.lineup(Side.AWAY, true), home);
    List<LineupChange> swapped =
        List.of(
            change(home.at(Position.LEFT_FIELD).order(), "x", Position.FIRST_BASE),
            change(home.at(Position.FIRST_BASE).order(), "y", Position.LEFT_FIELD));

    BallGame after = SubstitutionVariants.made(game, Side.HOME, swapped);

    assertThat(after.home().at(Position.FIRST_BASE).player().id()).isEqualTo("x");
    assertThat(after.home().at(Position.LEFT_FIELD).player().id()).isEqualTo("y");
    assertThat(after.home().hasDh()).isTrue();
  }

  private static LineupChange change(int order, String id, Position position) {
    return new LineupChange(order, new Player(id, id), position, false);
  }
}
