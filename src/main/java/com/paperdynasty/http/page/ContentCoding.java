package com.paperdynasty.http.page;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** How files that are kept are compressed, as far as each coding can. */
enum ContentCoding {
  /** About a sixth smaller than gzip, and fifty times as much work. */
  BROTLI("br"),
  GZIP("gzip");

  private static final int MOST_BROTLI = 11;

  /** The name in {@code Accept-Encoding} and {@code Content-Encoding}. */
  final String token;

  ContentCoding(String token) {
    this.token = token;
  }

  /**
   * Whether this process can write it. Brotli comes with code for Linux on x86-64 and ARM alone.
   */
  boolean isAvailable() {
    return this == GZIP || Brotli4jLoader.isAvailable();
  }

  /**
   * The content compressed. For a file of the page gzip takes milliseconds; brotli takes a second
   * for all of its modules, so not on an event loop.
   */
  Buffer compress(byte[] content) {
    try {
      return this == GZIP
          ? gzip(content)
          : Buffer.buffer(
              Encoder.compress(content, new Encoder.Parameters().setQuality(MOST_BROTLI)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Buffer gzip(byte[] content) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(content.length);
    try (OutputStream out = new BestGzip(compressed)) {
      out.write(content);
    }
    return Buffer.buffer(compressed.toByteArray());
  }

  /** Whether a client that sends this {@code Accept-Encoding} takes it. */
  boolean isAccepted(@Nullable String acceptEncoding) {
    if (acceptEncoding == null) {
      return false;
    }
    for (String each : acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parts = each.strip().split("\\s*;\\s*", 2);
      if (parts[0].equals(token)) {
        return parts.length == 1 || !parts[1].matches("q=0(\\.0*)?");
      }
    }
    return false;
  }

  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
