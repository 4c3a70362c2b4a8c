package com.paperdynasty.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.limits.TrustedProxies.Header;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
  private static final String PROXY = "10.0.0.1";
  private static final String STRANGER = "198.51.100.9";

  @ParameterizedTest
  @EnumSource(Header.class)
  void headersOfUntrustedPeersAreIgnored(Header header) {
    for (String name : List.of("Forwarded", "X-Forwarded-For")) {
      MultiMap headers = headers(name, "for=203.0.113.7").add(name, "203.0.113.7");
      assertThat(client(header, STRANGER, headers)).isEqualTo(STRANGER);
    }
    assertThat(
            new TrustedProxies(List.of(), header)
                .client(address(PROXY), headers("X-Forwarded-For", "203.0.113.7")))
        .isEqualTo(address(PROXY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.7                                | 203.0.113.7",
        "203.0.113.7:4711                           | 203.0.113.7",
        "2001:db8::7                                | 2001:db8::7",
        "[2001:db8::7]                              | 2001:db8::7",
        "[2001:db8::7]:4711                         | 2001:db8::7",
        "::ffff:203.0.113.7                         | 203.0.113.7",
        "1.1.1.1, 203.0.113.7                       | 203.0.113.7",
        "1.1.1.1, 203.0.113.7, 10.2.3.4             | 203.0.113.7",
        "203.0.113.7, 10.2.3.4 ,10.9.9.9            | 203.0.113.7",
        "10.2.3.4, 10.9.9.9                         | 10.2.3.4",
        "nonsense, 203.0.113.7                      | 203.0.113.7"
      })
  void nearestUntrustedAddressIsTheClient(String value, String client) {
    assertThat(client(Header.ANY, PROXY, headers("X-Forwarded-For", value))).isEqualTo(client);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for=203.0.113.7                                          | 203.0.113.7",
        "For=\"203.0.113.7:4711\"                                 | 203.0.113.7",
        "for=\"[2001:db8:cafe::17]:4711\"                         | 2001:db8:cafe::17",
        "for=\"[2001:db8:cafe::17]\";proto=https;by=10.0.0.1      | 2001:db8:cafe::17",
        "proto=http;FOR=203.0.113.7;by=\"a,b;for=1.1.1.1\"        | 203.0.113.7",
        "for=1.1.1.1, for=203.0.113.7, for=10.2.3.4               | 203.0.113.7",
        "by=\"\\\",for=1.1.1.1\";for=203.0.113.7                  | 203.0.113.7",
        "for=203.0.113.7:_hidden                                  | 203.0.113.7"
      })
  void forwardedHeaderIsParsed(String value, String client) {
    assertThat(client(Header.ANY, PROXY, headers("Forwarded", value))).isEqualTo(client);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "nonsense",
        "203.0.113.7, nonsense",
        "203.0.113",
        "203.0.113.256",
        "203.0.113.7:",
        "203.0.113.7 1.1.1.1",
        "2001:db8::7%eth0",
        "[2001:db8::7",
        "for=203.0.113.7",
        "localhost",
        "203.0.113.7\u0000"
      })
  void unparsableXForwardedForGivesTheProxy(String value) {
    assertThat(client(Header.ANY, PROXY, headers("X-Forwarded-For", value))).isEqualTo(PROXY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "203.0.113.7",
        "for=unknown",
        "for=_hidden",
        "for=\"203.0.113.7",
        "for=203.0.113.7;proto=\"",
        "for=1.1.1.1, for=203.0.113.7, \"",
        "for=203.0.113.7, proto=https",
        "for==203.0.113.7",
        "xfor=203.0.113.7"
      })
  void unparsableForwardedGivesTheProxy(String value) {
    assertThat(client(Header.ANY, PROXY, headers("Forwarded", value))).isEqualTo(PROXY);
  }

  @Test
  void openQuoteDoesNotAffectTheNextLine() {
    MultiMap headers = headers("Forwarded", "for=\"1.1.1.1").add("Forwarded", "for=203.0.113.7");
    assertThat(client(Header.ANY, PROXY, headers)).isEqualTo("203.0.113.7");
  }

  @Test
  void contradictingHeadersGiveTheProxy() {
    MultiMap both = headers("Forwarded", "for=1.1.1.1").add("X-Forwarded-For", "203.0.113.7");
    MultiMap broken = headers("Forwarded", "for=\"").add("X-Forwarded-For", "203.0.113.7");

    assertThat(client(Header.ANY, PROXY, both)).isEqualTo(PROXY);
    assertThat(client(Header.ANY, PROXY, broken)).isEqualTo(PROXY);
    assertThat(client(Header.X_FORWARDED_FOR, PROXY, both)).isEqualTo("203.0.113.7");
    assertThat(client(Header.FORWARDED, PROXY, both)).isEqualTo("1.1.1.1");
  }

  @Test
  void ipv6ClientCountsByItsNetwork() {
    assertThat(address("2001:db8:1:2::7").network())
        .isEqualTo(address("2001:db8:1:2:ffff::1").network())
        .isEqualTo("2001:db8:1:2::/64");
    assertThat(address("2001:db8:1:3::7").network()).isNotEqualTo("2001:db8:1:2::/64");
    assertThat(address("203.0.113.7").network()).isEqualTo("203.0.113.7");
  }

  @Test
  void blockContainsItsPrefix() {
    assertThat(
            Stream.of("10.0.0.0", "10.255.255.255", "::ffff:10.1.1.1")
                .map(TrustedProxiesTest::address))
        .allMatch(network("10.0.0.0/8")::contains);
    assertThat(Stream.of("11.0.0.0", "9.255.255.255", "a00::").map(TrustedProxiesTest::address))
        .noneMatch(network("10.0.0.0/8")::contains);
    assertThat(network("192.0.2.128/25").contains(address("192.0.2.127"))).isFalse();
    assertThat(network("192.0.2.128/25").contains(address("192.0.2.200"))).isTrue();
    assertThat(network("fd00::/8").contains(address("fdff::1"))).isTrue();
    assertThat(network("0.0.0.0/0").contains(address(STRANGER))).isTrue();
    assertThat(network(STRANGER).contains(address(STRANGER))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "::/129", "10.0/8"})
  void invalidBlockIsRejected(String text) {
    assertThat(CidrBlock.parse(text)).isEmpty();
  }

  private static String client(Header header, String peer, MultiMap headers) {
    TrustedProxies trustedProxies =
        new TrustedProxies(List.of(network("10.0.0.0/8"), network("fd00::/8")), header);
    return trustedProxies.client(address(peer), headers).text();
  }

  private static MultiMap headers(String name, String value) {
    return MultiMap.caseInsensitiveMultiMap().add(name, value);
  }

  private static CidrBlock network(String text) {
    return CidrBlock.parse(text).orElseThrow();
  }

  private static ClientAddress address(String text) {
    return ClientAddress.parse(text).orElseThrow();
  }
}
