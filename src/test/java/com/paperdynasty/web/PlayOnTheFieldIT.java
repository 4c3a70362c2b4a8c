package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.web.BrowserUser.Screen;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * How a play is seen: measured on a recorded game, in a page that moves and in one that does not.
 */
@RunsInParallel
class PlayOnTheFieldIT {
  /**
   * Goes to the first play with that result, draws what was before it, and tells it in its own
   * frame.
   */
  private static final String PLAY =
      """
      async ([result, on]) => {
        scene.goTo(({ event, data }) => event === 'play_resolved' && data.batter_result === result && (on === 0 || data.runners_advanced.some(({ from }) => from === on)));
        await scene.drawn();
        const draws = scene.draws;
        const { data } = scene.next();
        await scene.drawn();
        return { draws: scene.draws - draws, score: data.state.score.away + data.state.score.home, batter: data.batter.id };
      }\
      """;

  /** Where somebody is at 100 moments of the play, in the units of the field. */
  private static final String WAY =
      """
      (id) => {
        const all = document.getAnimations().filter(({ effect }) => effect.target.closest('.diamond'));
        const lasts = all[0].effect.getTiming().duration;
        const field = document.querySelector('.diamond');
        const inField = field.getScreenCTM().inverse();
        const head = document.querySelector(`[data-actor="${id}"] circle`);
        all.forEach((each) => each.pause());
        return Array.from({ length: 100 }, (_, index) => {
          all.forEach((each) => (each.currentTime = (lasts * index) / 100));
          const { left, top, width, height } = head.getBoundingClientRect();
          const { x, y } = new DOMPoint(left + width / 2, top + height / 2).matrixTransform(inField);
          return [x, y, width];
        });
      }\
      """;

  private static final double[][] BASES = {{284, 216}, {200, 132}, {116, 216}, {200, 300}};
  private static final double[] MOUND = {200, 222};

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Test
  void batterOfAHomeRunTouchesEveryBaseAndLeaves() {
    Page page = open(chromium.movingPage());
    Map<?, ?> play = play(page, "HR", 0);
    List<double[]> way = way(page, play.get("batter"));
    for (double[] base : BASES) {
      assertThat(nearest(way, base)).isLessThan(8);
    }
    assertThat(nearest(way, MOUND)).isGreaterThan(45);
    assertThat(way.get(0)[2]).isGreaterThan(5);
    assertThat(way.get(99)[2]).isLessThan(5);
  }

  @AtLength
  @Test
  void runnerGoesFromFirstToThirdByWayOfSecond() {
    Page page = open(chromium.movingPage());
    page.evaluate(
        """
        () => scene.goTo(({ event, data }) => event === 'play_resolved' && data.batter_result === '1B' && data.runners_advanced.some(({ from, to }) => from === 1 && to === 3))\
        """);
    page.evaluate("() => scene.drawn()");
    Object runner = page.evaluate("() => scene.session.table.state.bases[1].id");
    page.evaluate("async () => { scene.next(); await scene.drawn(); }");
    List<double[]> way = way(page, runner);
    assertThat(nearest(way, BASES[1])).isLessThan(8);
    assertThat(nearest(way, MOUND)).isGreaterThan(45);
    assertThat(nearest(way.subList(99, 100), BASES[2])).isLessThan(4);
  }

  @Test
  void playIsDrawnInTheFirstFrameAfterItCame() {
    Page page = open(chromium.movingPage());
    goToARun(page);
    List<?> drawn =
        (List<?>)
            page.evaluate(
                """
                () => {
                  const { data } = scene.next();
                  const side = scene.session.table.happening.before.at_bat;
                  const score = () => document.querySelector(`[data-testid=score-${side}]`).textContent;
                  return new Promise((drawn) => requestAnimationFrame(() => drawn([score(), String(data.state.score[side]), document.getAnimations().length > 0])));
                }\
                """);
    assertThat(drawn.get(0)).isEqualTo(drawn.get(1));
    assertThat(drawn.get(2)).isEqualTo(true);
  }

  @Test
  void playIsDrawnInOneLayout() {
    Page page = open(chromium.visitor());
    CDPSession session = page.context().newCDPSession(page);
    session.send("Performance.enable");
    goToARun(page);
    double before = metric(session, "LayoutCount");
    page.evaluate("() => { scene.next(); return scene.drawn(); }");
    assertThat(metric(session, "LayoutCount") - before).isEqualTo(1);
  }

