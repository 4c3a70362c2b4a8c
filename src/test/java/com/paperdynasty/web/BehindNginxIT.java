package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.paperdynasty.harness.Nginx;
import com.paperdynasty.harness.RunsInParallel;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The page's client over each transport, through an nginx with keep-alive connections to the
 * program, with the configuration of k8s/README.md.
 */
@RunsInParallel
class BehindNginxIT extends BrowserScene {
  private static final int PLAYS = 8;

  @TempDir private static Path nginxHome;

  private static Nginx nginx;

  @BeforeAll
  static void startNginx() throws IOException {
    int target = URI.create(browserSite.site()).getPort();
    nginx = Nginx.start(nginxHome, target, documentedLines());
  }

  @AfterAll
  static void stopNginx() {
    if (nginx != null) {
      nginx.close();
    }
  }

  /** The lines of the document between the braces of {@code location /}. */
  private static String documentedLines() throws IOException {
    String document = Files.readString(Path.of("k8s/README.md"));
    int from = document.indexOf("location / {") + "location / {".length();
    return document.substring(from, document.indexOf('}', from));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "websocket",
        "xhr-streaming",
        "xhr-polling",
        "eventsource",
        "htmlfile",
        "jsonp-polling"
      })
  void everyEventComesOnceAndInOrder(String transport) {
    int before = nginx.requests().size();
    Page page = browserSite.page();
    page.navigate(nginx.site());
    page.evaluate(TransportsIT.SIT_DOWN, transport);
    page.evaluate(TransportsIT.PLAY, PLAYS);
    assertThat((List<?>) page.evaluate(TransportsIT.LEAVE))
        .isEqualTo(IntStream.rangeClosed(1, 2 + 2 * PLAYS).boxed().toList());
    page.context().close();
    List<String> requests = nginx.requests();
    assertThat(requests.subList(before, requests.size()))
        .noneMatch(request -> request.contains("\" 50"));
    assertThat(nginx.complaints()).doesNotContain("prematurely closed", "reset by peer");
  }
}
