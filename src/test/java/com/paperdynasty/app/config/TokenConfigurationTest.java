package com.paperdynasty.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.paperdynasty.config.ConfigException;
import com.paperdynasty.config.ConfigTree;
import com.paperdynasty.harness.TestSigningKey;
import com.paperdynasty.identity.SignatureAlgorithm;
import com.paperdynasty.identity.TokenRules;
import com.paperdynasty.identity.VerificationKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which token settings a server accepts, and how it reports the others. */
class TokenConfigurationTest {
  private static final String SECRET = "a secret of the test, long enough for it";
  private static final TestSigningKey RSA = TestSigningKey.rsa(null);
  private static final TestSigningKey EC = TestSigningKey.ec(null);

  @TempDir private Path directory;

  @Test
  void defaultIsOurSecretWithHalfAMinuteOfLeeway() {
    TokenRules rules = rules("PD_AUTH_SECRET", SECRET);

    assertThat(rules.algorithms()).containsExactly(SignatureAlgorithm.HS256);
    assertThat(rules.leeway()).isEqualTo(Duration.ofSeconds(30));
    assertThat(rules).isEqualTo(TokenRules.ofSecret(SECRET, null, null));
  }

  @Test
  void keysAreReadFromTheSettingOrAFile() throws Exception {
    Path file = directory.resolve("keys.pem");
    Files.writeString(file, RSA.pem() + EC.pem());
    String both = "RS256,ES256";

    TokenRules inline =
        rules("PD_AUTH_ALGORITHMS", both, "PD_AUTH_PUBLIC_KEY", RSA.pem() + EC.pem());
    TokenRules fromFile = rules("PD_AUTH_ALGORITHMS", both, "PD_AUTH_PUBLIC_KEY", file.toString());
    assertThat(inline).isEqualTo(fromFile);
    assertThat(inline.keys())
        .extracting(VerificationKey::signatureAlgorithm)
        .containsExactly(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256);
    assertThat(inline.secret()).isNull();
  }

  @Test
  void publishedKeysSuffice() {
    TokenRules rules =
        rules("PD_AUTH_ALGORITHMS", "RS256", "PD_AUTH_JWKS_URL", "https://issuer.example/keys");

    assertThat(rules.jwks().pauseMs()).isEqualTo(60_000);
    assertThat(rules.jwks().url()).isEqualTo("https://issuer.example/keys");
  }

  @Test
  void algorithmWithoutAKeyIsReported() {
    assertThat(fault("PD_AUTH_ALGORITHMS", "RS256")).contains("auth.algorithms has RS256");
    assertThat(fault("PD_AUTH_ALGORITHMS", "HS256,RS256")).contains("auth.algorithms has RS256");
    assertThat(fault("PD_AUTH_ALGORITHMS", "RS256,ES256", "PD_AUTH_PUBLIC_KEY", RSA.pem()))
        .contains("auth.algorithms has ES256");
    assertThat(fault("PD_AUTH_ALGORITHMS", "HS256")).contains("auth.secret is missing");
  }

  @Test
  void keyWithoutAnAlgorithmIsReported() {
    assertThat(fault("PD_AUTH_SECRET", SECRET, "PD_AUTH_PUBLIC_KEY", EC.pem()))
        .contains("auth.public-key is for ES256");
    assertThat(fault("PD_AUTH_SECRET", SECRET, "PD_AUTH_JWKS_URL", "https://issuer.example/keys"))
        .contains("auth.jwks-url has no effect");
  }

  @Test
  void unknownAlgorithmsAreRefused() {
    for (String odd : new String[] {"none", "HS512", "hs256", "HS256,PS256"}) {
      assertThat(fault("PD_AUTH_SECRET", SECRET, "PD_AUTH_ALGORITHMS", odd))
          .contains("auth.algorithms can have HS256, RS256 and ES256");
    }
    assertThat(fault("PD_AUTH_SECRET", SECRET, "PD_AUTH_ALGORITHMS", ""))
        .contains("auth.algorithms must have at least one");
  }

  @Test
  void unusableKeysAreRefusedAndNotShown() {
    String weak = TestSigningKey.rsa(null, 1_024).pem();
    String curve = TestSigningKey.ec(null, "secp384r1").pem();
    for (String odd : new String[] {"no/such/file.pem", RSA.privatePem(), weak, curve}) {
      assertThat(fault("PD_AUTH_ALGORITHMS", "RS256", "PD_AUTH_PUBLIC_KEY", odd))
          .startsWith("PD_AUTH_PUBLIC_KEY: auth.public-key")
          .hasSizeLessThan(160);
    }
    for (String odd : new String[] {"ftp://issuer.example", "issuer.example", "https://", ":"}) {
      assertThat(fault("PD_AUTH_ALGORITHMS", "RS256", "PD_AUTH_JWKS_URL", odd))
          .contains("auth.jwks-url must be");
    }
  }

  @Test
  void publicKeyIsRefusedAsASecret() {
    assertThat(fault("PD_AUTH_SECRET", RSA.pem())).contains("auth.secret is a key in PEM");
  }

  @Test
  void devTokensNeedTheSecret() {
    assertThat(
            fault(
                "PD_AUTH_ALGORITHMS",
                "RS256",
                "PD_AUTH_PUBLIC_KEY",
                RSA.pem(),
                "PD_AUTH_DEV_TOKENS",
                "true"))
        .contains("auth.dev-tokens");
  }

  @Test
  void tokenCommandNeedsHs256() {
    ConfigTree settings = settings("PD_AUTH_ALGORITHMS", "RS256", "PD_AUTH_PUBLIC_KEY", RSA.pem());

    assertThat(
            catchThrowableOfType(
                ConfigException.class, () -> TokenConfiguration.ofSecret(settings, false)))
        .hasMessageContaining("auth.algorithms must have HS256");
  }

  private static TokenRules rules(String... environment) {
    ConfigTree settings = settings(environment);
    return TokenConfiguration.of(settings, Configuration.binder(settings), false);
  }

  private static String fault(String... environment) {
    return catchThrowableOfType(ConfigException.class, () -> rules(environment)).getMessage();
  }

  private static ConfigTree settings(String... environment) {
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < environment.length; i += 2) {
      variables.put(environment[i], environment[i + 1]);
    }
    return ConfigFiles.read(Path.of("conf/paper-dynasty.yaml"), false, variables);
  }
}