  private static void goToARun(Page page) {
    page.evaluate(
        "() => { scene.goTo(({ event, data }) => event === 'play_resolved' && data.runs_scored >"
            + " 0); return scene.drawn(); }");
  }

  @AtLength
  @Test
  void nextDiceEndThePlayAndLeaveEverybodyInTheirPlace() {
    Page page = open(chromium.movingPage());
    play(page, "1B", 0);
    assertThat(page.evaluate("() => document.getAnimations().length > 0")).isEqualTo(true);
    page.evaluate(
        "async () => { scene.goTo(({ event }) => event === 'dice_rolled'); scene.next(); await"
            + " scene.drawn(); }");
    assertThat(moving(page)).isZero();
    assertThat(page.getByTestId("diamond").getAttribute("data-moving")).isEqualTo("false");
    assertThat(page.getByTestId("trace").count()).isZero();
  }

  @AtLength
  @Test
  void pressOnTheFieldEndsThePlay() {
    Page page = open(chromium.movingPage());
    play(page, "HR", 0);
    page.getByTestId("diamond").click();
    assertThat(moving(page)).isZero();
    assertThat(page.getByTestId("banner").getAttribute("data-level")).isEqualTo("3");
  }

  @AtLength
  @Test
  void bannerAndFieldHaveASizeOnEveryScreen() {
    Page page = open(chromium.visitor());
    play(page, "HR", 0);
    for (Screen screen :
        List.of(
            new Screen(1440, 900),
            new Screen(1024, 768),
            new Screen(390, 844),
            new Screen(844, 390))) {
      page.setViewportSize(screen.width(), screen.height());
      BoundingBox banner = page.getByTestId("banner").boundingBox();
      BoundingBox field = page.getByTestId("diamond").boundingBox();
      assertThat(banner.width).as("banner on " + screen).isGreaterThan(250);
      assertThat(banner.height).as("banner on " + screen).isBetween(50.0, 130.0);
      assertThat(field.height).as("field on " + screen).isGreaterThan(200);
      assertThat(field.y)
          .as("field on " + screen)
          .isBetween(banner.y + banner.height - 2, banner.y + banner.height + 2);
      assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
          .as("nothing sticks out on " + screen)
          .isEqualTo(true);
    }
  }

  @AtLength
  @Test
  void nothingMovesWhereLessMotionIsAskedFor() {
    Page page = open(chromium.visitor());
    play(page, "HR", 0);
    assertThat(page.evaluate("() => document.getAnimations().length")).isEqualTo(0);
    assertThat(page.getByTestId("banner").textContent()).contains("HR", "Home run!");
    assertThat(page.getByTestId("trace").count()).isEqualTo(1);
  }

  private static Page open(Page page) {
    RecordedGame.openIn(page);
    return page;
  }

  private static Map<?, ?> play(Page page, String result, int on) {
    Map<?, ?> play = (Map<?, ?>) page.evaluate(PLAY, List.of(result, on));
    assertThat(play.get("draws")).isEqualTo(1);
    return play;
  }

  private static int moving(Page page) {
    return (Integer)
        page.evaluate(
            "() => document.getAnimations().filter(({ effect }) =>"
                + " effect.target.closest('.park-view')).length");
  }

  private static double metric(CDPSession session, String name) {
    JsonObject metrics = session.send("Performance.getMetrics");
    return StreamSupport.stream(metrics.getAsJsonArray("metrics").spliterator(), false)
        .map(each -> each.getAsJsonObject())
        .filter(each -> each.get("name").getAsString().equals(name))
        .mapToDouble(each -> each.get("value").getAsDouble())
        .findFirst()
        .orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private static List<double[]> way(Page page, Object id) {
    return ((List<List<Number>>) page.evaluate(WAY, id))
        .stream().map(at -> at.stream().mapToDouble(Number::doubleValue).toArray()).toList();
  }

  private static double nearest(List<double[]> way, double[] point) {
    return way.stream()
        .mapToDouble(at -> Math.hypot(at[0] - point[0], at[1] - point[1]))
        .min()
        .orElseThrow();
  }
}
