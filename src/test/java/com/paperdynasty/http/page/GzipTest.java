package com.paperdynasty.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class GzipTest {
  @Test
  void compressedContentIsSmallerAndComesBack() throws IOException {
    byte[] content =
        "const same = 'again and again';\n".repeat(50).getBytes(StandardCharsets.UTF_8);
    byte[] compressed = Gzip.compress(content).getBytes();
    assertThat(compressed.length).isLessThan(content.length / 5);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      assertThat(in.readAllBytes()).isEqualTo(content);
    }
  }

  @Test
  void clientSaysWhetherItTakesGzip() {
    assertThat(Gzip.isAccepted("gzip, deflate, br")).isTrue();
    assertThat(Gzip.isAccepted("br;q=1.0, GZIP;q=0.5")).isTrue();
    assertThat(Gzip.isAccepted("gzip;q=0")).isFalse();
    assertThat(Gzip.isAccepted("gzip ; q=0.000, br")).isFalse();
    assertThat(Gzip.isAccepted("br")).isFalse();
    assertThat(Gzip.isAccepted("x-gzip-like")).isFalse();
    assertThat(Gzip.isAccepted(null)).isFalse();
  }
}
