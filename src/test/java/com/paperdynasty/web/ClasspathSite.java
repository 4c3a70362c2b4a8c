package com.paperdynasty.web;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Properties;

/**
 * Serves a page the files of the site, and the tests' own under {@code /test/}, without a server.
 */
final class ClasspathSite {
  static final String ORIGIN = "https://paper-dynasty.test";

  /** A game of the sample, by its id: see {@link RealGameLog}. */
  private static final String REAL_GAMES = "/test/real-games/";

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

  private static void answer(Route route) {
    String path = URI.create(route.request().url()).getPath();
    if (path.startsWith(REAL_GAMES)) {
      String id = path.substring(REAL_GAMES.length()).replace(".json", "");
      route.fulfill(
          new Route.FulfillOptions()
              .setContentType("application/json")
              .setBody(RealGameLog.of(id).together()));
      return;
    }
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

  private static String resource(String path) {
    if (path.startsWith("/test/")) {
      return "web-test/" + path.substring(6);
    }
    return path.startsWith("/webjars/") ? library(path.split("/", 4)) : "web" + path;
  }

  /** A WebJar has its version in the path; the page's addresses have not. */
  private static String library(String[] path) {
    String pom = "META-INF/maven/org.webjars.npm/" + path[2] + "/pom.properties";
    try (InputStream in = ClasspathSite.class.getClassLoader().getResourceAsStream(pom)) {
      Properties properties = new Properties();
      properties.load(in);
      String version = properties.getProperty("version");
      return "META-INF/resources/webjars/" + path[2] + "/" + version + "/" + path[3];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
