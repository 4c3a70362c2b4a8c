package com.paperdynasty.signin;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Where a provider is asked for what, as it says itself (OpenID Connect Discovery 1.0).
 *
 * @param authorization where people sign in
 * @param token where codes are exchanged
 * @param keys where its keys are published
 * @param userInfo where it says more about a user than the ID token does; null: nowhere
 */
record DiscoveryDocument(
    String authorization, String token, String keys, @Nullable String userInfo) {
  private static final String PATH = "/.well-known/openid-configuration";

  /** Where an issuer's document is. */
  static String address(String issuer) {
    return issuer.replaceFirst("/$", "") + PATH;
  }

  /**
   * Reads a document. An address that may not be used is refused, except the UserInfo's: people can
   * sign in without it, so it is left out.
   *
   * @throws IllegalStateException if nobody can sign in with it; the message says why
   */
  static DiscoveryDocument read(JsonObject json, OidcSettings settings) {
    if (!settings.issuer().equals(json.getValue("issuer"))) {
      throw new IllegalStateException(
          "its discovery document is of the issuer "
              + ProviderAnswer.shortened(json.getValue("issuer"))
              + ", and auth.oidc.issuer must be the same");
    }
    return new DiscoveryDocument(
        needed(json, "authorization_endpoint", settings),
        needed(json, "token_endpoint", settings),
        needed(json, "jwks_uri", settings),
        json.getValue("userinfo_endpoint") instanceof String userInfo && settings.mayUse(userInfo)
            ? userInfo
            : null);
  }

  private static String needed(JsonObject json, String name, OidcSettings settings) {
    if (!(json.getValue(name) instanceof String address)) {
      throw new IllegalStateException("its discovery document has no " + name);
    }
    if (!settings.mayUse(address)) {
      throw new IllegalStateException("its discovery document has a " + name + " without TLS");
    }
    return address;
  }

  /** Whether the provider names a UserInfo that is not used. */
  static boolean hasUnusableUserInfo(JsonObject json, DiscoveryDocument read) {
    return json.getValue("userinfo_endpoint") != null && read.userInfo() == null;
  }
}
