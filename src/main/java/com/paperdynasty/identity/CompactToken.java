package com.paperdynasty.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.json.StrictJson;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token that is written canonically (RFC 7515), before its signature is checked. vertx-auth-jwt
 * is more lenient: it accepts extra dots, padding, unused bits, duplicate keys and {@code crit}.
 *
 * @param text the token as it was sent
 * @param signatureAlgorithm the algorithm of its header, which is configured
 * @param keyId its {@code kid}, or null
 */
record CompactToken(String text, SignatureAlgorithm signatureAlgorithm, @Nullable String keyId) {
  private static final int MAX_KEY_ID_CHARACTERS = 256;

  /** What {@code typ} may be if it is present: a token, or an access token (RFC 9068). */
  private static final Set<String> TYPES = Set.of("jwt", "at+jwt");

  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  /** Reads a token, or returns why it is refused. */
  static TokenResult<CompactToken> read(String text, TokenRules rules) {
    if (text.length() > rules.mostCharacters()) {
      return new TokenResult.Invalid<>(TokenError.MALFORMED);
    }
    String[] parts = text.split("\\.", -1);
    Optional<ObjectNode> header = part(parts, 0).flatMap(StrictJson.STANDARD::object);
    Optional<byte[]> signature = part(parts, 2);
    if (parts.length > 3 || header.isEmpty() || !isSupported(header.get())) {
      return new TokenResult.Invalid<>(TokenError.MALFORMED);
    }
    Optional<SignatureAlgorithm> algorithm =
        SignatureAlgorithm.named(header.get().path("alg").textValue())
            .filter(rules.algorithms()::contains);
    if (algorithm.isEmpty()) {
      return new TokenResult.Invalid<>(TokenError.ALGORITHM);
    }
    if (signature.filter(algorithm.get()::fitsLength).isEmpty()
        || part(parts, 1).flatMap(StrictJson.STANDARD::object).isEmpty()) {
      return new TokenResult.Invalid<>(TokenError.MALFORMED);
    }
    String keyId = header.get().path("kid").textValue();
    return new TokenResult.Valid<>(new CompactToken(text, algorithm.get(), keyId));
  }

  /** The bytes of a part; empty if it is missing or not written canonically. */
  private static Optional<byte[]> part(String[] parts, int index) {
    if (index >= parts.length) {
      return Optional.empty();
    }
    try {
      byte[] bytes = DECODER.decode(parts[index]);
      return ENCODER.encodeToString(bytes).equals(parts[index])
          ? Optional.of(bytes)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether the header asks only for what is supported here, so for no critical extension. A key in
   * the header is ignored, so it may be there.
   */
  private static boolean isSupported(ObjectNode header) {
    return !header.has("crit") && isType(header.get("typ")) && isKeyId(header.get("kid"));
  }

  private static boolean isType(@Nullable JsonNode type) {
    if (type == null) {
      return true;
    }
    String media = type.isTextual() ? type.textValue().toLowerCase(Locale.ROOT) : "";
    return TYPES.contains(media.replaceFirst("^application/", ""));
  }

  private static boolean isKeyId(@Nullable JsonNode id) {
    return id == null || (id.isTextual() && id.textValue().length() <= MAX_KEY_ID_CHARACTERS);
  }
}
