package com.paperdynasty.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.BoundingBox;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody at the page, who does what people do and keeps what his browser complained about. */
final class BrowserUser {
  /** A page may be on its way back from a server that was killed. */
  private static final double PATIENCE_MS = 30_000;

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

  /** Opens an address and says who he is. */
  BrowserUser comesTo(String url, String name) {
    page.navigate(url);
    see("name-input").fill(name);
    see("enter").click();
    return this;
  }

  /** Opens an address that says who he is. */
  BrowserUser opens(String url) {
    page.navigate(url);
    assertThat(see("connection-state")).hasText("Live");
    return this;
  }

  /** Makes a game in which he manages the home side, and gives the link to the other seat. */
  String makesAGame() {
    see("create-game").click();
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

  /** Says what the card shows; a location may be null. */
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

  /** The name of the file that a press brings. */
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

  /** What is among what a part of the page says, once it is. */
  BrowserUser reads(String part, String text) {
    assertThat(see(part)).containsText(text);
    return this;
  }

  /** What is not among what a part of the page says. */
  BrowserUser doesNotRead(String part, String text) {
    assertThat(see(part)).not().containsText(text);
    return this;
  }

  /** Says something to whoever is chosen. */
  BrowserUser says(String text) {
    return writes("chat-text", text).presses("chat-say");
  }

  /** What is written in a field, once it is. */
  BrowserUser holds(String part, String text) {
    assertThat(see(part)).hasValue(text);
    return this;
  }

  /** What is nowhere in his page, seen or hidden. */
  BrowserUser hasNowhere(String... texts) {
    org.assertj.core.api.Assertions.assertThat(page.content()).doesNotContain(texts);
    return this;
  }

  /** The title of the page. */
  String title() {
    return page.title();
  }

  /** The texts of a table's rows, once the last one begins so, each cell after a tab. */
  List<String> rows(String table, String last) {
    Locator rows = see(table).locator("tbody tr, tfoot tr");
    assertThat(rows.last()).containsText(last);
    return rows.allInnerTexts();
  }

  /** The quick table, line by line, what each says of its cases. */
  BrowserUser seesQuickTable(List<List<String>> lines) {
    Locator rows = see("quick-table").locator("tbody tr");
    assertThat(rows).hasCount(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      assertThat(rows.nth(i).locator("td p")).hasText(lines.get(i).toArray(new String[0]));
    }
    return this;
  }

  /** What a part of the page says, once it says that. */
  BrowserUser sees(String part, String text) {
    assertThat(see(part)).hasText(text);
    return this;
  }

  BrowserUser seesNo(String part) {
    assertThat(see(part)).isHidden();
    return this;
  }

  /** The lines of the book, latest first, once there are so many plays. */
  List<String> book(int plays) {
    assertThat(page.getByTestId(Pattern.compile("^play-\\d+$"))).hasCount(plays);
    return see("feed").locator("li").allInnerTexts();
  }

  /** What is wrong with what they see now, on screens of these sizes; they keep the last. */
  List<String> faultsOn(List<Screen> screens) {
    List<String> faults = new ArrayList<>();
    for (Screen screen : screens) {
      page.setViewportSize(screen.width(), screen.height());
      ((List<?>) page.evaluate(PageAudit.SCRIPT))
          .forEach(fault -> faults.add(screen.width() + " px: " + fault));
    }
    return faults;
  }

  BrowserUser sizesThePage(Screen screen) {
    page.setViewportSize(screen.width(), screen.height());
    return this;
  }

  /** A screen in CSS pixels. */
  record Screen(int width, int height) {}

  /** What they see without moving the page. */
  BrowserUser hasBeforeTheirEyes(String... parts) {
    for (String part : parts) {
      assertThat(see(part)).isInViewport();
    }
    return this;
  }

  /** Their browser loses its network, and says so to the page. */
  BrowserUser losesTheNetwork() {
    page.context().setOffline(true);
    return this;
  }

  BrowserUser hasTheNetworkAgain() {
    page.context().setOffline(false);
    return this;
  }

  /** What a part of the page says before so long is over. */
  BrowserUser seesWithin(double ms, String part, String text) {
    assertThat(see(part)).hasText(text, new LocatorAssertions.HasTextOptions().setTimeout(ms));
    return this;
  }

  /** Somebody at another tab of the same browser. */
  BrowserUser atAnotherTab() {
    return new BrowserUser(page.context().newPage());
  }

  /** How large a part is drawn once it lies still, in CSS pixels. */
  BoundingBox size(String part) {
    Locator shown = see(part);
    shown.evaluate("it => Promise.all(it.getAnimations().map(animation => animation.finished))");
    return shown.boundingBox();
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
