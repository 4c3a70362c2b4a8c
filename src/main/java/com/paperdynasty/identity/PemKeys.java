package com.paperdynasty.identity;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads public keys from PEM: public keys and certificates, of which only the key counts. */
public final class PemKeys {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

  private PemKeys() {}

  /** Whether a text is PEM and not, say, the name of a file. */
  public static boolean isPem(String text) {
    return text.contains("-----BEGIN ");
  }

  /**
   * The keys of a text, at least one.
   *
   * @throws IllegalArgumentException saying what is wrong, and nothing of what stands there
   */
  public static List<VerificationKey> read(String pem) {
    List<VerificationKey> keys = new ArrayList<>();
    Matcher block = BLOCK.matcher(pem);
    while (block.find()) {
      keys.add(VerificationKey.of(null, key(block.group(1), block.group(2))));
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("there is no PEM in it");
    }
    return List.copyOf(keys);
  }

  private static PublicKey key(String kind, String base64) {
    if (kind.endsWith("PRIVATE KEY")) {
      throw new IllegalArgumentException("it is a private key; keep that where tokens are signed");
    }
    byte[] der = Base64.getMimeDecoder().decode(base64);
    try {
      return switch (kind) {
        case "PUBLIC KEY" -> publicKey(new X509EncodedKeySpec(der));
        case "CERTIFICATE" -> certified(der);
        default ->
            throw new IllegalArgumentException(
                "it has a " + kind + ", but a PUBLIC KEY or a CERTIFICATE is needed");
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the " + kind + " in it cannot be read", e);
    }
  }

  private static PublicKey publicKey(X509EncodedKeySpec spec) throws GeneralSecurityException {
    try {
      return KeyFactory.getInstance("RSA").generatePublic(spec);
    } catch (InvalidKeySpecException notRsa) {
      return KeyFactory.getInstance("EC").generatePublic(spec);
    }
  }

  private static PublicKey certified(byte[] der) throws CertificateException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(der))
        .getPublicKey();
  }
}
