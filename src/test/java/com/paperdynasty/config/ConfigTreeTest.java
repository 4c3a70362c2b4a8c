package com.paperdynasty.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigTreeTest {
  private static final ConfigSource DEFAULTS =
      new ConfigSource(
          "defaults.yaml",
          """
          http:
            host: 0.0.0.0
            port: 8080
          auth:
            dev-tokens: false
          log:
            format: text
          cluster:
            members: []
          """);

  @Test
  void defaultsApply() {
    ConfigTree settings = of("");

    assertThat(settings.number("http.port")).isEqualTo(8080);
    assertThat(settings.text("http.host")).isEqualTo("0.0.0.0");
    assertThat(settings.flag("auth.dev-tokens")).isFalse();
    assertThat(settings.list("cluster.members")).isEmpty();
  }

  @Test
  void fileOverridesDefaultsAndEnvironmentOverridesTheFile() {
    ConfigTree settings =
        ConfigTree.of(
            DEFAULTS,
            List.of(new ConfigSource("mine.yaml", "http: {port: 1, host: here}")),
            Map.of("PD_HTTP_PORT", "2", "PD_AUTH_DEV_TOKENS", "true", "HOME", "/root"));

    assertThat(settings.number("http.port")).isEqualTo(2);
    assertThat(settings.text("http.host")).isEqualTo("here");
    assertThat(settings.flag("auth.dev-tokens")).isTrue();
  }

  @Test
  void listInTheEnvironmentIsSeparatedByCommas() {
    ConfigTree settings =
        ConfigTree.of(DEFAULTS, List.of(), Map.of("PD_CLUSTER_MEMBERS", "10.0.0.1, 10.0.0.2,"));

    assertThat(settings.list("cluster.members")).containsExactly("10.0.0.1", "10.0.0.2");
  }

  @Test
  void lineBreakAtTheEndOfAVariableIsRemoved() {
    ConfigTree settings =
        ConfigTree.of(DEFAULTS, List.of(), Map.of("PD_HTTP_HOST", "two\nlines \n"));

    assertThat(settings.text("http.host")).isEqualTo("two\nlines ");
  }

  @Test
  void keyMayBeWrittenWithDots() {
    assertThat(of("http.port: 99").number("http.port")).isEqualTo(99);
  }

  @Test
  void unknownKeyIsNamedWithItsLine() {
    assertThat(faults("http:\n  port: 1\n  prot: 2\n"))
        .containsExactly("mine.yaml:3: unknown key http.prot");
  }

  @Test
  void unknownVariableIsNamed() {
    ConfigException bad =
        catchThrowableOfType(
            ConfigException.class,
            () -> ConfigTree.of(DEFAULTS, List.of(), Map.of("PD_HTTP_PROT", "2")));

    assertThat(bad.faults()).containsExactly("PD_HTTP_PROT: unknown setting");
  }

  @Test
  void allValuesOfAWrongTypeAreNamedAtOnce() {
    assertThat(faults("http: {port: many, host: 3}\nauth: {dev-tokens: 1}\ncluster: {members: me}"))
        .containsExactly(
            "mine.yaml:1: http.port must be a whole number",
            "mine.yaml:1: http.host must be text",
            "mine.yaml:2: auth.dev-tokens must be true or false",
            "mine.yaml:3: cluster.members must be a list of texts");
  }

  @Test
  void variableThatIsNotANumberIsNamedWithoutItsValue() {
    ConfigException bad =
        catchThrowableOfType(
            ConfigException.class,
            () -> ConfigTree.of(DEFAULTS, List.of(), Map.of("PD_HTTP_PORT", "s3cret")));

    assertThat(bad.faults()).containsExactly("PD_HTTP_PORT: http.port must be a whole number");
  }

  @Test
  void keySetTwiceIsRefused() {
    assertThat(faults("http: {port: 1}\nhttp.port: 2"))
        .containsExactly("mine.yaml:2: http.port is set twice");
  }

  @Test
  void keyWithoutAValueIsRefused() {
    assertThat(faults("http:\n  port:\n")).containsExactly("mine.yaml:2: http.port has no value");
  }

  @Test
  void invalidYamlIsRefusedWithItsLine() {
    assertThat(faults("http:\n  port: [1, 2\n")).singleElement().asString().contains("not YAML");
  }

  @Test
  void fileOfCommentsChangesNothing() {
    assertThat(of("# nothing yet\n").number("http.port")).isEqualTo(8080);
  }

  @Test
  void faultsDoNotContainPossibleSecrets() {
    for (String slip :
        List.of(
            "auth: {secret:hunter2}",
            "auth:\n  secret: *hunter2",
            "auth:\n  secret: !hunter2 a",
            "auth:\n  secret: !hunter2!a b",
            "auth: &hunter2 a\nhttp: &hunter2 b",
            "auth:\n  hunter2 : 'a'\n  : b",
            "auth.secret: 'hunter2")) {
      assertThat(faults(slip))
          .isNotEmpty()
          .noneMatch(fault -> fault.contains("hunter2 ") || fault.endsWith("hunter2"));
    }
  }

  @Test
  void fileBeyondTheParsersLimitsIsRefusedInOneLine() {
    String aliases = "a: &a [b]\nc: [" + "*a, ".repeat(100) + "*a]";
    String deep = "[".repeat(100) + "]".repeat(100);
    for (String odd : List.of(aliases, deep, "http:\n  host: " + "x".repeat(4_000_000))) {
      assertThat(faults(odd)).hasSize(1).first().asString().contains("mine.yaml:1: not YAML");
    }
  }

  @Test
  void nullIsNotAText() {
    for (String nothing : List.of("", "~", "null", "Null", "NULL")) {
      assertThat(faults("http: {host: " + nothing + "}"))
          .containsExactly("mine.yaml:1: http.host has no value");
    }
  }

  @Test
  void quotedValueIsAText() {
    assertThat(of("http: {host: '8080'}").text("http.host")).isEqualTo("8080");
    assertThat(faults("http: {port: '8080'}"))
        .containsExactly("mine.yaml:1: http.port must be a whole number");
    assertThat(faults("http: {host: true}")).containsExactly("mine.yaml:1: http.host must be text");
  }

  @Test
  void numberThatIsNotWholeIsRefused() {
    for (String odd :
        List.of("1.5", "0x10", "1_000", "1e3", "on", "010", "+5", "1234567890123456789")) {
      assertThat(faults("http: {port: " + odd + "}"))
          .containsExactly("mine.yaml:1: http.port must be a whole number");
    }
  }

  @Test
  void listHasOnlyTexts() {
    assertThat(of("cluster:\n  members:\n    - a\n    - 10").list("cluster.members"))
        .containsExactly("a", "10");
    assertThat(faults("cluster:\n  members:\n    - a\n    - b: c\n"))
        .containsExactly("mine.yaml:4: cluster.members must be a list of texts");
  }

  private static ConfigTree of(String file) {
    return ConfigTree.of(DEFAULTS, List.of(new ConfigSource("mine.yaml", file)), Map.of());
  }

  private static List<String> faults(String file) {
    return catchThrowableOfType(ConfigException.class, () -> of(file)).faults();
  }
}
