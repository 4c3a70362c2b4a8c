package com.paperdynasty.web;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
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

  private static final Screen DESK = new Screen(1280, 800);
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
  void lobby() {
    Page page = page("Ann", "", DESK, ColorScheme.LIGHT);
    page.getByTestId("game-list").waitFor();
    write(page, "lobby");
  }

  @Test
  void tableWhileACardIsRead() {
    Page page = reading(new Screen(1440, 900), ColorScheme.LIGHT);
    write(page, "table");
    readme(page, "page");
  }

  @Test
  void tableOnEveryScreen() {
    for (Screen screen : WIDTHS) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        Page page = reading(screen, scheme);
        String name = "table-%dx%d-%s".formatted(screen.width(), screen.height(), scheme);
        write(page, name.toLowerCase(Locale.ROOT));
        page.context().close();
      }
    }
  }

  @Test
  void phone() {
    Page page = reading(new Screen(390, 844), ColorScheme.LIGHT);
    write(page, "phone");
    readme(page, "phone");
  }

  @Test
  void darkTableAfterARun() {
    Page page = page("Dov", "&game=" + loud.game(), DESK, ColorScheme.DARK);
    page.getByTestId("diamond").waitFor();
    write(page, "dark");
  }

  @Test
  void boxScore() {
    Page page = page("Ann", "&game=" + finished.game(), new Screen(1280, 1100), ColorScheme.LIGHT);
    page.getByTestId("tab-box").click();
    page.getByTestId("box-score").scrollIntoViewIfNeeded();
    write(page, "box");
  }

  @Test
  void replay() {
    String view = "&game=" + finished.game() + "&view=replay";
    Page page = page("Ann", view, DESK, ColorScheme.DARK);
    page.getByTestId("key-plays").locator("a").nth(1).click();
    page.getByTestId("key-plays").locator("[aria-current]").waitFor();
    page.evaluate("() => scrollTo(0, 0)");
    write(page, "replay");
    readme(page, "replay");
  }

  @Test
  void scorecard() {
    String view = "&game=" + finished.game() + "&view=scorecard";
    Page page = page("Ann", view, new Screen(1280, 900), ColorScheme.LIGHT);
    page.getByTestId("sheet-home").waitFor();
    write(page, "scorecard");
  }

  /** The table of who reads a card with two on, and has said what it was. */
  private static Page reading(Screen screen, ColorScheme scheme) {
    String batting = running.atBat().equals("away") ? "Ben" : "Ann";
    Page page = page(batting, "&game=" + running.game(), screen, scheme);
    page.getByTestId("reading").waitFor();
    page.getByTestId("outcome-single").click();
    page.getByTestId("location-LF").click();
    page.getByTestId("preview").waitFor();
    return page;
  }

  private static Page page(String user, String view, Screen screen, ColorScheme scheme) {
    Page page = screen.width() < 900 ? chromium.phone() : chromium.visitor();
    page.setViewportSize(screen.width(), screen.height());
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    page.navigate("http://127.0.0.1:" + node.port() + "/#token=" + token(user) + view);
    return page;
  }

  private static void write(Page page, String name) {
    write(page, ALL.resolve(name + ".png"));
  }

  private static void readme(Page page, String name) {
    write(page, OF_THE_README.resolve(name + ".png"));
  }

  private static void write(Page page, Path file) {
    page.mouse().move(0, 0);
    page.evaluate("() => document.fonts.ready.then(() => true)");
    page.screenshot(
        new Page.ScreenshotOptions().setPath(file).setAnimations(ScreenshotAnimations.DISABLED));
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
