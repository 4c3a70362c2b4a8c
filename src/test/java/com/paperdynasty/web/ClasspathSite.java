package com.paperdynasty.web;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * Serves a page the files of the site, and the tests' own under {@code /test/}, without a server.
 */
final class ClasspathSite {
  static final String ORIGIN = "https://paper-dynasty.test";

  private static final String PREACT = "/webjars/preact";

  private static final Map<String, String> TYPES =
      Map.of("js", "text/javascript", "html", "text/html", "css", "text/css");

  private ClasspathSite() {}

  static void openIn(Page page) {
    open(page, "blank.html");
  }

  /** Opens one of the tests' own pages. */
  static void open(Page page, String name) {
    page.route(ORIGIN + "/**", ClasspathSite::answer);
    page.navigate(ORIGIN + "/test/" + name);
  }

  private static String resource(String path) {
    if (path.startsWith("/test/")) {
      return "web-test/" + path.substring(6);
    }
    return path.startsWith(PREACT)
        ? "META-INF/resources/webjars/preact/" + preactVersion() + path.substring(PREACT.length())
        : "web" + path;
  }

  private static String preactVersion() {
    try (InputStream in =
        ClasspathSite.class
            .getClassLoader()
            .getResourceAsStream("META-INF/maven/org.webjars.npm/preact/pom.properties")) {
      Properties properties = new Properties();
      properties.load(Objects.requireNonNull(in));
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(Route route) {
    String path = URI.create(route.request().url()).getPath();
    String resource = resource(path);
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
