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
 * @param userInfoFault why the UserInfo that it names is not used; null: it is, or it names none
 * @param authentication how this server says at the token endpoint who it is
 */
record DiscoveryDocument(
    String authorization,
    String token,
    String keys,
    @Nullable String userInfo,
    @Nullable String userInfoFault,
    ClientAuthentication authentication) {
  private static final String USER_INFO = "userinfo_endpoint";
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
    String userInfoFault =
        json.getValue(USER_INFO) == null ? null : fault(json, USER_INFO, settings);
    return new DiscoveryDocument(
        needed(json, "authorization_endpoint", settings),
        needed(json, "token_endpoint", settings),
        needed(json, "jwks_uri", settings),
        userInfoFault == null ? json.getString(USER_INFO) : null,
        userInfoFault,
        ClientAuthentication.choose(json, !settings.clientSecret().isEmpty()));
  }

  private static String needed(JsonObject json, String name, OidcSettings settings) {
    String fault = fault(json, name, settings);
    if (fault != null) {
      throw new IllegalStateException(fault);
    }
    return json.getString(name);
  }

  /** Why an address of the document may not be used; null if it may. */
  private static @Nullable String fault(JsonObject json, String name, OidcSettings settings) {
    if (!(json.getValue(name) instanceof String address)) {
      return "its discovery document has no " + name;
    }
    String fault = settings.faultOf(address);
    return fault == null ? null : "the " + name + " of its discovery document " + fault;
  }
}
