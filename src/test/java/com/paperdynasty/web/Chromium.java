package com.paperdynasty.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * The machine's headless Chromium. Without it the browser tests are skipped. The headless shell,
 * where there is one, takes a third less processor time than the whole browser.
 */
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of(
          "chromium-headless-shell",
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable");
  private static final String MISSING =
      "No Chromium in the PATH, so the page is not tested: install the package chromium";
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Starts the browser, or skips the test; where {@code CI=true} it fails it. */
  static Chromium start() {
    Path executable = find().orElseGet(Chromium::missing);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS);
    return new Chromium(playwright, playwright.chromium().launch(options));
  }

  /**
   * A page with its own browser context. It prefers reduced motion, so that nothing waits for the
   * dice animation.
   */
  Page visitor() {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(1280, 900)
                .setReducedMotion(ReducedMotion.REDUCE));
    return context.newPage();
  }

  /** A page at a desk with all animations. */
  Page movingPage() {
    BrowserContext context =
        browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900));
    return context.newPage();
  }

  /** A page on a phone: a narrow screen, touch, and all animations. */
  Page phone() {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions().setViewportSize(390, 844).setHasTouch(true));
    return context.newPage();
  }

  private static Optional<Path> find() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    List<String> folders = List.of(path.split(File.pathSeparator));
    return NAMES.stream()
        .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Path missing() {
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(MISSING);
    }
    return Assumptions.abort(MISSING);
  }

  /** Closes every page. */
  void closePages() {
    browser.contexts().forEach(BrowserContext::close);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
