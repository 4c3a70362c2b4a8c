package com.paperdynasty.identity;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads public keys from PEM: public keys, and certificates of which only the key is used.
 * vertx-auth-jwt reads PEM too, but does not give the numbers of the key, which {@link
 * VerificationKey} checks.
 */
public final class PemKeyReader {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

  /** The beginning of a key on P-256 in DER (RFC 5480); the point's two coordinates follow. */
  private static final byte[] ON_P256 =
      HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");

  /** The object identifier of RSA keys in DER (RFC 8017), in hexadecimal. */
  private static final String RSA = "06092a864886f70d010101";

  private static final int COORDINATE_BYTES = 32;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private PemKeyReader() {}

  /** Whether a text is PEM and not, say, the name of a file. */
  public static boolean isPem(String text) {
    return text.contains("-----BEGIN ");
  }

  /**
   * The keys of a text, at least one.
   *
   * @throws IllegalArgumentException with a message that shows nothing of the text
   */
  public static List<VerificationKey> read(String pem) {
    List<VerificationKey> keys = new ArrayList<>();
    Matcher block = BLOCK.matcher(pem);
    while (block.find()) {
      keys.add(VerificationKey.of(null, jwk(der(block.group(1), block.group(2)))));
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("it is not PEM");
    }
    return List.copyOf(keys);
  }

  /** The bytes of the public key. */
  private static byte[] der(String kind, String base64) {
    if (kind.endsWith("PRIVATE KEY")) {
      throw new IllegalArgumentException("it is a private key; keep that where tokens are signed");
    }
    byte[] der = Base64.getMimeDecoder().decode(base64);
    return switch (kind) {
      case "PUBLIC KEY" -> der;
      case "CERTIFICATE" -> certified(der);
      default ->
          throw new IllegalArgumentException(
              "it has a " + kind + ", but a PUBLIC KEY or a CERTIFICATE is needed");
    };
  }

  private static byte[] certified(byte[] der) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(der))
          .getPublicKey()
          .getEncoded();
    } catch (CertificateException e) {
      throw new IllegalArgumentException("the CERTIFICATE in it cannot be read", e);
    }
  }

  /** The key as a JWK, the only form that the rest of this package uses. */
  private static JsonObject jwk(byte[] der) {
    int end = ON_P256.length + 2 * COORDINATE_BYTES;
    if (der.length == end && Arrays.equals(ON_P256, Arrays.copyOf(der, ON_P256.length))) {
      int middle = ON_P256.length + COORDINATE_BYTES;
      return new JsonObject()
          .put("kty", "EC")
          .put("crv", "P-256")
          .put("x", BASE64.encodeToString(Arrays.copyOfRange(der, ON_P256.length, middle)))
          .put("y", BASE64.encodeToString(Arrays.copyOfRange(der, middle, end)));
    }
    try {
      KeyFactory keys = KeyFactory.getInstance("RSA");
      RSAPublicKey rsa = (RSAPublicKey) keys.generatePublic(new X509EncodedKeySpec(der));
      return new JsonObject()
          .put("kty", "RSA")
          .put("n", number(rsa.getModulus()))
          .put("e", number(rsa.getPublicExponent()));
    } catch (GeneralSecurityException e) {
      throw HexFormat.of().formatHex(der).contains(RSA)
          ? new IllegalArgumentException("the RSA key in it cannot be read", e)
          : VerificationKey.otherKind();
    }
  }

  /** Without the sign, for which {@link BigInteger} may add a byte. */
  private static String number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return BASE64.encodeToString(
        bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }
}
