package com.paperdynasty.http.page;

import static com.paperdynasty.http.page.ContentCoding.BROTLI;
import static com.paperdynasty.http.page.ContentCoding.GZIP;

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
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of the jar, held in memory. Under an address that does not change with its content,
 * browsers cache it but ask each time whether it has changed, so that no user plays with the page
 * of an older server.
 *
 * @param compressed the content compressed, once for all; empty where that would not make it
 *     smaller
 * @param hash of the content
 */
record StaticFile(Buffer content, Map<ContentCoding, Buffer> compressed, String type, String hash) {
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
    Buffer gzip = COMPRESSED.contains(extension) ? GZIP.compress(content) : null;
    Map<ContentCoding, Buffer> smaller =
        gzip != null && gzip.length() < content.length ? Map.of(GZIP, gzip) : Map.of();
    return new StaticFile(Buffer.buffer(content), smaller, type, hash);
  }

  /** Whether this client would be sent less if {@link #withBrotli} were there. */
  boolean lacksBrotliFor(RoutingContext context) {
    return !compressed.isEmpty()
        && !compressed.containsKey(BROTLI)
        && BROTLI.isAvailable()
        && BROTLI.isAccepted(context.request().getHeader(HttpHeaders.ACCEPT_ENCODING));
  }

  /** The same file with this form too. Takes up to a second. */
  StaticFile withBrotli() {
    Map<ContentCoding, Buffer> both = new EnumMap<>(compressed);
    both.put(BROTLI, BROTLI.compress(content.getBytes()));
    return new StaticFile(content, both, type, hash);
  }

  /** Answers a GET or HEAD. */
  void send(RoutingContext context, String cacheControl) {
    HttpServerResponse response = context.response();
    HttpServerRequest request = context.request();
    ContentCoding coding = coding(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
    response.putHeader(HttpHeaders.ETAG, tag(coding));
    response.putHeader(HttpHeaders.CACHE_CONTROL, cacheControl);
    if (!compressed.isEmpty()) {
      response.putHeader(HttpHeaders.VARY, "Accept-Encoding");
    }
    if (isCached(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader(HttpHeaders.CONTENT_TYPE, type);
    if (coding != null) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, coding.token);
    }
    Buffer body = coding == null ? content : compressed.getOrDefault(coding, content);
    if (HttpMethod.HEAD.equals(request.method())) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, "" + body.length()).end();
    } else {
      response.end(body);
    }
  }

  /** The smallest form that there is and that the client takes; null for the content as it is. */
  private @Nullable ContentCoding coding(@Nullable String acceptEncoding) {
    for (ContentCoding each : ContentCoding.values()) {
      if (compressed.containsKey(each) && each.isAccepted(acceptEncoding)) {
        return each;
      }
    }
    return null;
  }

  /** The forms of a file are several representations, each with a tag of its own. */
  private String tag(@Nullable ContentCoding coding) {
    return '"' + hash + (coding == null ? "" : "-" + coding.token) + '"';
  }

  /** A proxy that compresses the file may make the tag a weak one; it still names the same file. */
  private boolean isCached(@Nullable String ifNoneMatch) {
    Set<String> tags = Set.of("*", tag(null), tag(GZIP), tag(BROTLI));
    return EntityTag.namedIn(ifNoneMatch).anyMatch(tags::contains);
  }
}
