package com.paperdynasty.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A user on the page, with the errors that the browser has logged. */
final class BrowserUser {
  /** A page may be reconnecting to a server that was killed. */
  private static final double PATIENCE_MS = 30_000;

  private static final String IN_SIGHT =
      """
      (part) => {
        const { left, top, right, bottom } = part.getBoundingClientRect();
        const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        const onScreen = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
        return onScreen && hit !== null && (part.contains(hit) || hit.contains(part));
      }""";

  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  BrowserUser(Page page) {
    this.page = page;
    page.setDefaultTimeout(PATIENCE_MS);
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    page.onPageError(complaints::add);
    page.onConsoleMessage(this::note);
  }

  private void note(ConsoleMessage message) {
    if (message.type().equals("error")) {
      complaints.add(message.text());
    }
  }

  BrowserUser goesTo(String url) {
    page.navigate(url);
    return this;
  }

  /** Opens an address and signs in. */
  BrowserUser comesTo(String url, String name) {
    page.navigate(url);
    see("name-input").fill(name);
    see("enter").click();
    return this;
  }

  /** Opens an address that contains the user. */
  BrowserUser opens(String url) {
    page.navigate(url);
    assertThat(see("connection-state")).hasText("Live");
    return this;
  }

  /**
   * Creates a game in which the user manages the home team and rules alone and anybody rolls, and
   * returns the link to the other seat.
   */
  String makesAGame() {
    presses("game-options").presses("before_roll-free").presses("rulings-admin");
    return makesAFairGame();
  }

  /** The same with the page's own options: both are ready before a roll and agree on rulings. */
  String makesAFairGame() {
    see("create-game").click();
    return invitation();
  }

  /** The link to the open seat of the visitors. */
  String invitation() {
    return see("invite-away").inputValue();
  }

  BrowserUser takesTheSeat() {
    see("take-seat").click();
    return this;
  }

  BrowserUser rolls() {
    see("roll").click();
    assertThat(see("reading")).containsText("column");
    return this;
  }

  /** Submits an outcome; a location may be null. */
  BrowserUser says(String outcome, String location) {
    see("outcome-" + outcome).click();
    if (location != null) {
      see("location-" + location).click();
    }
    see("submit-outcome").click();
    assertThat(see("chooser")).isHidden();
    return this;
  }

  BrowserUser plays(String outcome, String location) {
    return rolls().says(outcome, location);
  }

  BrowserUser plays(String outcome) {
    return plays(outcome, null);
  }

  BrowserUser reloads() {
    page.reload();
    assertThat(see("connection-state")).hasText("Live");
    return this;
  }

  BrowserUser presses(String part) {
    see(part).click();
    return this;
  }

  /** The name of the file that a click downloads. */
  String takesHome(String part) {
    return page.waitForDownload(see(part)::click).suggestedFilename();
  }

  BrowserUser writes(String part, String text) {
    see(part).fill(text);
    return this;
  }

  BrowserUser chooses(String part, String option) {
    see(part).selectOption(option);
    return this;
  }

  /** Waits until a part of the page contains a text. */
  BrowserUser reads(String part, String text) {
    assertThat(see(part)).containsText(text);
    return this;
  }

  /** Checks that what they type goes to that part. */
  BrowserUser typesTo(String part) {
    assertThat(see(part)).isFocused();
    return this;
  }

  /** Checks that a part of the page does not contain a text. */
  BrowserUser doesNotRead(String part, String text) {
    assertThat(see(part)).not().containsText(text);
    return this;
  }

  /** Sends a chat message to the selected recipient. */
  BrowserUser says(String text) {
    return writes("chat-text", text).presses("chat-say");
  }

  /** Waits until a field has a value. */
  BrowserUser holds(String part, String text) {
    assertThat(see(part)).hasValue(text);
    return this;
  }

  /** Checks that a text is nowhere in the page, visible or hidden. */
  BrowserUser hasNowhere(String... texts) {
    org.assertj.core.api.Assertions.assertThat(page.content()).doesNotContain(texts);
    return this;
  }

