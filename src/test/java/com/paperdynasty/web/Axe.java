package com.paperdynasty.web;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** Deque's axe-core, which looks for what keeps people out of a page. */
final class Axe {
  private static final String SOURCE = source();

  /** The serious faults, each with the first places where it is. */
  private static final String RUN =
      """
      async () => {
        const { violations } = await axe.run(document, {
          resultTypes: ['violations'],
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
        });
        return violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map(({ html, any }) =>
            `${html.slice(0, 120)} ${any[0]?.message ?? ''}`).join(' | ')}`);
      }""";

  private Axe() {}

  private static String source() {
    try (InputStream pom = open("META-INF/maven/org.webjars.npm/axe-core/pom.properties")) {
      Properties properties = new Properties();
      properties.load(pom);
      String version = properties.getProperty("version");
      try (InputStream in =
          open("META-INF/resources/webjars/axe-core/" + version + "/axe.min.js")) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String resource) {
    InputStream in = Axe.class.getClassLoader().getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException(resource + " is not in the classpath");
    }
    return in;
  }

  /** What keeps people out of the page as it is now. */
  static List<String> faultsOn(Page page) {
    if (!Boolean.TRUE.equals(page.evaluate("() => 'axe' in window"))) {
      page.evaluate(SOURCE);
    }
    return ((List<?>) page.evaluate(RUN)).stream().map(String::valueOf).toList();
  }
}
