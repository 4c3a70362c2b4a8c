package com.paperdynasty.web;

import com.microsoft.playwright.Page;
import com.paperdynasty.harness.Doorway;
import com.paperdynasty.harness.Program;
import com.paperdynasty.harness.Rest;
import java.nio.file.Path;

/** The program behind an address that stays, and a browser to come to it with. */
final class Ballpark implements AutoCloseable {
  private final Path data;
  private final Chromium chromium;
  private final Doorway doorway;
  private Program program;

  private Ballpark(Path data, Chromium chromium, Program program) {
    this.data = data;
    this.chromium = chromium;
    this.program = program;
    this.doorway = new Doorway(program.port());
  }

  /** Starts all of it, or skips the tests where there is no browser. */
  static Ballpark open(Path data) {
    Chromium chromium = Chromium.start();
    return new Ballpark(data, chromium, Program.start(data));
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

  @Override
  public void close() {
    chromium.close();
    doorway.close();
    program.close();
  }
}
