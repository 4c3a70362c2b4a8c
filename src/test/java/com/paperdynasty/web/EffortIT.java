package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.paperdynasty.baseball.league.SampleLeagues;
import com.paperdynasty.baseball.realgames.RealGame;
import com.paperdynasty.baseball.realgames.RealGameReplay;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.json.JsonBuilder;
import com.paperdynasty.protocol.values.SubmissionJson;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * How many taps a manager needs to write a real game down, through the page's own form and field.
 * Rolls are not counted: each is one tap more.
 */
@RunsInParallel
class EffortIT {
  @RegisterExtension static final Chromium chromium = new Chromium();

  private static final double MOST_TAPS = 2.2;
  private static final String WRITE =
      "async (plays) => (await import('/test/effort.js')).writeDown(JSON.parse(plays))";

  @Test
  void wholeRealGameTakesFewTaps() {
    RealGame game = RealGame.sample().stream().filter(each -> !each.irregular()).findFirst().get();
    List<RealGameReplay.Played> played = RealGameReplay.of(game, SampleLeagues.sba()).played();
    List<Map<String, Object>> written = write(played);

    int taps = 0;
    long appearances = played.stream().filter(each -> each.result().plateAppearance()).count();
    for (int i = 0; i < played.size(); i++) {
      assertThat(written.get(i).get("said")).as(played.get(i).result().description()).isNotNull();
      taps += ((Number) written.get(i).get("taps")).intValue();
    }
    System.out.printf("%s: %d taps, %d plate appearances%n", game.id(), taps, appearances);
    assertThat(played).hasSizeGreaterThan(60);
    assertThat((double) taps / appearances).isLessThanOrEqualTo(MOST_TAPS);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> write(List<RealGameReplay.Played> played) {
    String plays = played.stream().map(EffortIT::text).collect(Collectors.joining(",", "[", "]"));
    Page page = chromium.visitor();
    ClasspathSite.openIn(page);
    return (List<Map<String, Object>>) page.evaluate(WRITE, plays);
  }

  private static String text(RealGameReplay.Played play) {
    BallGame before = play.before();
    JsonBuilder json = new JsonBuilder().object();
    json.object("state").put("outs", before.outs());
    json.object("batter").put("name", before.batter().player().name()).endObject();
    json.object("bases");
    for (int base = 1; base <= 3; base++) {
      if (before.bases().occupied(base)) {
        String name = before.bases().at(base).player().name();
        json.object(String.valueOf(base)).put("name", name).endObject();
      }
    }
    json.endObject().endObject().object("submission");
    SubmissionJson.write(json, play.result().submission());
    return json.endObject().endObject().toString();
  }
}
