package com.paperdynasty.app.logging;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Takes what is printed, and hands it on line by line. A very long line is handed on in parts. */
final class LoggingOutputStream extends OutputStream {
  private static final int MOST_BYTES = 8_192;

  private final Consumer<String> log;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  LoggingOutputStream(Consumer<String> log) {
    this.log = log;
  }

  @Override
  public synchronized void write(int octet) {
    if (octet == '\n' || line.size() == MOST_BYTES) {
      handOn();
    }
    if (octet != '\n' && octet != '\r') {
      line.write(octet);
    }
  }

  private void handOn() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    if (!text.isBlank()) {
      log.accept(text);
    }
  }
}
