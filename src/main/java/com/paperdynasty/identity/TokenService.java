package com.paperdynasty.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells who stands behind a token, and makes tokens where there is a secret. Safe to use on any
 * thread; what it answers comes on the caller's own context.
 */
public final class TokenService {
  private final TokenRules rules;
  private final Clock clock;
  private final KeyProvider keyProvider;
  private final @Nullable JWTAuth signer;

  public TokenService(Vertx vertx, TokenRules rules, Clock clock) {
    this(vertx, rules, clock, new HttpClientOptions());
  }

  /** Tokens whose published keys are fetched by a client of these options. */
  TokenService(Vertx vertx, TokenRules rules, Clock clock, HttpClientOptions client) {
    this.rules = rules;
    this.clock = clock;
    this.keyProvider = new KeyProvider(vertx, rules, clock, client);
    this.signer =
        rules.secret() == null
            ? null
            : KeyRing.library(vertx, List.of(KeyRing.secret(rules.secret())));
  }

  /**
   * Fetches the published keys, where there are some. Completes when that is done or given up;
   * never fails: tokens that come before there are keys fetch them.
   */
  public Future<Void> start() {
    return keyProvider.fetch();
  }

  /** Whether tokens are made here. */
  public boolean areIssued() {
    return signer != null;
  }

  /**
   * A token for a user whose session begins now.
   *
   * @throws IllegalStateException where none are made
   */
  public String issue(String userId, String name, Set<String> roles, Duration lifetime) {
    Instant now = clock.instant();
    return sign(new AuthenticatedUser(userId, name, roles, now.plus(lifetime)), now);
  }

  /**
   * A newer token for the user of a good one of ours, with the same name and roles.
   *
   * @param lifetime of the new token, which ends with the session if that is sooner
   * @param longestSession from the first token on
   */
  public Future<TokenResult<Renewed>> renew(
      String token, Duration lifetime, Duration longestSession) {
    return claims(token)
        .map(
            tokenResult ->
                tokenResult.then(
                    claims ->
                        ClaimsValidator.bearer(claims, rules, clock.instant())
                            .then(user -> renewed(user, claims, lifetime, longestSession))));
  }

  /** A token and its end. */
  public record Renewed(String token, Instant expiresAt) {}

  private TokenResult<Renewed> renewed(
      AuthenticatedUser user, JsonObject claims, Duration lifetime, Duration longestSession) {
    Instant now = clock.instant();
    Instant began = ClaimsValidator.date(claims.getValue("auth_time"));
    if (began == null || began.isAfter(now.plus(rules.leeway()))) {
      return new TokenResult.Invalid<>(TokenError.SESSION);
    }
    Instant sessionEnd = began.plus(longestSession);
    Instant end = now.plus(lifetime).isBefore(sessionEnd) ? now.plus(lifetime) : sessionEnd;
    if (!end.isAfter(now)) {
      return new TokenResult.Invalid<>(TokenError.SESSION);
    }
    AuthenticatedUser longer = new AuthenticatedUser(user.userId(), user.name(), user.roles(), end);
    return new TokenResult.Valid<>(new Renewed(sign(longer, began), end));
  }

  private String sign(AuthenticatedUser user, Instant sessionBegan) {
    JWTAuth secret = signer;
    if (secret == null) {
      throw new IllegalStateException("without a secret no tokens are issued");
    }
    JsonObject claims =
        new JsonObject()
            .put("sub", user.userId())
            .put("name", user.name())
            .put("roles", new JsonArray(user.roles().stream().sorted().toList()))
            .put("iat", clock.instant().getEpochSecond())
            .put("auth_time", sessionBegan.getEpochSecond())
            .put("exp", user.expiresAt().getEpochSecond());
    if (rules.issuer() != null) {
      claims.put("iss", rules.issuer());
    }
    if (rules.audience() != null) {
      claims.put("aud", rules.audience());
    }
    String algorithm = SignatureAlgorithm.HS256.name();
    return secret.generateToken(
        claims, new JWTOptions().setAlgorithm(algorithm).setNoTimestamp(true));
  }

  /**
   * The user of a token, or what is wrong with it. Its end is passed over by the leeway, and the
   * bearer's {@code expiresAt} is the end itself.
   */
  public Future<TokenResult<AuthenticatedUser>> verify(String token) {
    return claims(token)
        .map(
            tokenResult ->
                tokenResult.then(claims -> ClaimsValidator.bearer(claims, rules, clock.instant())));
  }

  /** Whether a token is signed as ours are, be it good or not. */
  public boolean isOurs(String token) {
    return CompactToken.read(token, rules)
        .asOptional()
        .filter(read -> read.signatureAlgorithm() == SignatureAlgorithm.HS256)
        .isPresent();
  }

  private Future<TokenResult<JsonObject>> claims(String token) {
    return CompactToken.read(token, rules)
        .match(
            keyProvider::claims, fault -> Future.succeededFuture(new TokenResult.Invalid<>(fault)));
  }
}
