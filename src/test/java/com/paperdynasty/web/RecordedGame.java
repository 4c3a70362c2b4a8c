package com.paperdynasty.web;

import com.microsoft.playwright.Page;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * A recorded game of 5,000 events on the page's table, without a server. In the page it is {@code
 * scene}: see {@code table-scene.js}.
 */
final class RecordedGame {
  private static final String LOG = "stored-games/frames/long.jsonl.gz";

  private RecordedGame() {}

  /** Opens the table as a manager of the visitors sees it before the first event. */
  static void openIn(Page page) {
    ClasspathSite.open(page, "table.html");
    page.evaluate(
        """
        async (lines) => {
          const { openTable } = await import('/test/table-scene.js');
          const frames = lines.split('\\n').map((line, index) => {
            const { type, data } = JSON.parse(line);
            return { event: type, seq: index + 1, data: JSON.parse(data) };
          });
          window.scene = await openTable(frames, { role: 'manager', sides: ['away'], userId: 'alice' });
        }""",
        lines());
  }

  private static String lines() {
    try (InputStream in =
            Objects.requireNonNull(
                RecordedGame.class.getClassLoader().getResourceAsStream(LOG), LOG);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      return reader.lines().collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
