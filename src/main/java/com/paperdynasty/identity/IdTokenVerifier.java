package com.paperdynasty.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Verifies ID tokens (OpenID Connect Core 1.0, 3.1.3.7) with the published keys of their issuer.
 * Thread-safe. Futures complete on the caller's own Vert.x context.
 */
public final class IdTokenVerifier {
  private final TokenRules rules;
  private final Clock clock;
  private final KeyProvider keyProvider;

  /**
   * A verifier for one issuer and one client.
   *
   * @param rules with the issuer, the client as audience, and the address of the keys
   */
  public IdTokenVerifier(Vertx vertx, TokenRules rules, Clock clock) {
    this.rules = rules;
    this.clock = clock;
    this.keyProvider = new KeyProvider(vertx, rules, clock, new HttpClientOptions());
  }

  /**
   * The claims of a valid token, or why it is refused.
   *
   * @param nonce what the token must contain: it was made for this sign-in
   */
  public Future<TokenResult<JsonObject>> verify(String token, String nonce) {
    return CompactToken.read(token, rules)
        .match(
            keyProvider::claimsByNewestKeys,
            fault -> Future.succeededFuture(new TokenResult.Invalid<JsonObject>(fault)))
        .map(
            tokenResult ->
                tokenResult.then(
                    claims -> {
                      TokenError fault = fault(claims, nonce);
                      return fault == null ? tokenResult : new TokenResult.Invalid<>(fault);
                    }));
  }

  private @Nullable TokenError fault(JsonObject claims, String nonce) {
    Instant expiresAt = ClaimsValidator.date(claims.getValue("exp"));
    boolean hasSubject = claims.getValue("sub") instanceof String subject && !subject.isEmpty();
    if (expiresAt == null || !hasSubject || !isFor(claims) || !hasNonce(claims, nonce)) {
      return TokenError.CLAIMS;
    }
    return ClaimsValidator.fault(claims, expiresAt, rules, clock.instant());
  }

  /** A token for several clients must say that this one asked for it. */
  private boolean isFor(JsonObject claims) {
    Object party = claims.getValue("azp");
    boolean several = claims.getValue("aud") instanceof JsonArray all && all.size() > 1;
    return party == null ? !several : party.equals(rules.audience());
  }

  private static boolean hasNonce(JsonObject claims, String nonce) {
    return claims.getValue("nonce") instanceof String signed
        && MessageDigest.isEqual(
            signed.getBytes(StandardCharsets.UTF_8), nonce.getBytes(StandardCharsets.UTF_8));
  }
}
