package com.paperdynasty.signin;

import com.paperdynasty.digest.Sha256;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A sign-in between its beginning and the provider's answer.
 *
 * @param id by which it is used once
 * @param nonce what the provider must sign
 * @param verifier ours, whose hash the provider gets at the beginning (PKCE)
 * @param challenge the hash of the page's own verifier
 * @param next the address of the page afterwards
 */
record SignInAttempt(
    String id, String nonce, String verifier, String challenge, String next, Instant until) {
  private static final int RANDOM_BYTES = 32;

  static SignInAttempt begin(String challenge, String next, Instant until, SecureRandom random) {
    return new SignInAttempt(drawn(random), drawn(random), drawn(random), challenge, next, until);
  }

  static String drawn(SecureRandom random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The hash of a verifier, as PKCE has it (S256). */
  static String challenge(String verifier) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.bytes(verifier));
  }

  /** Does not show the secrets. */
  @Override
  public String toString() {
    return "SignInAttempt until " + until;
  }

  String text() {
    return new JsonObject()
        .put("id", id)
        .put("nonce", nonce)
        .put("verifier", verifier)
        .put("challenge", challenge)
        .put("next", next)
        .put("until", until.toEpochMilli())
        .encode();
  }

  /** The attempt of a text that was sealed here. */
  static Optional<SignInAttempt> read(String text) {
    try {
      JsonObject json = new JsonObject(text);
      return Optional.of(
          new SignInAttempt(
              json.getString("id"),
              json.getString("nonce"),
              json.getString("verifier"),
              json.getString("challenge"),
              json.getString("next"),
              Instant.ofEpochMilli(json.getLong("until"))));
    } catch (DecodeException | ClassCastException | NullPointerException e) {
      return Optional.empty();
    }
  }
}
