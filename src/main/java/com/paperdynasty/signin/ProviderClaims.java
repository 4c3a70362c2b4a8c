package com.paperdynasty.signin;

import com.paperdynasty.digest.Sha256;
import com.paperdynasty.text.NameRules;
import com.paperdynasty.user.UserIds;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who a provider's claims are about: the user here, their name, and their roles. Pure. */
final class ProviderClaims {
  private static final int MOST_ROLES = 32;
  private static final List<String> NAMES = List.of("name", "preferred_username", "nickname");

  private ProviderClaims() {}

  /**
   * The id of a provider's subject: a hash, because everybody in a game sees ids, and a subject may
   * be a mail address or what the person is called elsewhere. No issuer has a line break, so two
   * pairs never are the same text.
   */
  static String userId(String issuer, String subject) {
    byte[] hash = Sha256.bytes(issuer + "\n" + subject);
    return UserIds.SIGNED_IN + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }

  /**
   * Whether the claims say how somebody is called, and have the claim with their roles.
   *
   * @param rolesClaim empty: nobody has a role
   */
  static boolean areComplete(JsonObject claims, String rolesClaim) {
    return NAMES.stream().anyMatch(claims::containsKey)
        && (rolesClaim.isEmpty() || claims.containsKey(rolesClaim));
  }

  /**
   * The claims of an ID token with those that only the UserInfo has. One about another subject is
   * not used (OpenID Connect Core 1.0, 5.3.2).
   */
  static JsonObject completed(JsonObject claims, JsonObject userInfo) {
    return claims.getValue("sub").equals(userInfo.getValue("sub"))
        ? userInfo.copy().mergeIn(claims)
        : claims;
  }

  /** The name that others see; a neutral one if the provider gives none that can be shown. */
  static String name(JsonObject claims, String userId) {
    for (String claim : NAMES) {
      if (claims.getValue(claim) instanceof String name && !name.isBlank()) {
        return NameRules.orNeutral(name, userId);
      }
    }
    return NameRules.orNeutral("", userId);
  }

  /**
   * The roles in one claim, which is a list of texts.
   *
   * @param claim empty: nobody has a role
   */
  static Set<String> roles(JsonObject claims, String claim) {
    Set<String> roles = new HashSet<>();
    if (!claim.isEmpty() && claims.getValue(claim) instanceof JsonArray several) {
      for (Object role : several) {
        if (role instanceof String text && NameRules.isId(text) && roles.size() < MOST_ROLES) {
          roles.add(text);
        }
      }
    }
    return roles;
  }
}
