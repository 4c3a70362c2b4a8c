package com.paperdynasty.http.page;

import com.paperdynasty.digest.Sha256;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of the jar, held in memory. Under an address that does not change with its content,
 * browsers cache it but ask each time whether it has changed, so that no user plays with the page
 * of an older server.
 *
 * @param gzip the content compressed, once for all; null where that would not make it smaller
 * @param hash of the content
 */
record StaticFile(Buffer content, @Nullable Buffer gzip, String type, String hash) {
  /** For an address whose content may be another with the next server. */
  static final String ASK_EACH_TIME = "no-cache";

  /** For an address that contains the hash of its content. */
  static final String FOR_EVER = "public, max-age=31536000, immutable";

  private static final int TAG_LENGTH = 24;
  private static final Set<String> COMPRESSED =
      Set.of("html", "css", "js", "mjs", "ts", "json", "map", "yaml", "svg", "txt", "webmanifest");
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("ts", "text/plain; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("yaml", "application/yaml; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain; charset=utf-8"));

  /** The file of that name on the classpath, or empty. Blocks. */
  static Optional<StaticFile> load(String resource) {
    try (InputStream in = StaticFile.class.getClassLoader().getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(of(resource, in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  /** A file with this name and content. */
  static StaticFile of(String resource, byte[] content) {
    String extension = resource.substring(resource.lastIndexOf('.') + 1);
    String type = TYPES.getOrDefault(extension, "application/octet-stream");
    String hash = Sha256.hex(content).substring(0, TAG_LENGTH);
    Buffer small = COMPRESSED.contains(extension) ? Gzip.compress(content) : null;
    boolean smaller = small != null && small.length() < content.length;
    return new StaticFile(Buffer.buffer(content), smaller ? small : null, type, hash);
  }

  /** Answers a GET or HEAD. */
  void send(RoutingContext context, String cacheControl) {
    HttpServerResponse response = context.response();
    HttpServerRequest request = context.request();
    Buffer compressed =
        Gzip.isAccepted(request.getHeader(HttpHeaders.ACCEPT_ENCODING)) ? gzip : null;
    response.putHeader(HttpHeaders.ETAG, tag(compressed != null));
    response.putHeader(HttpHeaders.CACHE_CONTROL, cacheControl);
    if (gzip != null) {
      response.putHeader(HttpHeaders.VARY, "Accept-Encoding");
    }
    if (isCached(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader(HttpHeaders.CONTENT_TYPE, type);
    if (compressed != null) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    Buffer body = compressed == null ? content : compressed;
    if (HttpMethod.HEAD.equals(request.method())) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, "" + body.length()).end();
    } else {
      response.end(body);
    }
  }

  /** Two forms of a file are two representations, each with a tag of its own. */
  private String tag(boolean compressed) {
    return '"' + hash + (compressed ? "-gzip" : "") + '"';
  }

  /** A proxy that compresses the file may make the tag a weak one; it still names the same file. */
  private boolean isCached(@Nullable String ifNoneMatch) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String candidate : ifNoneMatch.split(",", -1)) {
      String tag = candidate.strip().replaceFirst("^W/", "");
      if (tag.equals("*") || tag.equals(tag(false)) || tag.equals(tag(true))) {
        return true;
      }
    }
    return false;
  }
}
