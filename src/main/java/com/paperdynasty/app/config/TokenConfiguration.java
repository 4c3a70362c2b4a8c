package com.paperdynasty.app.config;

import com.paperdynasty.config.ConfigBinder;
import com.paperdynasty.config.ConfigTree;
import com.paperdynasty.config.Setting;
import com.paperdynasty.identity.GuestAccess;
import com.paperdynasty.identity.JwksSettings;
import com.paperdynasty.identity.PemKeyReader;
import com.paperdynasty.identity.SignatureAlgorithm;
import com.paperdynasty.identity.TokenRules;
import com.paperdynasty.identity.VerificationKey;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads which tokens are accepted, and rejects settings that would accept a wrong token or refuse
 * all.
 */
public final class TokenConfiguration {
  private final ConfigTree settings;
  private final Set<SignatureAlgorithm> algorithms;

  private record TokenSettings(
      @Setting(least = 0, most = 600_000) long leewayMs,
      @Setting(least = 64, most = 1_000_000) int tokenCharacters,
      GuestAccess guests) {}

  private TokenConfiguration(ConfigTree settings) {
    this.settings = settings;
    this.algorithms = algorithms(settings);
  }

  /**
   * The rules for a server.
   *
   * @param development whether a missing secret is generated
   * @throws com.paperdynasty.config.ConfigException if no valid rules are configured
   */
  static TokenRules of(ConfigTree settings, ConfigBinder binder, boolean development) {
    return new TokenConfiguration(settings).rules(binder, development);
  }

  /** The rules for a command that only signs with the server's secret. */
  public static TokenRules ofSecret(ConfigTree settings, boolean development) {
    TokenConfiguration configuration = new TokenConfiguration(settings);
    String secret = configuration.secret(development);
    if (secret == null) {
      throw settings.bad("auth.algorithms", "must have HS256, the only algorithm for signing");
    }
    return TokenRules.ofSecret(
        secret, orNull(settings.text("auth.issuer")), orNull(settings.text("auth.audience")));
  }

  private TokenRules rules(ConfigBinder binder, boolean development) {
    TokenSettings tokenSettings = binder.bind("auth.", TokenSettings.class);
    JwksSettings jwks = jwks(binder.bind("auth.jwks-", JwksSettings.class));
    List<VerificationKey> keys = keys();
    for (SignatureAlgorithm signatureAlgorithm : algorithms) {
      boolean hasKey =
          keys.stream().anyMatch(key -> key.signatureAlgorithm() == signatureAlgorithm);
      if (signatureAlgorithm.isPublic() && jwks == null && !hasKey) {
        throw settings.bad(
            "auth.algorithms",
            "has "
                + signatureAlgorithm
                + ", so auth.public-key or auth.jwks-url must have a key for it");
      }
    }
    String secret = secret(development);
    if (secret == null && settings.flag("auth.dev-tokens")) {
      throw settings.bad("auth.dev-tokens", "cannot be true without HS256 in auth.algorithms");
    }
    if (secret == null && tokenSettings.guests().mayPlay()) {
      throw settings.bad("auth.guests", "cannot be play without HS256 in auth.algorithms");
    }
    return new TokenRules(
        algorithms,
        secret,
        keys,
        jwks,
        orNull(settings.text("auth.issuer")),
        orNull(settings.text("auth.audience")),
        Duration.ofMillis(tokenSettings.leewayMs()),
        tokenSettings.tokenCharacters(),
        tokenSettings.guests());
  }

  private static Set<SignatureAlgorithm> algorithms(ConfigTree settings) {
    Set<SignatureAlgorithm> algorithms = EnumSet.noneOf(SignatureAlgorithm.class);
    for (String name : settings.list("auth.algorithms")) {
      try {
        algorithms.add(SignatureAlgorithm.valueOf(name));
      } catch (IllegalArgumentException e) {
        throw settings.bad("auth.algorithms", "can have HS256, RS256 and ES256");
      }
    }
    if (algorithms.isEmpty()) {
      throw settings.bad("auth.algorithms", "must have at least one");
    }
    return algorithms;
  }

  private @Nullable String secret(boolean development) {
    String secret = settings.text("auth.secret");
    if (!algorithms.contains(SignatureAlgorithm.HS256)) {
      return null;
    }
    if (secret.isEmpty() && development) {
      secret = DevelopmentSecret.in(Path.of(settings.text("data.dir")));
    }
    if (secret.isEmpty()) {
      throw settings.bad("auth.secret", "is missing: set it there, or in PD_AUTH_SECRET");
    }
    if (secret.getBytes(StandardCharsets.UTF_8).length < TokenRules.LEAST_SECRET_BYTES) {
      throw settings.bad("auth.secret", "must have 32 bytes or more");
    }
    if (PemKeyReader.isPem(secret)) {
      throw settings.bad(
          "auth.secret", "is a key in PEM, which others may know: see auth.public-key");
    }
    return secret;
  }

  private List<VerificationKey> keys() {
    String text = settings.text("auth.public-key");
    if (text.isEmpty()) {
      return List.of();
    }
    try {
      List<VerificationKey> keys =
          PemKeyReader.read(PemKeyReader.isPem(text) ? text : Files.readString(Path.of(text)));
      for (VerificationKey key : keys) {
        if (!algorithms.contains(key.signatureAlgorithm())) {
          throw settings.bad(
              "auth.public-key",
              "is for " + key.signatureAlgorithm() + ", which auth.algorithms does not have");
        }
      }
      return keys;
    } catch (IOException | InvalidPathException e) {
      throw settings.bad("auth.public-key", "is neither PEM nor a file that can be read");
    } catch (IllegalArgumentException e) {
      throw settings.bad("auth.public-key", "cannot be used: " + e.getMessage());
    }
  }

  private @Nullable JwksSettings jwks(JwksSettings jwks) {
    String url = jwks.url();
    if (url.isEmpty()) {
      return null;
    }
    if (!isAddress(url)) {
      throw settings.bad("auth.jwks-url", "must be an https or http address");
    }
    if (algorithms.stream().noneMatch(SignatureAlgorithm::isPublic)) {
      throw settings.bad(
          "auth.jwks-url", "has no effect: auth.algorithms has neither RS256 nor ES256");
    }
    return jwks;
  }

  private static boolean isAddress(String url) {
    try {
      URI uri = new URI(url);
      return List.of("http", "https").contains("" + uri.getScheme()) && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
