package com.paperdynasty.web;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.web.BrowserUser.Screen;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Draws the pictures of the page anew, with {@code -Dscreens.write=true}: all of them to {@code
 * target/pictures}, and those of the README beside it.
 */
@RunsInParallel
@EnabledIfSystemProperty(named = "screens.write", matches = "true")
class PicturesIT {
  private static final Path ALL = Path.of("target", "pictures");
  private static final Path OF_THE_README = Path.of("src", "site");

  private static final List<Screen> SCREENS =
      List.of(
          new Screen(390, 844), new Screen(844, 390), new Screen(1024, 768), new Screen(1440, 900));
  private static final List<Screen> WIDTHS =
      List.of(
          new Screen(390, 844),
          new Screen(844, 390),
          new Screen(960, 800),
          new Screen(1024, 768),
          new Screen(1280, 800),
          new Screen(1440, 900),
          new Screen(1600, 900));

  @RegisterExtension static final Chromium chromium = new Chromium();

  private static Vertx vertx;
  private static TestNode node;
  private static RealGamePlayer running;
  private static RealGamePlayer loud;
  private static RealGamePlayer finished;
  private static String carded;
  private static String decided;

  @BeforeAll
  static void playSomeGames() throws Exception {
    vertx = Vertx.vertx();
    node = TestNode.start(Map.of());
    finished = game("MIN201706140", "Ann", "Ben").until((event, state) -> false);
    loud =
        game("MIN201706140", "Cleo", "Dov")
            .until((event, state) -> event.equals("play_resolved") && runs(state) >= 4);
    running = game("MIN201706140", "Ben", "Ann").until(PicturesIT::readsWithTwoOn);
    running.says("home", "Two on. Deep breath.").says("away", "My dice are warm.");
    running.says("home", "So is my bullpen.");
    RestClient restClient = new RestClient(node.port());
    carded = CardedPageGame.ofTheProgram(restClient);
    decided = CardedPageGame.ofHitsAlone(restClient);
    JsonObject open = named("Canal Street").put("manager", "Eve");
    new RestClient(node.port())
        .post("/api/games", token("Eve"), seats(named("Night Herons"), open));
  }

  private static JsonObject seats(JsonObject away, JsonObject home) {
    return new JsonObject()
        .put("league", "sba")
        .put("public", true)
        .put("away", away)
        .put("home", home);
  }

  private static boolean readsWithTwoOn(String event, JsonObject state) {
    JsonObject bases = state.getJsonObject("bases", new JsonObject());
    long taken = bases.stream().filter(base -> base.getValue() != null).count();
    boolean reads = event.equals("dice_rolled") && taken == 2 && state.getInteger("outs") < 2;
    return reads && state.getInteger("inning") >= 4;
  }

  private static int runs(JsonObject state) {
    return state.getJsonObject("score").getInteger("away")
        + state.getJsonObject("score").getInteger("home");
  }

  @AfterAll
  static void stop() {
    List.of(running, loud, finished).forEach(RealGamePlayer::close);
    node.close();
    vertx.close().await();
  }

