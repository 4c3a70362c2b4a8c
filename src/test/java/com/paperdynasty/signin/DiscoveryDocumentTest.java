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
                ISSUER + "/authorize", ISSUER + "/token", ISSUER + "/keys", ISSUER + "/me"));
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
      assertThat(DiscoveryDocument.hasUnusableUserInfo(json, read())).isTrue();
    }
    json.remove("userinfo_endpoint");
    assertThat(DiscoveryDocument.hasUnusableUserInfo(json, read())).isFalse();
  }

  private DiscoveryDocument read() {
    return DiscoveryDocument.read(json, OidcSettingsTest.settings(false));
  }
}