  /** The color behind a part of the page, as {@code rgb(…)}. */
  String color(String part) {
    return (String) see(part).evaluate("it => getComputedStyle(it).backgroundColor");
  }

  /** Counts the audio contexts that the page opens, from its next load on. */
  BrowserUser countsSounds() {
    page.addInitScript(
        """
        window.opened = 0;
        const { AudioContext: Real } = window;
        window.AudioContext = class extends Real {
          constructor() {
            super();
            window.opened += 1;
          }
        };""");
    return this;
  }

  /** How many audio contexts the page has opened. */
  int soundsOpened() {
    return (Integer) page.evaluate("() => window.opened");
  }

  /** Waits until the title of the page contains a text. */
  BrowserUser readsInTheTitle(String text) {
    assertThat(page).hasTitle(Pattern.compile(text.replaceAll("[^\\w ,]", "\\\\$0")));
    return this;
  }

  /** The title of the page. */
  String title() {
    return page.title();
  }

  /** The texts of a table's rows, with tabs between cells, once the last row begins with a text. */
  List<String> rows(String table, String last) {
    Locator rows = see(table).locator("tbody tr, tfoot tr");
    assertThat(rows.last()).containsText(last);
    return rows.allInnerTexts();
  }

  /** The lines of the quick table with their cases. */
  BrowserUser seesQuickTable(List<List<String>> lines) {
    Locator rows = see("quick-table").locator("tbody tr");
    assertThat(rows).hasCount(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      assertThat(rows.nth(i).locator("td p")).hasText(lines.get(i).toArray(new String[0]));
    }
    return this;
  }

  /** Waits until a part of the page has a text. */
  BrowserUser sees(String part, String text) {
    assertThat(see(part)).hasText(text);
    return this;
  }

  /** Waits until a part of the page has an attribute with a value. */
  BrowserUser has(String part, String attribute, String value) {
    assertThat(see(part)).hasAttribute(attribute, value);
    return this;
  }

  BrowserUser seesNo(String part) {
    assertThat(see(part)).isHidden();
    return this;
  }

  /**
   * The lines of the scorebook, latest first, once it has a number of plays. The button beside the
   * other manager's plays, which not everybody has, is no part of them.
   */
  List<String> book(int plays) {
    assertThat(page.getByTestId(Pattern.compile("^play-\\d+$"))).hasCount(plays);
    return feed();
  }

  /** The lines of the scorebook that are shown, latest first, without the button beside plays. */
  List<String> feed() {
    return see("feed").locator("li").allInnerTexts().stream()
        .map(line -> line.replace("Dispute", ""))
        .toList();
  }

  /** The faults of the current page on screens of these sizes; the last size stays. */
  List<String> faultsOn(List<Screen> screens) {
    List<String> faults = new ArrayList<>();
    for (Screen screen : screens) {
      page.setViewportSize(screen.width(), screen.height());
      PageAudit.faultsOn(page).forEach(fault -> faults.add(screen.width() + " px: " + fault));
    }
    return faults;
  }

