package com.paperdynasty.http.page;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Compresses files that are kept, as far as gzip can. */
final class Gzip {
  private Gzip() {}

  /** The content compressed. Takes milliseconds for a file of the page: for the server's start. */
  static Buffer compress(byte[] content) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(content.length);
    try (OutputStream out = new BestGzip(compressed)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Buffer.buffer(compressed.toByteArray());
  }

  /** Whether a client that sends this {@code Accept-Encoding} takes gzip. */
  static boolean isAccepted(@Nullable String acceptEncoding) {
    if (acceptEncoding == null) {
      return false;
    }
    for (String each : acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parts = each.strip().split("\\s*;\\s*", 2);
      if (parts[0].equals("gzip")) {
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
