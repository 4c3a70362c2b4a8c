package com.paperdynasty.baseball.realgames;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.league.SampleLeagues;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetrosheetFileTest {
  /** Played, written as an event file, read back and played again: the same totals. */
  @Test
  void anEventFileIsReadBackToTheSameGame() {
    List<String> differences = new ArrayList<>();
    for (RealGame real : RealGame.sample()) {
      String file = RealGameReplay.of(real, SampleLeagues.sba()).eventFile();
      RealGame read = EventFileReader.read(file, withEveryDoublePlay(real));
      assertThat(read.plays()).hasSameSizeAs(real.plays());
      differences.addAll(RealGameReplay.of(read, SampleLeagues.sba()).differences());
    }
    assertThat(differences).isEmpty();
  }

  /** The file credits every double play, so the expected totals must too. */
  private static JsonNode withEveryDoublePlay(RealGame real) {
    JsonNode frame = real.json().deepCopy();
    for (RealPlay play : real.plays()) {
      if (play.has("NDP")) {
        ObjectNode fielding = (ObjectNode) frame.get("totals").get(play.top() ? "home" : "visitor");
        fielding.put("DP", fielding.get("DP").asInt() + 1);
      }
    }
    return frame;
  }

  @Test
  void theFileHasTheRecordsInTheirOrder() {
    RealGame real = RealGame.sample().get(0);
    String file = RealGameReplay.of(real, SampleLeagues.sba()).eventFile();
    assertThat(file.lines())
        .startsWith("id,HHH201706140", "version,2", "info,visteam,AAA", "info,hometeam,HHH")
        .contains(
            "info,usedh,true",
            "start,gameb001,\"Ben Gamel\",0,1,7",
            "start,gavis001,\"Sam Gaviglio\",0,0,1",
            "play,1,0,gameb001,??,,S6",
            "play,1,0,hanim001,??,,HR/7.1-H",
            "sub,boshb001,\"Buddy Boshers\",1,0,1",
            "data,er,gavis001,4");
  }
}
