package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.web.BrowserUser.Screen;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A real game, looked at again: play by play, as a story once it is over, and on the scorer's
 * sheets.
 */
@RunsInParallel
class ReplayIT {
  private static final String GAME = "MIN201706140";

  private static final List<Screen> SCREENS =
      List.of(
          new Screen(1440, 900), new Screen(1024, 768), new Screen(390, 844), new Screen(844, 390));

  /** Opens the game as who only watches; {@code missing} of its last events have not come yet. */
  private static final String OPEN =
      """
      async ([game, missing]) => {
        (await import('/app/identity.js')).visit();
        const { frames } = await (await fetch(`/test/real-games/${game}.json`)).json();
        window.scene = await (await import('/test/table-scene.js')).openTable(frames);
        while (scene.at < frames.length - missing) {
          scene.next();
        }
        await scene.drawn();
      }""";

  private static final String PLAY_ON =
      "() => { while (scene.at < scene.frames.length) { scene.next(); } return scene.drawn(); }";

  @RegisterExtension static final Chromium chromium = new Chromium();

  private final List<String> complaints = new ArrayList<>();

  @AfterEach
  void browserHasLoggedNoError() {
    assertThat(complaints).isEmpty();
  }

  @Test
  void replayFollowsKeysButtonsAndThePointer() {
    Page page = open(chromium.visitor(), "&view=replay", 0);
    at(page, 0);
    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowRight");
    at(page, 2);
    page.waitForURL(Pattern.compile("&view=replay&play=2$"));
    assertThat(page.getByTestId("win-where").textContent()).contains("Play 2 of", "Top 1st");
    page.keyboard().press("End");
    at(page, last(page));
    assertThat(page.getByTestId("inning").textContent()).isEqualTo("Final");
    page.keyboard().press("Home");
    page.getByTestId("step-half-on").click();
    String ofTheFirst = page.getByTestId("win-where").textContent();
    assertThat(ofTheFirst).contains("Top 1st");
    page.keyboard().press("ArrowRight");
    assertThat(page.getByTestId("replay-half").textContent()).contains("Bottom 1st, Millers");
    BoundingBox picture = page.getByTestId("win-slider").boundingBox();
    page.mouse().click(picture.x + picture.width / 2, picture.y + 20);
    at(page, Math.round(last(page) / 2.0f));
    page.getByTestId("win-slider").press("PageUp");
    page.getByTestId("key-plays").locator("a").first().click();
    assertThat(page.getByTestId("key-plays").locator("[aria-current]").count()).isEqualTo(1);
    assertThat(page.getByTestId("win-slider").getAttribute("aria-valuetext"))
        .startsWith("Play " + page.getByTestId("replay").getAttribute("data-at") + " of");
  }

  @AtLength
  @Test
  void playMovesWhenItIsNextAndNotWhenItIsJumpedTo() {
    Page page = open(chromium.movingPage(), "&view=replay&play=3", 0);
    at(page, 3);
    assertThat(moving(page)).isZero();
    page.keyboard().press("ArrowRight");
    at(page, 4);
    assertThat(moving(page)).isPositive();
    page.keyboard().press("End");
    at(page, last(page));
    assertThat(moving(page)).isZero();
    page.keyboard().press("Home");
    page.getByTestId("speed-4").click();
    page.getByTestId("replay-play").click();
    page.waitForCondition(
        () -> Integer.parseInt(page.getByTestId("replay").getAttribute("data-at")) >= 3);
    page.getByTestId("replay-play").click();
    int here = Integer.parseInt(page.getByTestId("replay").getAttribute("data-at"));
    assertThat(page.getByTestId("replay-play").getAttribute("aria-label")).isEqualTo("Play");
    at(page, here);
  }

  @AtLength
  @Test
  void gameThatGoesOnLeavesTheReplayAtItsPlay() {
    Page page = open(chromium.visitor(), "&view=replay", 40);
    int known = last(page);
    at(page, known);
    page.keyboard().press("ArrowLeft");
    page.evaluate(PLAY_ON);
    at(page, known - 1);
    assertThat(last(page)).isGreaterThan(known);
    assertThat(page.getByTestId("new-plays").textContent())
        .startsWith(last(page) - known + " new plays");
    page.getByTestId("new-plays").click();
    at(page, last(page));
    assertThat(page.getByTestId("new-plays").count()).isZero();
  }

