package com.paperdynasty.http.page;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the web page and its libraries from the jar, compressed where that is smaller. A file
 * stays in memory once it was asked for. Names that the jar does not have are not remembered, so
 * the jar bounds the memory. Brotli takes long: a file is compressed with it after the first
 * browser that takes it has asked, and was sent the larger form.
 *
 * <p>The page itself names its files by addresses with a hash of all of them, which browsers keep
 * for ever; see {@link VersionedPage}. Under their plain addresses, too, which are those of
 * paper-dynasty.js for other front ends, each file can be read.
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

  private static final Logger log = LoggerFactory.getLogger(StaticFiles.class);
  private static final String INDEX = "/index.html";

  private final Vertx vertx;
  private final Map<String, String> libraries;
  private final Map<String, StaticFile> files = new ConcurrentHashMap<>();
  private final String version;

  /** What is made of the page's files: its index, and files that stand for several. */
  private final Map<String, StaticFile> made = new ConcurrentHashMap<>();

  private final Set<String> compressing = ConcurrentHashMap.newKeySet();

  /** Finds the libraries on the classpath and reads the page. Blocks for a moment. */
  public StaticFiles(Vertx vertx) {
    this.vertx = vertx;
    this.libraries =
        Stream.of("sockjs-client", "preact", "qr-creator")
            .collect(Collectors.toMap(name -> name, StaticFiles::library));
    VersionedPage page = VersionedPage.read(this::content);
    this.version = page.version();
    made.put(INDEX, StaticFile.of(INDEX, utf8(page.index())));
    page.files().forEach((address, text) -> made.put(address, StaticFile.of(address, utf8(text))));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Reads a file of the page, and keeps it. */
  private byte[] content(String address) {
    String resource = resource(address.substring(1));
    StaticFile file = resource == null ? null : StaticFile.load(resource).orElse(null);
    if (file == null) {
      throw new IllegalStateException("the page names " + address + ", which does not exist");
    }
    files.put(resource, file);
    return file.content().getBytes();
  }

  /** The resource of a path without its slash in front; null if it names none. */
  private @Nullable String resource(String path) {
    if (!PATH.matcher(path).matches()) {
      return null;
    }
    if (!path.startsWith("webjars/")) {
      return "web/" + path;
    }
    String[] parts = path.split("/", 3);
    String base = parts.length < 3 ? null : libraries.get(parts[1]);
    return base == null ? null : base + parts[2];
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
  public void file(RoutingContext context, String resource) {
    file(context, resource, StaticFile.ASK_EACH_TIME);
  }

  private void file(RoutingContext context, String resource, String cacheControl) {
    find(resource)
        .onSuccess(
            file ->
                file.ifPresentOrElse(
                    f -> send(files, resource, f, context, cacheControl), () -> context.fail(404)))
        .onFailure(context::fail);
  }

  private void send(
      Map<String, StaticFile> kept,
      String name,
      StaticFile file,
      RoutingContext context,
      String cacheControl) {
    HttpMethod method = context.request().method();
    if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
      file.send(context, cacheControl);
      if (file.lacksBrotliFor(context) && compressing.add(name)) {
        vertx
            .executeBlocking(file::withBrotli, false)
            .onSuccess(smaller -> kept.put(name, smaller))
            .onFailure(e -> log.warn("{} cannot be compressed with brotli", name, e));
      }
    } else {
      context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
      context.fail(405);
    }
  }

  /** Serves the page's index. */
  public void index(RoutingContext context) {
    StaticFile index = Objects.requireNonNull(made.get(INDEX));
    send(made, INDEX, index, context, StaticFile.ASK_EACH_TIME);
  }

  /** Serves the file of the page or of a library that the path names. */
  public void page(RoutingContext context) {
    serve(context, context.normalizedPath().substring(1), StaticFile.ASK_EACH_TIME);
  }

  /**
   * Serves a file under its address with a version. While a server is being updated, a page of the
   * other version may ask: it gets the file of this one, which its browser does not keep.
   */
  public void versioned(RoutingContext context) {
    String[] parts = context.normalizedPath().split("/", 4);
    String path = parts.length < 4 ? "" : parts[3];
    boolean same = parts.length == 4 && parts[2].equals(version);
    String cacheControl = same ? StaticFile.FOR_EVER : StaticFile.ASK_EACH_TIME;
    StaticFile joined = made.get("/" + path);
    if (joined != null) {
      send(made, "/" + path, joined, context, cacheControl);
    } else {
      serve(context, path, cacheControl);
    }
  }

  private void serve(RoutingContext context, String path, String cacheControl) {
    String resource = resource(path);
    if (resource == null) {
      context.fail(404);
    } else {
      file(context, resource, cacheControl);
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
