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
 * A token that is written as one has to be, before anybody looks at its signature. The library
 * underneath is more lenient: it lets further dots, padding, bits that mean nothing, keys that
 * stand twice and {@code crit} pass.
 *
 * @param text as it came
 * @param signatureAlgorithm what its header asks for, which is one that is configured
 * @param keyId its {@code kid}
 */
record CompactToken(String text, SignatureAlgorithm signatureAlgorithm, @Nullable String keyId) {
  private static final int MOST_KEY_ID_CHARACTERS = 256;

  /** What {@code typ} may say: nothing, a token, or an access token (RFC 9068). */
  private static final Set<String> TYPES = Set.of("jwt", "at+jwt");

  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  /** Reads a token, or says why it is not one. */
  static TokenResult<CompactToken> read(String text, TokenRules rules) {
    if (text.length() > rules.mostCharacters()) {
      return new TokenResult.Invalid<>(TokenError.MALFORMED);
    }
    String[] parts = text.split("\\.", -1);
    Optional<ObjectNode> header = part(parts, 0).flatMap(StrictJson.STANDARD::object);
    Optional<byte[]> signature = part(parts, 2);
    if (parts.length > 3 || header.isEmpty() || !isPlain(header.get())) {
      return new TokenResult.Invalid<>(TokenError.MALFORMED);
    }
    Optional<SignatureAlgorithm> algorithm =
        SignatureAlgorithm.named(header.get().path("alg").textValue())
            .filter(rules.algorithms()::contains);
    if (algorithm.isEmpty()) {
      return new TokenResult.Invalid<>(TokenError.ALGORITHM);
    }
    if (signature.filter(algorithm.get()::admits).isEmpty()
        || part(parts, 1).flatMap(StrictJson.STANDARD::object).isEmpty()) {
      return new TokenResult.Invalid<>(TokenError.MALFORMED);
    }
    String keyId = header.get().path("kid").textValue();
    return new TokenResult.Valid<>(new CompactToken(text, algorithm.get(), keyId));
  }

  /** The bytes of a part, if it is there and this is the one way to write them. */
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
   * Whether a header asks for nothing that is not done here. An extension that must be understood
   * is one; a key that the token brings itself is not looked at, so it may stand there.
   */
  private static boolean isPlain(ObjectNode header) {
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
    return id == null || (id.isTextual() && id.textValue().length() <= MOST_KEY_ID_CHARACTERS);
  }
}