  @Test
  void finishedGameTellsItsStoryOnEveryScreen() {
    Page page = open(chromium.visitor(), "", 0);
    page.getByTestId("key-plays").waitFor();
    assertThat(page.getByTestId("final").textContent()).contains("Owls 6, Millers 4");
    assertThat(page.getByTestId("diamond").locator(".fielder").count()).isEqualTo(9);
    assertThat(page.getByTestId("key-plays").locator("a").count()).isEqualTo(5);
    fits(page, "the story", SCREENS);
    page.getByTestId("to-replay").click();
    at(page, 0);
    fits(page, "the replay", SCREENS);
    page.getByTestId("step-on").click();
    page.getByTestId("to-scorecard").click();
    page.getByTestId("sheet-home").waitFor();
    // Its hundreds of links take a while to look at.
    fits(page, "the scorecard", List.of(SCREENS.get(0), SCREENS.get(2)));
    page.getByTestId("to-table").click();
    page.getByTestId("story").waitFor();
  }

  @AtLength
  @Test
  void everythingOfItIsAFingerWideOnAPhone() {
    Page page = open(chromium.phone(), "&view=replay&play=5", 0);
    for (String part : List.of("step-first", "step-on", "replay-play", "speed-2", "line-5")) {
      BoundingBox size = page.getByTestId(part).boundingBox();
      assertThat(Math.min(size.width, size.height)).as(part).isGreaterThanOrEqualTo(43.5);
    }
    BoundingBox field = page.getByTestId("diamond").boundingBox();
    BoundingBox picture = page.getByTestId("win-slider").boundingBox();
    assertThat(field.height).isGreaterThan(200);
    assertThat(picture.y + picture.height).as("all of it in sight").isLessThan(844);
  }

  @Test
  void scorecardHasOneSheetOfPaperForEachSide() {
    Page page = open(chromium.visitor(), "&view=scorecard", 0);
    page.waitForCondition(
        () -> page.getByTestId("sheet-home").locator(".sheet-pitchers tbody tr").count() > 3);
    assertThat(page.locator(".score-cell").count()).isGreaterThan(80);
    assertThat(
            page.getByTestId("sheet-home").locator("[data-testid=sheet-R] td").last().textContent())
        .isNotBlank();
    for (String paper : List.of("A4", "Letter")) {
      assertThat(pages(page, paper)).as(paper).isEqualTo(2);
    }
    page.getByTestId("sheet-away").locator(".score-cell").first().click();
    at(page, 1);
  }

  @AtLength
  @Test
  void boxScoreIsPrintedAlone() {
    Page page = open(chromium.visitor(), "", 0);
    page.getByTestId("tab-box").click();
    page.getByTestId("box-score").waitFor();
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.getByTestId("box-score").isVisible()).isTrue();
    assertThat(page.getByTestId("story").isVisible()).isFalse();
    assertThat(page.getByTestId("tab-box").isVisible()).isFalse();
    assertThat(pages(page, "A4")).isEqualTo(1);
  }

  private Page open(Page page, String view, int missing) {
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    ClasspathSite.open(page, "table.html#game=g" + view);
    RealGameLog.Texts game = RealGameLog.of(GAME);
    page.route("**/boxscore", route -> route.fulfill(json(game.box())));
    page.route("**/scorebook", route -> route.fulfill(json(game.scorebook())));
    page.evaluate(OPEN, List.of(GAME, missing));
    return page;
  }

  private static Route.FulfillOptions json(String text) {
    return new Route.FulfillOptions().setContentType("application/json").setBody(text);
  }

  private static void at(Page page, int play) {
    page.locator("[data-testid=replay][data-at='" + play + "']").waitFor();
  }

  private static int last(Page page) {
    return Integer.parseInt(page.getByTestId("win-slider").getAttribute("aria-valuemax"));
  }

  private static int moving(Page page) {
    return (Integer)
        page.evaluate(
            "() => scene.drawn().then(() => document.getAnimations().filter(({ effect }) =>"
                + " effect.target.closest('.park-view')).length)");
  }

  private static void fits(Page page, String what, List<Screen> screens) {
    for (Screen screen : screens) {
      page.setViewportSize(screen.width(), screen.height());
      assertThat(PageAudit.faultsOn(page)).as(what + " on " + screen).isEmpty();
    }
    page.setViewportSize(1440, 900);
  }

  private static int pages(Page page, String format) {
    byte[] paper = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true).setFormat(format));
    String text = new String(paper, StandardCharsets.ISO_8859_1);
    return (int) Pattern.compile("/Type\\s*/Page\\b").matcher(text).results().count();
  }
}
