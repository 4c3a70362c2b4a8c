package com.paperdynasty.web;

import com.microsoft.playwright.Page;
import com.paperdynasty.harness.Doorway;
import com.paperdynasty.harness.Program;
import com.paperdynasty.harness.Rest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The program behind an address that stays, and a browser to come to it with: one for all tests of
 * this process, which each have games and pages of their own.
 */
final class Ballpark {
  private static @Nullable Ballpark shared;

  private final Path data;
  private final Chromium chromium;
  private final Doorway doorway;
  private volatile Program program;

  private Ballpark(Path data, Chromium chromium, Program program) {
    this.data = data;
    this.chromium = chromium;
    this.program = program;
    this.doorway = new Doorway(program.port());
  }

  /** Starts all of it before the first test, or skips the tests where there is no browser. */
  static synchronized Ballpark shared() {
    if (shared == null) {
      Chromium chromium = Chromium.start();
      Path data = temporaryDirectory();
      Ballpark ballpark = new Ballpark(data, chromium, Program.start(data));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> ballpark.program.discard()));
      shared = ballpark;
    }
    return shared;
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("ballpark");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the page is. */
  String site() {
    return doorway.site();
  }

  /** The HTTP calls of the program that runs now. */
  Rest rest() {
    return new Rest(program.port());
  }

  Page page() {
    return chromium.visitor();
  }

  Visitor visitor() {
    return new Visitor(page());
  }

  /** Somebody with a telephone. */
  Visitor phone() {
    return new Visitor(chromium.phone());
  }

  /** Everybody closes their pages. */
  void closePages() {
    chromium.closePages();
  }

  /** Cuts every connection; who comes back is let in. */
  void slamTheDoor() {
    doorway.slam();
  }

  /** Kills the program as {@code kill -9} does and starts it on the same data. */
  void killAndReopen() {
    program.kill();
    program = Program.start(data);
    doorway.leadsTo(program.port());
  }
}
