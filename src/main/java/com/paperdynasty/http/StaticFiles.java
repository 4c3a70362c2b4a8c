package com.paperdynasty.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Serves the web page and its two libraries from the jar. A file stays in memory once it was asked
 * for. Names that the jar does not have are not remembered, so the jar bounds the memory.
 *
 * <p>A file has an {@code ETag} of its content, so that a browser is sent only what has changed.
 * The static handler of vertx-web compares the file's time and leaves tags to the application (<a
 * href="https://github.com/vert-x3/vertx-web/issues/5">vertx-web 5</a>).
 *
 * <p>One instance serves all event loops.
 */
public final class StaticFiles {
  /**
   * Path segments of safe characters, none of which begins with a dot: no path leads out of the
   * folder.
   */
  private static final Pattern PATH =
      Pattern.compile(
          "([A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*\\.[A-Za-z0-9]+");

  private final Vertx vertx;
  private final Map<String, String> libraries;
  private final Map<String, StaticFile> files = new ConcurrentHashMap<>();

  /** Finds the libraries on the classpath. Blocks for a moment. */
  public StaticFiles(Vertx vertx) {
    this.vertx = vertx;
    this.libraries = Map.of("sockjs-client", library("sockjs-client"), "preact", library("preact"));
  }

  /**
   * The folder of a WebJar's files. It has the version in its path; the page's addresses do not.
   */
  private static String library(String artifact) {
    String pom = "META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties";
    try (InputStream in = StaticFiles.class.getClassLoader().getResourceAsStream(pom)) {
      if (in == null) {
        throw new IllegalStateException("the WebJar " + artifact + " is not on the classpath");
      }
      Properties properties = new Properties();
      properties.load(in);
      String version = properties.getProperty("version");
      return "META-INF/resources/webjars/" + artifact + "/" + version + "/";
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + pom, e);
    }
  }

  /** Serves a single file to GET and HEAD; answers 405 to other methods. */
  void file(RoutingContext context, String resource) {
    find(resource)
        .onSuccess(file -> file.ifPresentOrElse(f -> send(f, context), () -> context.fail(404)))
        .onFailure(context::fail);
  }

  private static void send(StaticFile file, RoutingContext context) {
    HttpMethod method = context.request().method();
    if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
      file.send(context);
    } else {
      context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
      context.fail(405);
    }
  }

  /** Serves the page's file that the rest of the path names. */
  void page(RoutingContext context) {
    under("web/", context.normalizedPath().substring(1), context);
  }

  /** Serves a library's file: {@code /webjars/preact/dist/preact.module.js}. */
  void library(RoutingContext context) {
    String[] path = context.normalizedPath().split("/", 4);
    String base = path.length < 4 ? null : libraries.get(path[2]);
    if (base == null) {
      context.fail(404);
    } else {
      under(base, path[3], context);
    }
  }

  private void under(String base, String path, RoutingContext context) {
    if (PATH.matcher(path).matches()) {
      file(context, base + path);
    } else {
      context.fail(404);
    }
  }

  private Future<Optional<StaticFile>> find(String resource) {
    StaticFile known = files.get(resource);
    if (known != null) {
      return Future.succeededFuture(Optional.of(known));
    }
    return vertx
        .executeBlocking(() -> StaticFile.load(resource), false)
        .onSuccess(file -> file.ifPresent(f -> files.put(resource, f)));
  }
}
