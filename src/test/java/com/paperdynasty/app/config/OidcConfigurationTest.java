package com.paperdynasty.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paperdynasty.config.ConfigException;
import com.paperdynasty.signin.OidcSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OidcConfigurationTest {
  private static final String ISSUER = "PD_AUTH_OIDC_ISSUER";
  private static final String REDIRECT_URL = "PD_AUTH_OIDC_REDIRECT_URL";

  private final Map<String, String> environment =
      new HashMap<>(
          Map.of(
              "PD_AUTH_SECRET",
              "a secret of the test, long enough for it",
              "PD_AUTH_OIDC_CLIENT_ID",
              "client",
              ISSUER,
              "https://id.example",
              REDIRECT_URL,
              "https://pd.example/auth/callback"));

  @ParameterizedTest
  @CsvSource({
    "PD_AUTH_OIDC_ISSUER,http://id.example",
    "PD_AUTH_OIDC_ISSUER,http://10.0.0.7",
    "PD_AUTH_OIDC_ISSUER,http://localhost.example",
    "PD_AUTH_OIDC_ISSUER,http://127.0.0.1.example",
    "PD_AUTH_OIDC_REDIRECT_URL,http://pd.example/auth/callback"
  })
  void addressOfAnotherMachineWithoutTlsIsRefused(String key, String address) {
    environment.put(key, address);
    assertThatThrownBy(this::read)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(key)
        .hasMessageContaining("must be https");
    environment.put("PD_AUTH_OIDC_ALLOW_HTTP", "true");
    assertThat(read().oidc().allowHttp()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:4000", "http://127.0.0.1:4000", "http://[::1]:4000"})
  void thisMachineNeedsNoTls(String address) {
    environment.put(ISSUER, address);
    environment.put(REDIRECT_URL, address + "/auth/callback");
    assertThat(read().oidc().issuer()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://pd.example",
        "https://pd.example/auth/callback?x=1",
        "/auth/callback",
        "ftp://pd.example/auth/callback"
      })
  void redirectUrlIsTheCallbackOfThisServer(String address) {
    environment.put(REDIRECT_URL, address);
    assertThatThrownBy(this::read).hasMessageContaining(REDIRECT_URL);
  }

  @Test
  void clientMayHaveAnyCharacters() {
    environment.put("PD_AUTH_OIDC_CLIENT_ID", "urn:paper dynasty+ä%");
    environment.put("PD_AUTH_OIDC_CLIENT_SECRET", ":secret +ä%");
    assertThat(read().oidc().clientId()).isEqualTo("urn:paper dynasty+ä%");
    assertThat(read().oidc().clientSecret()).isEqualTo(":secret +ä%");
  }

  @Test
  void fileOfTheHandbookIsRead(@TempDir Path directory) throws IOException {
    String handbook = Files.readString(Path.of("src/site/markdown/operations.md"));
    String[] blocks = handbook.split("```yaml\n|```\n", -1);
    String block =
        Stream.of(blocks).filter(text -> text.contains("  oidc:")).findFirst().orElseThrow();
    Path file = Files.writeString(directory.resolve("league.yaml"), block);
    environment.keySet().removeIf(key -> key.startsWith("PD_AUTH_OIDC"));
    environment.put("PD_AUTH_OIDC_CLIENT_SECRET", "secret");

    OidcSettings oidc = Configuration.of(ConfigFiles.read(file, false, environment), false).oidc();
    assertThat(oidc.isOn()).isTrue();
    assertThat(oidc.clientSecret()).isEqualTo("secret");
    assertThat(oidc.label()).isEqualTo("The League");
    assertThat(oidc.rolesClaim()).isEqualTo("league_roles");
  }

  @Test
  void withoutAnIssuerNothingElseIsAsked() {
    environment.keySet().removeIf(key -> key.startsWith("PD_AUTH_OIDC"));
    assertThat(read().oidc().isOn()).isFalse();
  }

  private Configuration read() {
    return Configuration.of(
        ConfigFiles.read(Path.of("conf/paper-dynasty.yaml"), false, environment), false);
  }
}
