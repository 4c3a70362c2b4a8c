package com.paperdynasty.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over a network that others share, a provider needs TLS. */
class OidcSettingsTest {
  static final int ANSWER_BYTES = 32_768;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://id.example",
        "http://localhost:8080/league",
        "http://127.0.0.1/",
        "http://127.9.9.9:1",
        "http://[::1]:8080",
        "http://[::ffff:127.0.0.1]/",
        "http://league.localhost"
      })
  void addressWithTlsOrOnThisMachineMayBeUsed(String address) {
    assertThat(settings(false).mayUse(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://id.example",
        "http://localhost.id.example",
        "http://127.0.0.1.id.example",
        "http://10.0.0.7:8080",
        "http://[::ffff:10.0.0.7]",
        "http://[fe80::1]",
        "http://notlocalhost"
      })
  void otherAddressNeedsTheSetting(String address) {
    assertThat(settings(false).mayUse(address)).isFalse();
    assertThat(settings(true).mayUse(address)).isTrue();
  }

  /** The setting is for other machines of a network, not for what runs beside this server. */
  @Test
  void settingDoesNotLetAProviderNameThisMachine() {
    assertThat(settings(true).faultOf("http://10.0.0.7/token")).isNull();
    assertThat(settings(false).faultOf("http://10.0.0.7/token")).isEqualTo("is without TLS");
    for (boolean allowHttp : new boolean[] {true, false}) {
      assertThat(settings(allowHttp).faultOf("http://localhost/token")).contains("this machine");
    }
  }

  /** Some programs read a part with a zero in front as octal, and 0177 is 127 then. */
  @Test
  void addressThatProgramsReadDifferentlyMayNotBeUsed() {
    for (String odd : new String[] {"0177.0.0.1", "127.000.0.1", "0000000000000127.0.0.1"}) {
      assertThat(settings(true).mayUse("https://" + odd)).as(odd).isFalse();
    }
  }

  @Test
  void noOtherSchemeMayBeUsed() {
    for (String odd : new String[] {"ftp://id.example", "/keys", "", "file:///etc/passwd", "a b"}) {
      assertThat(settings(true).mayUse(odd)).as(odd).isFalse();
    }
  }

  static OidcSettings settings(boolean allowHttp) {
    return settings("https://id.example", allowHttp, 1_000, 3_600_000);
  }

  static OidcSettings settings(String issuer, boolean allowHttp, long timeoutMs, long discoveryMs) {
    return settings(issuer, "client", "", allowHttp, timeoutMs, discoveryMs);
  }

  static OidcSettings settings(
      String issuer,
      String clientId,
      String secret,
      boolean allowHttp,
      long timeoutMs,
      long discoveryMs) {
    return new OidcSettings(
        issuer,
        clientId,
        secret,
        "https://pd.example/auth/callback",
        List.of("openid"),
        "The League",
        "",
        43_200,
        allowHttp,
        timeoutMs,
        ANSWER_BYTES,
        1,
        discoveryMs,
        600_000,
        60_000,
        2);
  }
}
