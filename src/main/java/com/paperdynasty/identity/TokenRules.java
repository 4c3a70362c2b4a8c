package com.paperdynasty.identity;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which tokens are taken.
 *
 * @param keys each with its algorithm; a token signed by any other algorithm is refused
 * @param issuer what {@code iss} must be, where that is asked for
 * @param audience what {@code aud} must contain, where that is asked for
 */
public record TokenRules(
    List<PubSecKeyOptions> keys, @Nullable String issuer, @Nullable String audience) {
  /** How long a secret must be, lest it can be guessed from one token: as long as the hash. */
  public static final int LEAST_SECRET_BYTES = 32;

  private static final String HS256 = "HS256";

  public TokenRules {
    keys = List.copyOf(keys);
  }

  /**
   * Tokens of our own secret.
   *
   * @throws IllegalArgumentException if the secret has fewer than {@link #LEAST_SECRET_BYTES} bytes
   */
  public static TokenRules ofSecret(
      String secret, @Nullable String issuer, @Nullable String audience) {
    if (secret.getBytes(StandardCharsets.UTF_8).length < LEAST_SECRET_BYTES) {
      throw new IllegalArgumentException("a secret has " + LEAST_SECRET_BYTES + " bytes or more");
    }
    PubSecKeyOptions key = new PubSecKeyOptions().setAlgorithm(HS256).setBuffer(secret);
    return new TokenRules(List.of(key), issuer, audience);
  }

  JWTAuthOptions options() {
    return new JWTAuthOptions().setPubSecKeys(new ArrayList<>(keys));
  }

  /** Whether the claims are from whom, and for whom, they have to be. */
  boolean admit(JsonObject claims) {
    return (issuer == null || issuer.equals(claims.getValue("iss")))
        && (audience == null || names(claims.getValue("aud"), audience));
  }

  private static boolean names(@Nullable Object claim, String audience) {
    return claim instanceof JsonArray several ? several.contains(audience) : audience.equals(claim);
  }
}