  @Test
  void everyPageOnEveryScreen() {
    for (View view : views()) {
      for (Screen screen : view.screens()) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
          Page page = page(view, screen, scheme);
          write(page, ALL.resolve(name(view, screen, scheme)), true);
          page.context().close();
        }
      }
    }
  }

  private static String name(View view, Screen screen, ColorScheme scheme) {
    String name = "%s-%dx%d-%s.png";
    return name.formatted(view.name(), screen.width(), screen.height(), scheme)
        .toLowerCase(Locale.ROOT);
  }

  @Test
  void scorecardBoxScoreAndCardsOnPaper() {
    for (View view : List.of(scorecard(), box(), cardSet())) {
      Page page = page(view, new Screen(1123, 794), ColorScheme.LIGHT);
      Page.PdfOptions paper = new Page.PdfOptions().setPreferCSSPageSize(true).setFormat("A4");
      page.pdf(paper.setPath(ALL.resolve(view.name() + ".pdf")));
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      write(page, ALL.resolve(view.name() + "-on-paper.png"), true);
    }
  }

  @Test
  void picturesOfTheReadme() {
    readme(page(table(), new Screen(1440, 900), ColorScheme.LIGHT), "page");
    readme(page(table(), new Screen(390, 844), ColorScheme.LIGHT), "phone");
    readme(page(replay(), new Screen(1280, 800), ColorScheme.DARK), "replay");
  }

  /** What is drawn: for whom, at which address, when it is there, and on which screens. */
  private record View(
      String name, String user, String address, Consumer<Page> arrive, List<Screen> screens) {}

  private static List<View> views() {
    return List.of(
        lobby(), table(), loud(), story(), box(), replay(), scorecard(), cards(), decision());
  }

  private static View lobby() {
    return new View("lobby", "Ann", "", page -> page.getByTestId("game-list").waitFor(), SCREENS);
  }

  /** The table of who reads a card with two on, and has said what it was. */
  private static View table() {
    String batting = running.atBat().equals("away") ? "Ben" : "Ann";
    Consumer<Page> says =
        page -> {
          page.getByTestId("reading").waitFor();
          page.getByTestId("outcome-single").click();
          page.getByTestId("location-LF").click();
          page.getByTestId("preview").waitFor();
        };
    return new View("table", batting, "&game=" + running.game(), says, WIDTHS);
  }

  private static View loud() {
    return of("loud", "Dov", loud, "", page -> page.getByTestId("happened").first().waitFor());
  }

  private static View story() {
    return of("story", "Ann", finished, "", page -> page.getByTestId("key-plays").waitFor());
  }

  private static View box() {
    Consumer<Page> turn =
        page -> {
          page.getByTestId("key-plays").waitFor();
          Locator tab = page.getByTestId("tab-box");
          (tab.isVisible() ? tab : page.getByTestId("page-box")).click();
          page.getByTestId("box-score").waitFor();
        };
    return of("box", "Ann", finished, "", turn);
  }

  private static View replay() {
    Consumer<Page> toTheSecondKeyPlay =
        page -> {
          page.getByTestId("key-plays").locator("a").nth(1).click();
          page.getByTestId("key-plays").locator("[aria-current]").waitFor();
          page.evaluate("() => scrollTo(0, 0)");
        };
    return of("replay", "Ann", finished, "&view=replay", toTheSecondKeyPlay);
  }

  private static View scorecard() {
    Consumer<Page> filled = page -> page.locator(".sheet-pitchers tbody tr").nth(3).waitFor();
    return of("scorecard", "Ann", finished, "&view=scorecard", filled);
  }

  /** The card that the dice read, with its cell lit. */
  private static View cards() {
    Consumer<Page> turnToTheCard =
        page -> {
          page.getByTestId("cards-panel").waitFor(attached());
          if (page.getByTestId("roll").isVisible()) {
            page.getByTestId("roll").click();
          }
          page.getByTestId("cell-read").waitFor();
          if (page.getByTestId("page-cards").isVisible()) {
            page.getByTestId("page-cards").click();
          }
        };
    return new View("cards", "ann", "&game=" + carded, turnToTheCard, SCREENS);
  }

  /** Both users see what the play waits for; the batter's manager reads until it does. */
  private static View decision() {
    Consumer<Page> readsUntilAsked =
        page -> {
          page.getByTestId("cards-panel").waitFor(attached());
          while (page.getByTestId("roll").isVisible()) {
            page.getByTestId("roll").click();
            page.getByTestId("read-the-card").click();
            page.getByTestId("read-the-card").waitFor(hidden());
          }
          page.getByTestId("decision").waitFor();
        };
    return new View("decision", "ann", "&game=" + decided, readsUntilAsked, SCREENS);
  }

  private static Locator.WaitForOptions attached() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
  }

  private static Locator.WaitForOptions hidden() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
  }

  private static View cardSet() {
    RestClient restClient = new RestClient(node.port());
    String hash =
        restClient
            .get("/api/card-sets", token("ann"))
            .getJsonArray("card_sets")
            .getJsonObject(0)
            .getString("hash");
    Consumer<Page> drawn =
        page -> page.getByTestId("card-sheet").locator(".player-card").first().waitFor();
    return new View("card-set", "ann", "&cards=" + hash, drawn, SCREENS);
  }

  private static View of(
      String name, String user, RealGamePlayer of, String view, Consumer<Page> arrive) {
    return new View(name, user, "&game=" + of.game() + view, arrive, SCREENS);
  }

  private static Page page(View view, Screen screen, ColorScheme scheme) {
    Page page = screen.width() < 900 ? chromium.phone() : chromium.visitor();
    page.setViewportSize(screen.width(), screen.height());
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    page.navigate(
        "http://127.0.0.1:" + node.port() + "/#token=" + token(view.user()) + view.address());
    view.arrive().accept(page);
    return page;
  }

  private static void readme(Page page, String name) {
    write(page, OF_THE_README.resolve(name + ".png"), false);
    page.context().close();
  }

  private static void write(Page page, Path file, boolean whole) {
    page.mouse().move(0, 0);
    page.evaluate("() => document.fonts.ready.then(() => true)");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(file)
            .setFullPage(whole)
            .setAnimations(ScreenshotAnimations.DISABLED));
  }

  private static RealGamePlayer game(String id, String away, String home) {
    return RealGamePlayer.of(id, node.port(), vertx, team("Owls", away), team("Millers", home));
  }

  private static JsonObject team(String name, String manager) {
    String color = name.equals("Owls") ? "#33658a" : "#a4243b";
    return named(name)
        .put("manager", manager)
        .put("abbrev", name.substring(0, 3).toUpperCase(Locale.ROOT))
        .put("color", color);
  }

  private static JsonObject named(String name) {
    return new JsonObject().put("name", name);
  }

  private static String token(String user) {
    return new RestClient(node.port()).token(user);
  }
}
