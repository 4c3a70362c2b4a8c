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
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The machine's headless Chromium. All tests of this process share it, one after the other: it
 * starts before the first, ends with the process, and its pages are closed after each test. Without
 * it the browser tests are skipped; where {@code CI=true} they fail. The headless shell, where
 * there is one, takes a third less processor time than the whole browser.
 */
final class Chromium implements BeforeAllCallback, AfterEachCallback {
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

  private static @Nullable Browser running;

  @Override
  public void beforeAll(ExtensionContext context) {
    if (running == null) {
      running = start();
    }
  }

  /** Open pages would slow the next test down. */
  @Override
  public void afterEach(ExtensionContext context) {
    browser().contexts().forEach(BrowserContext::close);
  }

  private static Browser browser() {
    return Objects.requireNonNull(running, "no test of this class has begun");
  }

  private static Browser start() {
    Path executable = find().orElseGet(Chromium::missing);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS);
    return playwright.chromium().launch(options);
  }

  /**
   * A page with its own browser context. It prefers reduced motion, so that nothing waits for the
   * dice animation.
   */
  Page visitor() {
    BrowserContext context =
        browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(1280, 900)
                    .setReducedMotion(ReducedMotion.REDUCE));
    return context.newPage();
  }

  /** A page at a desk with all animations. */
  Page movingPage() {
    BrowserContext context =
        browser().newContext(new Browser.NewContextOptions().setViewportSize(1440, 900));
    return context.newPage();
  }

  /** A page on a phone: a narrow screen, touch, and all animations. */
  Page phone() {
    BrowserContext context =
        browser()
            .newContext(
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
}
