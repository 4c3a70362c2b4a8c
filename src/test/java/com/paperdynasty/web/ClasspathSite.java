package com.paperdynasty.web;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Serves the files of the site, and the tests' own under {@code /test/}, without the program. All
 * tests of this process share it; an answer through Playwright would cost ten times as much.
 */
final class ClasspathSite {
  /** A game of the sample, by its id: see {@link RealGameLog}. */
  private static final String REAL_GAMES = "/test/real-games/";

  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript", "html", "text/html", "css", "text/css", "svg", "image/svg+xml");

  private static final int THREADS = 4;

  private static @Nullable String origin;

  private ClasspathSite() {}

  static void openIn(Page page) {
    open(page, "blank.html");
  }

  /** Opens one of the tests' own pages. */
  static void open(Page page, String name) {
    page.navigate(origin() + "/test/" + name);
  }

  private static synchronized String origin() {
    if (origin == null) {
      origin = "http://localhost:" + start().getAddress().getPort();
    }
    return origin;
  }

  private static HttpServer start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", ClasspathSite::answer);
      server.setExecutor(
          Executors.newFixedThreadPool(
              THREADS,
              run -> {
                Thread thread = new Thread(run, "classpath-site");
                thread.setDaemon(true);
                return thread;
              }));
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] content = content(path);
      if (content == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      String ending = path.substring(path.lastIndexOf('.') + 1);
      exchange
          .getResponseHeaders()
          .add("Content-Type", TYPES.getOrDefault(ending, "application/octet-stream"));
      exchange.getResponseHeaders().add("Cache-Control", "max-age=3600");
      exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
      exchange.getResponseBody().write(content);
    }
  }

  private static byte @Nullable [] content(String path) throws IOException {
    if (path.startsWith(REAL_GAMES)) {
      String id = path.substring(REAL_GAMES.length()).replace(".json", "");
      return RealGameLog.of(id).together().getBytes(StandardCharsets.UTF_8);
    }
    try (InputStream in =
        ClasspathSite.class.getClassLoader().getResourceAsStream(resource(path))) {
      return in == null ? null : in.readAllBytes();
    }
  }

  private static String resource(String path) throws IOException {
    if (path.startsWith("/test/")) {
      return "web-test/" + path.substring(6);
    }
    return path.startsWith("/webjars/") ? library(path.split("/", 4)) : "web" + path;
  }

  /** A WebJar has its version in the path; the page's addresses have not. */
  private static String library(String[] path) throws IOException {
    String pom = "META-INF/maven/org.webjars.npm/" + path[2] + "/pom.properties";
    try (InputStream in = ClasspathSite.class.getClassLoader().getResourceAsStream(pom)) {
      Properties properties = new Properties();
      properties.load(in);
      String version = properties.getProperty("version");
      return "META-INF/resources/webjars/" + path[2] + "/" + version + "/" + path[3];
    }
  }
}
