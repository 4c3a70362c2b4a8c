package com.paperdynasty.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.NoSuchKeyIdException;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys that tokens are checked with at one time. Immutable and thread-safe. */
final class KeyRing {
  private final List<VerificationKey> fetched;
  private final @Nullable JWTAuth jwt;

  /**
   * Combines the keys of the rules with the fetched ones.
   *
   * @param fetched the published keys; may be empty
   */
  KeyRing(Vertx vertx, TokenRules rules, List<VerificationKey> fetched) {
    this.fetched = fetched;
    List<JsonObject> keys = new ArrayList<>();
    if (rules.secret() != null) {
      keys.add(secret(rules.secret()));
    }
    rules.keys().forEach(key -> keys.add(key.jwk()));
    fetched.forEach(key -> keys.add(key.jwk()));
    // Without a key the library would accept tokens without a signature.
    this.jwt = keys.isEmpty() ? null : library(vertx, keys);
  }

  /** A secret as a JWK. */
  static JsonObject secret(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    return new JsonObject()
        .put("kty", "oct")
        .put("alg", SignatureAlgorithm.HS256.name())
        .put("k", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /**
   * The library that verifies signatures. It has its own clock and accepts a token without {@code
   * exp}, so it is configured to ignore the dates.
   */
  static JWTAuth library(Vertx vertx, List<JsonObject> keys) {
    JWTOptions options = new JWTOptions().setIgnoreExpiration(true);
    return JWTAuth.create(vertx, new JWTAuthOptions().setJwks(keys).setJWTOptions(options));
  }

  /** Whether the key that a token names is among the fetched ones. */
  boolean has(CompactToken token) {
    return fetched.stream()
        .anyMatch(
            key ->
                key.signatureAlgorithm() == token.signatureAlgorithm()
                    && key.id() != null
                    && key.id().equals(token.keyId()));
  }

  /** The claims of a token if its signature is valid, or why it is refused. */
  Future<TokenResult<JsonObject>> claims(CompactToken token) {
    return authenticate(token)
        .<TokenResult<JsonObject>>map(
            user -> new TokenResult.Valid<>(user.attributes().getJsonObject("accessToken")))
        .otherwise(cause -> new TokenResult.Invalid<>(fault(cause)));
  }

  private Future<User> authenticate(CompactToken token) {
    if (jwt == null) {
      return Future.failedFuture(new NoSuchKeyIdException(token.signatureAlgorithm().name()));
    }
    try {
      return jwt.authenticate(new TokenCredentials(token.text()));
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private static TokenError fault(Throwable cause) {
    if (cause instanceof NoSuchKeyIdException) {
      return TokenError.UNKNOWN_KEY;
    }
    // The library casts the dates once the signature is valid.
    return cause instanceof ClassCastException ? TokenError.CLAIMS : TokenError.SIGNATURE;
  }
}
