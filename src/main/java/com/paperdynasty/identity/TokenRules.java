package com.paperdynasty.identity;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tokens are taken.
 *
 * @param algorithms a token that is signed by any other is refused
 * @param secret signs and checks {@code HS256}; none where that is not configured
 * @param keys public keys that are always there
 * @param jwks where further ones are published
 * @param issuer what {@code iss} must be, where that is asked for
 * @param audience what {@code aud} must contain, where that is asked for
 * @param leeway by how much clocks may differ when a token is shown
 * @param mostCharacters a longer token is not even decoded
 */
public record TokenRules(
    Set<SignatureAlgorithm> algorithms,
    @Nullable String secret,
    List<VerificationKey> keys,
    @Nullable JwksSettings jwks,
    @Nullable String issuer,
    @Nullable String audience,
    Duration leeway,
    int mostCharacters) {
  /** How long a secret must be, lest it can be guessed from one token: as long as the hash. */
  public static final int LEAST_SECRET_BYTES = 32;

  private static final Duration USUAL_LEEWAY = Duration.ofSeconds(30);
  private static final int USUAL_CHARACTERS = 8_192;

  /**
   * Rules that can be kept.
   *
   * @throws IllegalArgumentException if an algorithm has nothing to check it with, or a key no
   *     algorithm
   */
  public TokenRules {
    algorithms = Set.copyOf(algorithms);
    keys = List.copyOf(keys);
    if (secret != null && secret.getBytes(StandardCharsets.UTF_8).length < LEAST_SECRET_BYTES) {
      throw new IllegalArgumentException("a secret has " + LEAST_SECRET_BYTES + " bytes or more");
    }
    Set<SignatureAlgorithm> possible = EnumSet.noneOf(SignatureAlgorithm.class);
    keys.forEach(key -> possible.add(key.signatureAlgorithm()));
    if (!algorithms.containsAll(possible)
        || algorithms.contains(SignatureAlgorithm.HS256) != (secret != null)) {
      throw new IllegalArgumentException("a key has no algorithm, or the secret");
    }
    if (jwks == null && algorithms.stream().anyMatch(a -> a.isPublic() && !possible.contains(a))) {
      throw new IllegalArgumentException("an algorithm has no key");
    }
  }

  /**
   * Tokens of our own secret.
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
