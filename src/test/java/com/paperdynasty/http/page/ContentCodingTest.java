package com.paperdynasty.http.page;

import static com.paperdynasty.http.page.ContentCoding.BROTLI;
import static com.paperdynasty.http.page.ContentCoding.GZIP;
import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.decoder.Decoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ContentCodingTest {
  private static final byte[] CONTENT =
      "const same = 'again and again';\n".repeat(50).getBytes(StandardCharsets.UTF_8);

  @Test
  void whatGzipCompressesIsSmallerAndComesBack() throws IOException {
    byte[] compressed = GZIP.compress(CONTENT).getBytes();
    assertThat(compressed.length).isLessThan(CONTENT.length / 5);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      assertThat(in.readAllBytes()).isEqualTo(CONTENT);
    }
  }

  /** Code for Linux alone comes with the program; elsewhere it says so, and gzip is used. */
  @EnabledOnOs(OS.LINUX)
  @Test
  void whatBrotliCompressesIsSmallerAndComesBack() throws IOException {
    assertThat(BROTLI.isAvailable()).isTrue();
    byte[] compressed = BROTLI.compress(CONTENT).getBytes();
    assertThat(compressed.length).isLessThan(GZIP.compress(CONTENT).length());
    assertThat(Decoder.decompress(compressed).getDecompressedData()).isEqualTo(CONTENT);
  }

  @Test
  void clientSaysWhatItTakes() {
    assertThat(GZIP.isAccepted("gzip, deflate, br")).isTrue();
    assertThat(GZIP.isAccepted("br;q=1.0, GZIP;q=0.5")).isTrue();
    assertThat(GZIP.isAccepted("gzip;q=0")).isFalse();
    assertThat(GZIP.isAccepted("gzip ; q=0.000, br")).isFalse();
    assertThat(GZIP.isAccepted("br")).isFalse();
    assertThat(GZIP.isAccepted("x-gzip-like")).isFalse();
    assertThat(GZIP.isAccepted(null)).isFalse();
    assertThat(BROTLI.isAccepted("gzip, deflate, br, zstd")).isTrue();
    assertThat(BROTLI.isAccepted("gzip, brotli")).isFalse();
  }
}