  /**
   * What axe finds serious and what the audit finds, on screens of these sizes, on each by day and
   * by night.
   */
  List<String> seriousFaultsOn(List<Screen> screens) {
    List<String> faults = new ArrayList<>();
    for (Screen screen : screens) {
      page.setViewportSize(screen.width(), screen.height());
      for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        Stream.concat(Axe.faultsOn(page).stream(), PageAudit.faultsOn(page).stream())
            .forEach(fault -> faults.add(screen.width() + " px, " + scheme + ": " + fault));
      }
    }
    return faults;
  }

  BrowserUser sizesThePage(Screen screen) {
    page.setViewportSize(screen.width(), screen.height());
    return this;
  }

  /** A screen in CSS pixels. */
  record Screen(int width, int height) {}

  /** The visible part of the page. */
  BrowserUser hasBeforeTheirEyes(String... parts) {
    for (String part : parts) {
      assertThat(see(part)).isInViewport();
    }
    return this;
  }

  /** Presses a part that is in sight: wholly on the screen and under nothing, without scrolling. */
  BrowserUser taps(String part) {
    assertThat(see(part)).isVisible();
    org.assertj.core.api.Assertions.assertThat(see(part).evaluate(IN_SIGHT))
        .as(part + " is in sight")
        .isEqualTo(true);
    see(part).click();
    return this;
  }

  /** The part is in sight. */
  BrowserUser hasInSight(String part) {
    assertThat(see(part)).isVisible();
    org.assertj.core.api.Assertions.assertThat(see(part).evaluate(IN_SIGHT))
        .as(part + " is in sight")
        .isEqualTo(true);
    return this;
  }

  /** Presses a link by its name. */
  BrowserUser pressesLink(String name) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).click();
    return this;
  }

  /** The value of a field. */
  String valueOf(String part) {
    return see(part).inputValue();
  }

  /** What the camera of a phone reads in a part of the page. */
  String codeIn(String part) {
    assertThat(see(part)).hasAttribute("data-drawn", "yes");
    return QrReader.read(see(part).screenshot());
  }

  /** Drags a part by so many CSS pixels. */
  BrowserUser drags(String part, double dx, double dy) {
    BoundingBox from = see(part).boundingBox();
    double x = from.x + from.width / 2;
    double y = from.y + from.height / 2;
    page.mouse().move(x, y);
    page.mouse().down();
    page.mouse().move(x + dx / 2, y + dy / 2);
    page.mouse().move(x + dx, y + dy);
    page.mouse().up();
    return this;
  }

  /** Whether a part is visible now. */
  boolean isShown(String part) {
    return see(part).isVisible();
  }

  /** The box of a part, in CSS pixels. */
  BoundingBox box(String part) {
    return see(part).boundingBox();
  }

  BrowserUser scrollsToTheTop() {
    page.evaluate("scrollTo(0, 0)");
    return this;
  }

  BrowserUser presses(String part, String key) {
    see(part).press(key);
    return this;
  }

  /** Takes the browser offline. */
  BrowserUser losesTheNetwork() {
    page.context().setOffline(true);
    return this;
  }

  /** Draws the connection as it would be in another state. */
  BrowserUser seesTheConnectionAs(String state, String text) {
    see("connection-state")
        .evaluate(
            "(lamp, [state, text]) => { lamp.dataset.state = state; lamp.textContent = text; }",
            List.of(state, text));
    return this;
  }

  BrowserUser hasTheNetworkAgain() {
    page.context().setOffline(false);
    return this;
  }

  /** Waits for a limited time until a part of the page has a text. */
  BrowserUser seesWithin(double ms, String part, String text) {
    assertThat(see(part)).hasText(text, new LocatorAssertions.HasTextOptions().setTimeout(ms));
    return this;
  }

  /**
   * The bytes of each answer that this page has waited for and that was not in its cache. A machine
   * that is slow for a while makes the page try the transport for those without WebSockets: that is
   * no part of a visit.
   */
  List<Integer> bytesFromTheNetwork() {
    String script =
"""
() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
  .filter(({ name }) => !name.includes('sockjs'))
  .map((entry) => entry.transferSize).filter((size) => size > 0)""";
    return ((List<?>) page.evaluate(script))
        .stream().map(size -> ((Number) size).intValue()).toList();
  }

  /** A user at another tab of the same browser. */
  BrowserUser atAnotherTab() {
    return new BrowserUser(page.context().newPage());
  }

  /** The size of a part of the page once it does not move, in CSS pixels. */
  BoundingBox size(String part) {
    Locator shown = see(part);
    shown.evaluate("it => Promise.all(it.getAnimations().map(animation => animation.finished))");
    return shown.boundingBox();
  }

  /** Waits until the address has a part: it follows what is shown a moment later. */
  BrowserUser isAt(String part) {
    page.waitForURL(url -> url.contains(part));
    return this;
  }

  String address() {
    return page.url();
  }

  List<String> complaints() {
    return complaints;
  }

  private Locator see(String part) {
    return page.getByTestId(part);
  }
}
