package com.paperdynasty.identity;

import com.paperdynasty.text.NameRules;
import com.paperdynasty.user.UserIds;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the claims of a token whose signature is valid. */
final class ClaimsValidator {
  /** A date after the year 5000 is a mistake, such as milliseconds for seconds. */
  private static final double LATEST_S = 95_617_584_000.0;

  private ClaimsValidator() {}

  /** The user of these claims, or why they are refused. */
  static TokenResult<AuthenticatedUser> validate(JsonObject claims, TokenRules rules, Instant now) {
    Instant expiresAt = date(claims.getValue("exp"));
    if (expiresAt == null
        || !(claims.getValue("sub") instanceof String userId)
        || !NameRules.isId(userId)) {
      return new TokenResult.Invalid<>(TokenError.CLAIMS);
    }
    String given = claims.getValue("name") instanceof String name ? name : userId;
    String name = NameRules.orNeutral(given, userId);
    TokenError fault = fault(claims, expiresAt, rules, now);
    return fault == null
        ? new TokenResult.Valid<>(
            new AuthenticatedUser(userId, name, roles(claims.getValue("roles")), expiresAt))
        : new TokenResult.Invalid<>(fault);
  }

  /**
   * Whether a token that is signed in this way may be of the user that it names. The ids that this
   * server gives are in tokens of its own secret alone, and those of guests only while guests may
   * play.
   */
  static boolean mayName(JsonObject claims, SignatureAlgorithm signedWith, TokenRules rules) {
    if (!(claims.getValue("sub") instanceof String userId) || !UserIds.isReserved(userId)) {
      return true;
    }
    return !signedWith.isPublic() && (!UserIds.isGuest(userId) || rules.guests().mayPlay());
  }

  /** Why claims with this end are refused, or null. */
  static @Nullable TokenError fault(
      JsonObject claims, Instant expiresAt, TokenRules rules, Instant now) {
    if (!now.isBefore(expiresAt.plus(rules.leeway()))) {
      return TokenError.EXPIRED;
    }
    Object notBefore = claims.getValue("nbf");
    Instant validFrom = date(notBefore);
    if (notBefore != null && validFrom == null) {
      return TokenError.CLAIMS;
    }
    if (validFrom != null && now.plus(rules.leeway()).isBefore(validFrom)) {
      return TokenError.EARLY;
    }
    if (rules.issuer() != null && !rules.issuer().equals(claims.getValue("iss"))) {
      return TokenError.ISSUER;
    }
    return rules.audience() == null || contains(claims.getValue("aud"), rules.audience())
        ? null
        : TokenError.AUDIENCE;
  }

  /** The date in a claim; null if it is not a date, or not a plausible one. */
  static @Nullable Instant date(@Nullable Object claim) {
    if (!(claim instanceof Number number)) {
      return null;
    }
    double seconds = number.doubleValue();
    return seconds >= 0 && seconds < LATEST_S ? Instant.ofEpochSecond((long) seconds) : null;
  }

  private static boolean contains(@Nullable Object claim, String audience) {
    return claim instanceof JsonArray several ? several.contains(audience) : audience.equals(claim);
  }

  private static Set<String> roles(@Nullable Object claim) {
    Set<String> roles = new HashSet<>();
    if (claim instanceof JsonArray several) {
      for (Object role : several) {
        if (role instanceof String text) {
          roles.add(text);
        }
      }
    }
    return roles;
  }
}
