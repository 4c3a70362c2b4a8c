package com.paperdynasty.web;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;

/**
 * Serves a page the files of the site, and the tests' own under {@code /test/}, without a server.
 */
final class ClasspathSite {
  static final String ORIGIN = "https://paper-dynasty.test";

  private static final Map<String, String> TYPES =
      Map.of("js", "text/javascript", "html", "text/html", "css", "text/css");

  private ClasspathSite() {}

  static void openIn(Page page) {
    page.route(ORIGIN + "/**", ClasspathSite::answer);
    page.navigate(ORIGIN + "/test/blank.html");
  }

  private static void answer(Route route) {
    String path = URI.create(route.request().url()).getPath();
    String resource = path.startsWith("/test/") ? "web-test/" + path.substring(6) : "web" + path;
    String type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "text/plain");
    try (InputStream in = ClasspathSite.class.getClassLoader().getResourceAsStream(resource)) {
      Route.FulfillOptions answer = new Route.FulfillOptions();
      route.fulfill(
          in == null
              ? answer.setStatus(404)
              : answer.setContentType(type).setBodyBytes(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
