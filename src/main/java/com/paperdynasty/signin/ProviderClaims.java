package com.paperdynasty.signin;

import com.paperdynasty.digest.Sha256;
import com.paperdynasty.identity.AuthenticatedUser;
import com.paperdynasty.text.NameRules;
import com.paperdynasty.user.UserIds;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who a provider's claims are about: the user here, their name, and their roles. Pure. */
final class ProviderClaims {
  private static final String NAME = "name";
  private static final List<String> NAMES = List.of(NAME, "preferred_username", "nickname");

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
   * Whether the claims have a name to show, not only one of those that stand in for it, and the
   * claim with their roles.
   *
   * @param rolesClaim empty: nobody has a role
   */
  static boolean areComplete(JsonObject claims, String rolesClaim) {
    return text(claims, NAME) != null && (rolesClaim.isEmpty() || claims.containsKey(rolesClaim));
  }

  /**
   * The claims of an ID token with those that only the UserInfo has. One about another subject is
   * not used (OpenID Connect Core 1.0, 5.3.2).
   */
  static JsonObject completed(JsonObject claims, JsonObject userInfo) {
    if (!claims.getValue("sub").equals(userInfo.getValue("sub"))) {
      return claims;
    }
    JsonObject all = userInfo.copy().mergeIn(claims);
    String name = text(userInfo, NAME);
    return name != null && text(claims, NAME) == null ? all.put(NAME, name) : all;
  }

  /** The name that others see; a neutral one if the provider gives none that can be shown. */
  static String name(JsonObject claims, String userId) {
    for (String claim : NAMES) {
      String name = text(claims, claim);
      if (name != null) {
        return NameRules.orNeutral(name, userId);
      }
    }
    return NameRules.orNeutral("", userId);
  }

  private static @Nullable String text(JsonObject claims, String claim) {
    return claims.getValue(claim) instanceof String text && !text.isBlank() ? text : null;
  }

  /**
   * The roles in one claim, which is a list of texts, as far as they mean something here.
   *
   * @param claim empty: nobody has a role
   */
  static Set<String> roles(JsonObject claims, String claim) {
    boolean isAdmin =
        !claim.isEmpty()
            && claims.getValue(claim) instanceof JsonArray several
            && several.contains(AuthenticatedUser.ADMIN);
    return isAdmin ? Set.of(AuthenticatedUser.ADMIN) : Set.of();
  }
}
