package com.paperdynasty.web;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Audits a page: its script lists what cannot be seen, clicked or reached. */
final class PageAudit {
  /** An expression that returns the faults of a page as texts. */
  private static final String SCRIPT = "(() => {" + read() + "; return audit(); })()";

  private PageAudit() {}

  /** The faults of a page as it is now. */
  static List<String> faultsOn(Page page) {
    return ((List<?>) page.evaluate(SCRIPT)).stream().map(String::valueOf).toList();
  }

  private static String read() {
    try (InputStream in =
        PageAudit.class.getClassLoader().getResourceAsStream("web-test/audit.js")) {
      if (in == null) {
        throw new IllegalStateException("web-test/audit.js is not in the classpath");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("export ", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
