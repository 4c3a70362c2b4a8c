package com.paperdynasty.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies tokens, and issues tokens if a secret is configured. Thread-safe. Futures complete on
 * the caller's own Vert.x context. A refused token is a {@link TokenResult.Invalid}, not a failed
 * future.
 */
public final class TokenService {
  private final TokenRules rules;
  private final Clock clock;
  private final KeyProvider keyProvider;
  private final @Nullable JWTAuth signer;

  public TokenService(Vertx vertx, TokenRules rules, Clock clock) {
    this(vertx, rules, clock, new HttpClientOptions());
  }

  /** Fetches published keys with an HTTP client of these options. */
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
   * Fetches the published keys, if an address is configured. Completes when that is done or has
   * failed; never fails itself, because a token that comes before there are keys fetches them.
   */
  public Future<Void> start() {
    return keyProvider.fetch();
  }

  /** Whether tokens can be issued: only with a configured secret. */
  public boolean canIssue() {
    return signer != null;
  }

  /** The server's own secret, if there is one. */
  public Optional<String> secret() {
    return Optional.ofNullable(rules.secret());
  }

  /** Draws guests; empty unless guests may play. */
  public Optional<GuestPasses> guestPasses() {
    String secret = rules.secret();
    return secret == null || !rules.guests().mayPlay()
        ? Optional.empty()
        : Optional.of(new GuestPasses(secret, new SecureRandom()));
  }

  /**
   * A token for a user whose session begins now.
   *
   * @throws IllegalStateException if no secret is configured
   */
  public String issue(String userId, String name, Set<String> roles, Duration lifetime) {
    Instant now = clock.instant();
    return sign(new AuthenticatedUser(userId, name, roles, now.plus(lifetime)), now);
  }

  /**
   * A newer token for a valid one of ours, with the same user, name and roles.
   *
   * @param lifetime of the new token, which expires with the session if that is sooner
   * @param longestSession measured from the first token
   */
  public Future<TokenResult<Renewed>> renew(
      String token, Duration lifetime, Duration longestSession) {
    return claims(token)
        .map(
            tokenResult ->
                tokenResult.then(
                    claims ->
                        ClaimsValidator.validate(claims, rules, clock.instant())
                            .then(user -> renewed(user, claims, lifetime, longestSession))));
  }

  /** A token and when it expires. */
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
      throw new IllegalStateException("without a secret tokens cannot be issued");
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
   * The user of a token, or why it is refused. A token is accepted for the leeway after its {@code
   * exp}; the user's {@code expiresAt} is the {@code exp} itself.
   */
  public Future<TokenResult<AuthenticatedUser>> verify(String token) {
    return claims(token)
        .map(
            tokenResult ->
                tokenResult.then(
                    claims -> ClaimsValidator.validate(claims, rules, clock.instant())));
  }

  /** Whether a token has the algorithm of tokens that are issued here, valid or not. */
  public boolean isOurs(String token) {
    return CompactToken.read(token, rules)
        .asOptional()
        .filter(read -> read.signatureAlgorithm() == SignatureAlgorithm.HS256)
        .isPresent();
  }

  private Future<TokenResult<JsonObject>> claims(String token) {
    return CompactToken.read(token, rules)
        .match(this::claims, fault -> Future.succeededFuture(new TokenResult.Invalid<>(fault)));
  }

  private Future<TokenResult<JsonObject>> claims(CompactToken token) {
    return keyProvider
        .claims(token)
        .map(
            tokenResult ->
                tokenResult.then(
                    claims ->
                        ClaimsValidator.mayName(claims, token.signatureAlgorithm(), rules)
                            ? tokenResult
                            : new TokenResult.Invalid<>(TokenError.CLAIMS)));
  }
}
