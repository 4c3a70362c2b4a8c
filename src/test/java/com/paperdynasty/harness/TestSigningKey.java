package com.paperdynasty.harness;

import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that signs any token, valid or not. It uses only the JDK, so that the tests do not depend
 * on the library that they test.
 */
public final class TestSigningKey {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final String algorithm;
  private final String id;
  private final Key key;
  private final PublicKey published;

  private TestSigningKey(String algorithm, String id, Key key, PublicKey published) {
    this.algorithm = algorithm;
    this.id = id;
    this.key = key;
    this.published = published;
  }

  /** A secret. */
  public static TestSigningKey secret(String secret) {
    return secret(secret.getBytes(StandardCharsets.UTF_8));
  }

  /** A secret of any bytes, such as a public key. */
  public static TestSigningKey secret(byte[] secret) {
    return new TestSigningKey("HS256", null, new SecretKeySpec(secret, "HmacSHA256"), null);
  }

  /**
   * A new RSA key.
   *
   * @param id its {@code kid}; null for none
   */
  public static TestSigningKey rsa(String id, int bits) {
    try {
      KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
      pairs.initialize(bits);
      return of("RS256", id, pairs.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** A new RSA key of the usual size. */
  public static TestSigningKey rsa(String id) {
    return rsa(id, 2_048);
  }

  /** A new key on a curve. */
  public static TestSigningKey ec(String id, String curve) {
    try {
      KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC");
      pairs.initialize(new ECGenParameterSpec(curve));
      return of("ES256", id, pairs.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** A new key on P-256. */
  public static TestSigningKey ec(String id) {
    return ec(id, "secp256r1");
  }

  private static TestSigningKey of(String algorithm, String id, KeyPair pair) {
    return new TestSigningKey(algorithm, id, pair.getPrivate(), pair.getPublic());
  }

  /** A token with these claims. */
  public String sign(JsonObject claims) {
    JsonObject header = new JsonObject().put("alg", algorithm).put("typ", "JWT");
    return sign(id == null ? header : header.put("kid", id), claims);
  }

  /** A token with any header. */
  public String sign(JsonObject header, JsonObject claims) {
    return sign(header.encode(), claims.encode());
  }

  /** A token with any texts as its header and claims. */
  public String sign(String header, String claims) {
    String signed = base64(header) + "." + base64(claims);
    return signed + "." + BASE64.encodeToString(signature(signed));
  }

  private byte[] signature(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    try {
      if (key instanceof PrivateKey mine) {
        boolean rsa = mine.getAlgorithm().equals("RSA");
        Signature signer =
            Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
        signer.initSign(mine);
        signer.update(bytes);
        return signer.sign();
      }
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Text as a part of a token. */
  public static String base64(String text) {
    return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The claims of a token, without verification. */
  public static JsonObject claims(String token) {
    byte[] json = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    return new JsonObject(new String(json, StandardCharsets.UTF_8));
  }

  /** The public key as PEM. */
  public String pem() {
    return pem("PUBLIC KEY", published.getEncoded());
  }

  /** The private key as PEM. */
  public String privatePem() {
    return pem("PRIVATE KEY", key.getEncoded());
  }

  private static String pem(String kind, byte[] der) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
  }

  /** The public key as a JWK. */
  public JsonObject jwk() {
    JsonObject jwk = new JsonObject().put("use", "sig").put("alg", algorithm);
    if (id != null) {
      jwk.put("kid", id);
    }
    if (published instanceof RSAPublicKey rsa) {
      return jwk.put("kty", "RSA")
          .put("n", number(rsa.getModulus(), 1))
          .put("e", number(rsa.getPublicExponent(), 1));
    }
    ECPublicKey curve = (ECPublicKey) published;
    int bits = curve.getParams().getCurve().getField().getFieldSize();
    return jwk.put("kty", "EC")
        .put("crv", "P-" + bits)
        .put("x", number(curve.getW().getAffineX(), bits / 8))
        .put("y", number(curve.getW().getAffineY(), bits / 8));
  }

  private static String number(BigInteger number, int leastBytes) {
    byte[] bytes = number.toByteArray();
    byte[] plain = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    byte[] padded = new byte[Math.max(leastBytes, plain.length)];
    System.arraycopy(plain, 0, padded, padded.length - plain.length, plain.length);
    return BASE64.encodeToString(padded);
  }
}
