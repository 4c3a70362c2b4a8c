package com.paperdynasty.web;

import com.microsoft.playwright.Page;
import com.paperdynasty.harness.DevServerProcess;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.SwitchableProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The program behind a fixed address, and a browser. All tests of this process share them, each
 * with its own games and pages.
 */
final class BrowserSite {
  private static @Nullable BrowserSite shared;

  private final Path data;
  private final Chromium chromium;
  private final SwitchableProxy switchableProxy;
  private volatile DevServerProcess devServerProcess;

  private BrowserSite(Path data, Chromium chromium, DevServerProcess devServerProcess) {
    this.data = data;
    this.chromium = chromium;
    this.devServerProcess = devServerProcess;
    this.switchableProxy = new SwitchableProxy(devServerProcess.port());
  }

  /** Starts the program before the first test. */
  static synchronized BrowserSite shared(Chromium chromium) {
    if (shared == null) {
      Path data = temporaryDirectory();
      BrowserSite browserSite = new BrowserSite(data, chromium, startServer(data));
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> browserSite.devServerProcess.discard()));
      shared = browserSite;
    }
    return shared;
  }

  /** As development is, guests included: a browser's own event stream has no token. */
  private static DevServerProcess startServer(Path data) {
    return DevServerProcess.start(
        data, "com.paperdynasty.app.PaperDynasty", Map.of("PD_AUTH_GUESTS", "play"));
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("ballpark");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address of the page. */
  String site() {
    return switchableProxy.site();
  }

  /** The HTTP calls of the current program. */
  RestClient restClient() {
    return new RestClient(devServerProcess.port());
  }

  Page page() {
    return chromium.visitor();
  }

  BrowserUser browserUser() {
    return new BrowserUser(page());
  }

  Page phonePage() {
    return chromium.phone();
  }

  /** A user with a phone. */
  BrowserUser phone() {
    return new BrowserUser(phonePage());
  }

  /** Cuts every connection; new ones are accepted. */
  void closeConnections() {
    switchableProxy.closeConnections();
  }

  /** Kills the program as {@code kill -9} does and starts it on the same data. */
  void killAndRestart() {
    devServerProcess.kill();
    devServerProcess = startServer(data);
    switchableProxy.routeTo(devServerProcess.port());
  }
}
