package com.paperdynasty.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.paperdynasty.ops.Settings.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final Source DEFAULTS =
      new Source(
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
  void theDefaultsHoldWhereNothingElseIsSaid() {
    Settings settings = of("");

    assertThat(settings.port("http.port")).isEqualTo(8080);
    assertThat(settings.text("http.host")).isEqualTo("0.0.0.0");
    assertThat(settings.flag("auth.dev-tokens")).isFalse();
    assertThat(settings.list("cluster.members")).isEmpty();
  }

  @Test
  void aFileWinsOverTheDefaultsAndTheEnvironmentOverTheFile() {
    Settings settings =
        Settings.of(
            DEFAULTS,
            List.of(new Source("mine.yaml", "http: {port: 1, host: here}")),
            Map.of("PD_HTTP_PORT", "2", "PD_AUTH_DEV_TOKENS", "true", "HOME", "/root"));

    assertThat(settings.port("http.port")).isEqualTo(2);
    assertThat(settings.text("http.host")).isEqualTo("here");
    assertThat(settings.flag("auth.dev-tokens")).isTrue();
  }

  @Test
  void aListIsSeparatedByCommasInTheEnvironment() {
    Settings settings =
        Settings.of(DEFAULTS, List.of(), Map.of("PD_CLUSTER_MEMBERS", "10.0.0.1, 10.0.0.2,"));

    assertThat(settings.list("cluster.members")).containsExactly("10.0.0.1", "10.0.0.2");
  }

  @Test
  void theEndOfALineIsNoPartOfAVariable() {
    Settings settings = Settings.of(DEFAULTS, List.of(), Map.of("PD_HTTP_HOST", "two\nlines \n"));

    assertThat(settings.text("http.host")).isEqualTo("two\nlines ");
  }

  @Test
  void aKeyMayBeWrittenWithDots() {
    assertThat(of("http.port: 99").port("http.port")).isEqualTo(99);
  }

  @Test
  void anUnknownKeyIsNamedWithItsLine() {
    assertThat(faults("http:\n  port: 1\n  prot: 2\n"))
        .containsExactly("mine.yaml:3: unknown key http.prot");
  }

  @Test
  void anUnknownVariableIsNamed() {
    BadSettings bad =
        catchThrowableOfType(
            BadSettings.class, () -> Settings.of(DEFAULTS, List.of(), Map.of("PD_HTTP_PROT", "2")));

    assertThat(bad.faults()).containsExactly("PD_HTTP_PROT: there is no such setting");
  }

  @Test
  void everyValueOfAWrongTypeIsNamedAtOnce() {
    assertThat(faults("http: {port: many, host: 3}\nauth: {dev-tokens: 1}\ncluster: {members: me}"))
        .containsExactly(
            "mine.yaml:1: http.port must be a whole number",
            "mine.yaml:1: http.host must be text",
            "mine.yaml:2: auth.dev-tokens must be true or false",
            "mine.yaml:3: cluster.members must be a list of texts");
  }

  @Test
  void aVariableThatIsNoNumberIsNamedWithoutItsValue() {
    BadSettings bad =
        catchThrowableOfType(
            BadSettings.class,
            () -> Settings.of(DEFAULTS, List.of(), Map.of("PD_HTTP_PORT", "s3cret")));

    assertThat(bad.faults()).containsExactly("PD_HTTP_PORT: http.port must be a whole number");
  }

  @Test
  void aKeyThatStandsTwiceIsRefused() {
    assertThat(faults("http: {port: 1}\nhttp.port: 2"))
        .containsExactly("mine.yaml:2: http.port stands here for the second time");
  }

  @Test
  void aKeyWithoutValueIsRefused() {
    assertThat(faults("http:\n  port:\n")).containsExactly("mine.yaml:2: http.port has no value");
  }

  @Test
  void aTextThatIsNoYamlIsRefusedWithItsLine() {
    assertThat(faults("http:\n  port: [1, 2\n")).singleElement().asString().contains("no YAML");
  }

  @Test
  void aFileOfCommentsChangesNothing() {
    assertThat(of("# nothing yet\n").port("http.port")).isEqualTo(8080);
  }

  @Test
  void aNumberOutOfBoundsIsRefusedWithWhereItStands() {
    BadSettings bad =
        catchThrowableOfType(BadSettings.class, () -> of("http: {port: 65536}").port("http.port"));

    assertThat(bad.faults()).containsExactly("mine.yaml:1: http.port must be from 0 to 65535");
  }

  @Test
  void aWordThatIsNotOfferedIsRefused() {
    BadSettings bad =
        catchThrowableOfType(
            BadSettings.class, () -> of("log: {format: xml}").choice("log.format", "text", "json"));

    assertThat(bad.faults()).containsExactly("mine.yaml:1: log.format must be one of text, json");
  }

  private static Settings of(String file) {
    return Settings.of(DEFAULTS, List.of(new Source("mine.yaml", file)), Map.of());
  }

  private static List<String> faults(String file) {
    return catchThrowableOfType(BadSettings.class, () -> of(file)).faults();
  }
}
