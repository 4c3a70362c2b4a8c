package com.paperdynasty.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** What a provider may say of itself. */
class DiscoveryDocumentTest {
  private static final String ISSUER = "https://id.example";

  private final JsonObject json =
      new JsonObject()
          .put("issuer", ISSUER)
          .put("authorization_endpoint", ISSUER + "/authorize")
          .put("token_endpoint", ISSUER + "/token")
          .put("jwks_uri", ISSUER + "/keys")
          .put("userinfo_endpoint", ISSUER + "/me");

  @Test
  void addressesAreReadAsTheyAre() {
    assertThat(read())
        .isEqualTo(
            new DiscoveryDocument(
                ISSUER + "/authorize",
                ISSUER + "/token",
                ISSUER + "/keys",
                ISSUER + "/me",
                null,
                ClientAuthentication.NONE));
  }

  @Test
  void issuersWithAndWithoutASlashHaveTheirDocumentAtOnePlace() {
    String address = ISSUER + "/.well-known/openid-configuration";
    assertThat(DiscoveryDocument.address(ISSUER)).isEqualTo(address);
    assertThat(DiscoveryDocument.address(ISSUER + "/")).isEqualTo(address);
  }

  /** Its ID tokens name the issuer as the document does, so each sign-in would be refused. */
  @Test
  void anotherIssuerIsRefusedEvenIfItDiffersInASlashOnly() {
    for (Object other : new Object[] {"https://evil.example", ISSUER + "/", null, 7}) {
      json.put("issuer", other);
      assertThatThrownBy(this::read)
          .hasMessageContaining("" + other)
          .hasMessageContaining("issuer");
    }
    json.put("issuer", "x".repeat(60_000));
    assertThatThrownBy(this::read).message().hasSizeLessThan(400);
  }

  @Test
  void addressThatIsMissingOrWithoutTlsIsNamed() {
    for (String name : new String[] {"authorization_endpoint", "token_endpoint", "jwks_uri"}) {
      Object before = json.getValue(name);
      for (Object odd : new Object[] {null, 7, "", "/relative", "http://id.example/x", "a b"}) {
        json.put(name, odd);
        assertThatThrownBy(this::read)
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining(name);
      }
      json.put(name, before);
    }
    assertThat(read().keys()).isEqualTo(ISSUER + "/keys");
  }

  @Test
  void userInfoThatCannotBeUsedIsLeftOut() {
    for (Object odd : new Object[] {7, "", "/me", "http://id.example/me", "a b"}) {
      json.put("userinfo_endpoint", odd);
      assertThat(read().userInfo()).isNull();
      assertThat(read().userInfoFault()).contains("userinfo_endpoint");
    }
    json.remove("userinfo_endpoint");
    assertThat(read().userInfo()).isNull();
    assertThat(read().userInfoFault()).isNull();
  }

  @Test
  void whatIsWrongWithAnAddressIsSaidPlainly() {
    assertThatThrownBy(() -> withToken("/token"))
        .hasMessage(
            "the token_endpoint of its discovery document is not an absolute https address: /token");
    assertThatThrownBy(() -> withToken("x".repeat(60_000))).message().hasSizeLessThan(400);
    assertThatThrownBy(() -> withToken("http://id.example/token"))
        .hasMessage("the token_endpoint of its discovery document is without TLS");
    assertThatThrownBy(() -> withToken(null))
        .hasMessage("its discovery document has no token_endpoint");
  }

  /** A provider elsewhere must not have this server ask what else runs on its machine. */
  @Test
  void addressOfThisMachineIsRefusedUnlessTheIssuerHasOne() {
    for (String address :
        new String[] {
          "http://localhost:9200/",
          "https://LOCALHOST/",
          "https://localhost./",
          "http://127.0.0.1:8081/metrics",
          "https://127.9.9.9/",
          "http://0.0.0.0:8081/",
          "https://[::1]/",
          "https://[0:0:0:0:0:0:0:1]/",
          "https://[::1%25lo]/",
          "https://[::]/",
          "https://[0:0:0:0:0:0:0:0]:8081/",
          "https://[::ffff:127.0.0.1]/",
          "https://[::FFFF:7f00:1]/",
          "https://[::ffff:0:0]/",
          "https://db.localhost/",
          "https://a.b.LOCALHOST.:9200/"
        }) {
      assertThatThrownBy(() -> withToken(address))
          .as(address)
          .hasMessage(
              "the token_endpoint of its discovery document is an address of this machine,"
                  + " and auth.oidc.issuer is not");
    }
    String issuer = "http://localhost:4000";
    json.put("issuer", issuer).put("token_endpoint", "http://127.0.0.1:4000/token");
    OidcSettings here = OidcSettingsTest.settings(issuer, false, 1_000, 3_600_000);
    assertThat(DiscoveryDocument.read(json, here).token()).isEqualTo("http://127.0.0.1:4000/token");
  }

  private void withToken(String address) {
    json.put("token_endpoint", address);
    read();
  }

  private DiscoveryDocument read() {
    return DiscoveryDocument.read(json, OidcSettingsTest.settings(false));
  }
}
