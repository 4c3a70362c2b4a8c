package com.paperdynasty.identity;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tokens are accepted.
 *
 * @param algorithms a token with another one is refused
 * @param secret signs and verifies {@code HS256}; null if that is not configured
 * @param keys configured public keys
 * @param jwks where further keys are published, or null
 * @param issuer what {@code iss} must be; null if it is not checked
 * @param audience what {@code aud} must contain; null if it is not checked
 * @param leeway by how much clocks may differ when a token is presented
 * @param mostCharacters a longer token is refused without being decoded
 * @param guests tokens of guests are accepted only while guests may play
 */
public record TokenRules(
    Set<SignatureAlgorithm> algorithms,
    @Nullable String secret,
    List<VerificationKey> keys,
    @Nullable JwksSettings jwks,
    @Nullable String issuer,
    @Nullable String audience,
    Duration leeway,
    int mostCharacters,
    GuestAccess guests) {
  /** The shortest secret: as long as the hash, so that it cannot be guessed from a token. */
  public static final int LEAST_SECRET_BYTES = 32;

  private static final Duration USUAL_LEEWAY = Duration.ofSeconds(30);
  private static final int USUAL_CHARACTERS = 8_192;

  /**
   * Checks that the rules fit together.
   *
   * @throws IllegalArgumentException if an algorithm has no key or secret to check it with, a key
   *     or the secret has no configured algorithm, or the secret is too short
   */
  public TokenRules {
    algorithms = Set.copyOf(algorithms);
    keys = List.copyOf(keys);
    if (secret != null && secret.getBytes(StandardCharsets.UTF_8).length < LEAST_SECRET_BYTES) {
      throw new IllegalArgumentException(
          "a secret must have " + LEAST_SECRET_BYTES + " bytes or more");
    }
    Set<SignatureAlgorithm> possible = EnumSet.noneOf(SignatureAlgorithm.class);
    keys.forEach(key -> possible.add(key.signatureAlgorithm()));
    if (!algorithms.containsAll(possible)
        || algorithms.contains(SignatureAlgorithm.HS256) != (secret != null)) {
      throw new IllegalArgumentException(
          "each key needs its algorithm, the secret needs HS256, and HS256 a secret");
    }
    if (jwks == null && algorithms.stream().anyMatch(a -> a.isPublic() && !possible.contains(a))) {
      throw new IllegalArgumentException("each algorithm needs a key");
    }
  }

  /** Rules by which no guest plays. */
  TokenRules(
      Set<SignatureAlgorithm> algorithms,
      @Nullable String secret,
      List<VerificationKey> keys,
      @Nullable JwksSettings jwks,
      @Nullable String issuer,
      @Nullable String audience,
      Duration leeway,
      int mostCharacters) {
    this(algorithms, secret, keys, jwks, issuer, audience, leeway, mostCharacters, GuestAccess.OFF);
  }

  /** The same rules, with other rights of guests. */
  public TokenRules withGuests(GuestAccess access) {
    return new TokenRules(
        algorithms, secret, keys, jwks, issuer, audience, leeway, mostCharacters, access);
  }

  /**
   * Rules for tokens of our own secret.
   *
   * @throws IllegalArgumentException if the secret has fewer than {@link #LEAST_SECRET_BYTES} bytes
   */
  public static TokenRules ofSecret(
      String secret, @Nullable String issuer, @Nullable String audience) {
    return new TokenRules(
        Set.of(SignatureAlgorithm.HS256),
        secret,
        List.of(),
        null,
        issuer,
        audience,
        USUAL_LEEWAY,
        USUAL_CHARACTERS);
  }
}
