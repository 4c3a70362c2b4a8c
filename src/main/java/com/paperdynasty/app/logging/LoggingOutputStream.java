package com.paperdynasty.app.logging;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Passes printed text to a log, line by line. A very long line is split. */
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
      flushLine();
    }
    if (octet != '\n' && octet != '\r') {
      line.write(octet);
    }
  }

  private void flushLine() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    if (!text.isBlank()) {
      log.accept(text);
    }
  }
}
