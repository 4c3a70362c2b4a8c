package com.paperdynasty.signin;

import com.paperdynasty.digest.Sha256;
import com.paperdynasty.text.NameRules;
import com.paperdynasty.user.UserIds;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Who a provider's claims are about: the user here, their name, and their roles. Pure. */
final class ProviderClaims {
  /** Subjects that are part of the id as they are. Others are hashed, so that none is too long. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._|@-]{0,57}");

  private static final int MOST_ROLES = 32;

  private ProviderClaims() {}

  /** The id of a subject. Two subjects never have one id: a plain one does not begin with ~. */
  static String userId(String subject) {
    if (PLAIN.matcher(subject).matches()) {
      return UserIds.SIGNED_IN + subject;
    }
    byte[] hash = Sha256.bytes(subject);
    return UserIds.SIGNED_IN + "~" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }

  /** The name that others see; a neutral one if the provider gives none that can be shown. */
  static String name(JsonObject claims, String userId) {
    for (String claim : new String[] {"name", "preferred_username", "nickname"}) {
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
