package com.paperdynasty.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.HostAndPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebOriginTest {
  @ParameterizedTest
  @CsvSource({
    "https://example.org, example.org, -1",
    "https://Example.ORG, EXAMPLE.org, -1",
    "https://example.org, example.org, 443",
    "http://example.org, example.org, 80",
    "http://127.0.0.1:8080, 127.0.0.1, 8080",
    "http://[::1]:8080, [::1], 8080"
  })
  void pageOfThisHostIsOurs(String origin, String host, int port) {
    assertThat(WebOrigin.parse(origin).orElseThrow().isOf(HostAndPort.create(host, port))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.org.evil.test, example.org, -1",
    "https://sub.example.org, example.org, -1",
    "https://example.org:8443, example.org, -1",
    "https://example.org, example.org, 80",
    "http://127.0.0.1:8080, 127.0.0.1, 8081",
    "http://localhost:8080, 127.0.0.1, 8080"
  })
  void pageOfAnotherHostIsNotOurs(String origin, String host, int port) {
    assertThat(WebOrigin.parse(origin).orElseThrow().isOf(HostAndPort.create(host, port)))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "",
        "*",
        "example.org",
        "https://",
        "https://*.example.org",
        "https://example.org/",
        "https://example.org?x",
        "https://example.org#x",
        "https://user@example.org",
        "https://example.org:99999",
        "file://example.org",
        "javascript:alert(1)",
        "https://example.org https://evil.test",
        "https:example.org"
      })
  void invalidOriginIsEmpty(String text) {
    assertThat(WebOrigin.parse(text)).isEmpty();
  }

  @Test
  void defaultPortIsNotWritten() {
    assertThat(WebOrigin.parse("https://example.org:443").orElseThrow())
        .hasToString("https://example.org");
    assertThat(WebOrigin.parse("HTTP://example.org:8080").orElseThrow())
        .hasToString("http://example.org:8080");
  }
}
