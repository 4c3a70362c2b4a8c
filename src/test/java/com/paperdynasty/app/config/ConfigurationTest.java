package com.paperdynasty.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.paperdynasty.app.PaperDynasty;
import com.paperdynasty.cluster.membership.ClusterSettings;
import com.paperdynasty.config.ConfigException;
import com.paperdynasty.config.ConfigTree;
import com.paperdynasty.identity.GuestAccess;
import com.paperdynasty.limits.LimitCategory;
import com.paperdynasty.limits.LimitScope;
import com.paperdynasty.limits.Rate;
import com.paperdynasty.lobby.SweepSettings;
import com.paperdynasty.store.connection.Migrations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  private static final String SECRET = "a secret of the test, long enough for it";

  /** For any key, one of these values differs from the default. */
  private static final List<String> OTHERS =
      List.of(
          "65",
          "64",
          "1",
          "3000",
          "true",
          "false",
          "7/7s",
          "https://a.example",
          "10.0.0.0/8",
          "play",
          "x");

  @TempDir private Path directory;

  /** A key that no room reads would have no effect. */
  @Test
  void everySettingReachesARoom() {
    Map<String, String> cluster =
        Map.of(
            "PD_AUTH_SECRET", SECRET,
            "PD_AUTH_ALGORITHMS", "HS256,RS256",
            "PD_AUTH_JWKS_URL", "https://issuer.example/keys",
            "PD_AUTH_OIDC_ISSUER", "https://id.example",
            "PD_AUTH_OIDC_CLIENT_ID", "client",
            "PD_AUTH_OIDC_REDIRECT_URL", "https://pd.example/auth/callback",
            "PD_CLUSTER_ENABLED", "true",
            "PD_CLUSTER_DNS", "nodes.example.org",
            "PD_CLUSTER_SECRET", SECRET);
    Configuration before = of(cluster);

    assertThat(settings(cluster).keys())
        .isNotEmpty()
        .allSatisfy(
            key ->
                assertThat(OTHERS)
                    .as(key)
                    .anyMatch(value -> reachesARoom(before, cluster, key, value)));
  }

  private static boolean reachesARoom(
      Configuration before, Map<String, String> environment, String key, String value) {
    Map<String, String> changed = new HashMap<>(environment);
    changed.put("PD_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'), value);
    try {
      return !of(changed).equals(before);
    } catch (ConfigException e) {
      return e.faults().stream()
          .anyMatch(fault -> fault.contains(key) && !fault.contains(" must be a "));
    }
  }

  @Test
  void enumSettingAcceptsOnlyExactNames() {
    for (String odd : List.of("2", " info ", "INFO", "")) {
      assertThat(fault(Map.of("PD_AUTH_SECRET", SECRET, "PD_LOG_LEVEL", odd)))
          .isEqualTo("PD_LOG_LEVEL: log.level must be one of error, warn, info, debug");
    }
    assertThat(fault(Map.of("PD_AUTH_SECRET", SECRET, "PD_HTTP_FORWARDED_HEADER", "1")))
        .contains("must be one of any, forwarded, x-forwarded-for");
  }

  @Test
  void invalidDirectoryNameIsReported() {
    assertThat(fault(Map.of("PD_AUTH_SECRET", SECRET, "PD_LEAGUES_DIR", "a\0b")))
        .isEqualTo("PD_LEAGUES_DIR: leagues.dir is not a valid directory name");
  }

  @Test
  void faultOfACombinationNamesASettingThatWasSet() {
    assertThat(fault(Map.of("PD_AUTH_SECRET", SECRET, "PD_CLUSTER_TLS_KEY", "key.pem")))
        .startsWith("PD_CLUSTER_TLS_KEY: cluster.tls.key");
  }

  @Test
  void defaultsAreValid() {
    Configuration configuration = of(Map.of("PD_AUTH_SECRET", SECRET));

    assertThat(configuration.http().devTokens()).isFalse();
    assertThat(configuration.http().port()).isEqualTo(8080);
    assertThat(configuration.management().port()).isEqualTo(8081);
    assertThat(configuration.database().schema()).isEqualTo(Migrations.DEFAULT_SCHEMA);
    assertThat(configuration.sweep().unstartedDays()).isEqualTo(7);
    assertThat(configuration.limits().rates().get(LimitCategory.FAILED_LOGIN))
        .isEqualTo(Map.of(LimitScope.ADDRESS, new Rate(300, Duration.ofSeconds(60))));
    assertThat(configuration.cluster()).isNull();
  }

  /** As {@code serve} reads the file of the repository, which operators copy. */
  @Test
  void nobodyComesInWithoutAnAccountUnlessTheOperatorSaysSo() {
    Configuration configuration = of(Map.of("PD_AUTH_SECRET", SECRET));

    assertThat(configuration.http().guests()).isEqualTo(GuestAccess.OFF);
    assertThat(configuration.realtime().guests()).isEqualTo(GuestAccess.OFF);
    assertThat(configuration.tokens().guests()).isEqualTo(GuestAccess.OFF);
    assertThat(configuration.http().devTokens()).isFalse();
    assertThat(configuration.oidc().isOn()).isFalse();
  }

  @Test
  void allFaultsAreReportedAtOnce() {
    ConfigException bad =
        catchThrowableOfType(
            ConfigException.class,
            () ->
                of(
                    Map.of(
                        "PD_HTTP_PORT", "65536",
                        "PD_HTTP_ALLOWED_ORIGINS", "https://a.example,nowhere",
                        "PD_HTTP_FORWARDED_HEADER", "via",
                        "PD_LIMITS_FRAME_USER", "many",
                        "PD_LIMITS_EXEMPT", "::1,here",
                        "PD_LOBBY_UNSTARTED_DAYS", "-1",
                        "PD_LOG_LEVEL", "loud",
                        "PD_DATABASE_URL", "mysql://localhost/db")));

    assertThat(bad.faults())
        .extracting(fault -> fault.replaceFirst("yaml:\\d+:", "yaml:line:"))
        .containsExactlyInAnyOrder(
            "PD_HTTP_PORT: http.port must be from 0 to 65535",
            "PD_HTTP_ALLOWED_ORIGINS: http.allowed-origins has nowhere, which is not an origin such"
                + " as https://example.org",
            "PD_HTTP_FORWARDED_HEADER: http.forwarded-header must be one of any, forwarded,"
                + " x-forwarded-for",
            "PD_LIMITS_FRAME_USER: limits.frame.user must be like 100/10s, a number per time",
            "PD_LIMITS_EXEMPT: limits.exempt has here, which is neither an address nor a network"
                + " such as 10.0.0.0/8",
            "PD_LOBBY_UNSTARTED_DAYS: lobby.unstarted-days must be from 0 to 36500",
            "PD_LOG_LEVEL: log.level must be one of error, warn, info, debug",
            "PD_DATABASE_URL: database.url cannot be used. The database URL must begin with"
                + " postgresql://",
            "conf/paper-dynasty.yaml:line: auth.secret is missing: set it there, or in"
                + " PD_AUTH_SECRET");
  }

  @Test
  void pagesWaitingMustCoverTheRoomsOfAConnection() {
    Map<String, String> rooms =
        Map.of(
            "PD_AUTH_SECRET", SECRET,
            "PD_REALTIME_PAGES_WAITING", "7",
            "PD_REALTIME_ROOMS_PER_CONNECTION", "8");
    assertThat(fault(rooms))
        .contains("PD_REALTIME_PAGES_WAITING")
        .contains("at least realtime.rooms-per-connection");

    Map<String, String> asMany = new HashMap<>(rooms);
    asMany.put("PD_REALTIME_PAGES_WAITING", "8");
    assertThat(of(asMany).realtime().pagesWaiting()).isEqualTo(8);
  }

  @Test
  void participantsOfAJoinHaveAMost() {
    Map<String, String> tooMany =
        Map.of("PD_AUTH_SECRET", SECRET, "PD_REALTIME_PARTICIPANTS_SHOWN", "1001");
    assertThat(fault(tooMany)).contains("PD_REALTIME_PARTICIPANTS_SHOWN").contains("at most 1000");

    Map<String, String> asMany = new HashMap<>(tooMany);
    asMany.put("PD_REALTIME_PARTICIPANTS_SHOWN", "1000");
    assertThat(of(asMany).realtime().participantsShown()).isEqualTo(1_000);
  }

  @Test
  void schemaMustHaveASimpleName() {
    for (String bad :
        new String[] {"", "Public", "a,b", "a;b", "\"a\"", "1a", "pg_temp", "$user"}) {
      assertThat(fault(Map.of("PD_AUTH_SECRET", SECRET, "PD_DATABASE_SCHEMA", bad)))
          .contains("database.schema");
    }
  }

  @Test
  void retentionMayBeUnlimitedOrACentury() {
    for (String key : List.of("PD_LOBBY_UNSTARTED_DAYS", "PD_LOBBY_UNTOUCHED_DAYS")) {
      Map<String, String> tooLong = Map.of("PD_AUTH_SECRET", SECRET, key, "36501");
      assertThat(fault(tooLong)).contains("must be from 0 to 36500");
    }
    SweepSettings never =
        of(Map.of(
                "PD_AUTH_SECRET", SECRET,
                "PD_LOBBY_UNSTARTED_DAYS", "0",
                "PD_LOBBY_UNTOUCHED_DAYS", "0"))
            .sweep();
    assertThat(never.unstartedDays()).isZero();
    assertThat(never.untouchedDays()).isZero();
  }

  @Test
  void missingSecretIsReported() {
    assertThat(fault(Map.of())).contains("auth.secret is missing").contains("PD_AUTH_SECRET");
  }

  @Test
  void shortSecretIsRefusedAndNotShown() {
    assertThat(fault(Map.of("PD_AUTH_SECRET", "hunter2")))
        .contains("auth.secret must have 32 bytes")
        .doesNotContain("hunter2");
  }

  @Test
  void invalidDatabaseUrlIsRefusedAndNotShown() {
    String url = "mysql://root:hunter2@localhost/db";

    assertThat(fault(Map.of("PD_AUTH_SECRET", SECRET, "PD_DATABASE_URL", url)))
        .startsWith("PD_DATABASE_URL: database.url")
        .doesNotContain("hunter2");
  }

  @Test
  void clusterNeedsAddressesAndASecret() {
    Map<String, String> cluster =
        new HashMap<>(Map.of("PD_AUTH_SECRET", SECRET, "PD_CLUSTER_ENABLED", "true"));
    assertThat(fault(cluster)).contains("cluster.members").contains("cluster.dns");
    cluster.put("PD_CLUSTER_MEMBERS", "10.0.0.1:5701,10.0.0.2:5701");
    assertThat(fault(cluster)).contains("cluster.secret is missing");
    cluster.put("PD_CLUSTER_SECRET", "hunter2");
    assertThat(fault(cluster)).contains("fewer than 16").doesNotContain("hunter2");
    cluster.put("PD_CLUSTER_SECRET", SECRET);
    assertThat(cluster(cluster).members()).containsExactly("10.0.0.1:5701", "10.0.0.2:5701");
    cluster.put("PD_CLUSTER_DNS", "nodes.example.org");
    assertThat(fault(cluster)).contains("one of the two");
  }

  @Test
  void devTokensAreRefusedInACluster() {
    assertThat(
            fault(
                Map.of(
                    "PD_AUTH_SECRET", SECRET,
                    "PD_CLUSTER_ENABLED", "true",
                    "PD_CLUSTER_DNS", "nodes.example.org",
                    "PD_CLUSTER_SECRET", SECRET,
                    "PD_AUTH_DEV_TOKENS", "true")))
        .contains("auth.dev-tokens cannot be on in a cluster");
  }

  @Test
  void busTlsNeedsAllThreeFiles() {
    Map<String, String> cluster =
        new HashMap<>(
            Map.of(
                "PD_AUTH_SECRET",
                SECRET,
                "PD_CLUSTER_ENABLED",
                "true",
                "PD_CLUSTER_DNS",
                "nodes.example.org",
                "PD_CLUSTER_SECRET",
                SECRET));
    assertThat(cluster(cluster).tls()).isNull();
    cluster.put("PD_CLUSTER_TLS_CERTIFICATE", "node.pem");
    assertThat(fault(cluster)).contains("must all be set");
    cluster.put("PD_CLUSTER_TLS_KEY", "node.key");
    cluster.put("PD_CLUSTER_TLS_AUTHORITY", "authority.pem");
    assertThat(cluster(cluster).tls())
        .isEqualTo(new ClusterSettings.Tls("node.pem", "node.key", "authority.pem"));
  }

  private static ClusterSettings cluster(Map<String, String> environment) {
    return Objects.requireNonNull(of(environment).cluster());
  }

  @Test
  void developmentListensOnLoopbackAndStoresASecret() {
    Map<String, String> environment = Map.of("PD_DATA_DIR", directory.toString());
    Configuration first = Configuration.of(development(environment), true);
    Configuration second = Configuration.of(development(environment), true);

    assertThat(first.http().host()).isEqualTo("127.0.0.1");
    assertThat(first.http().devTokens()).isTrue();
    assertThat(first.tokens().secret()).isNotEmpty().isEqualTo(second.tokens().secret());
    assertThat(directory.resolve("auth-secret")).exists();
  }

  @Test
  void unknownKeyIsNamedWithItsLineAndExitCodeTwo() throws Exception {
    Path file = directory.resolve("mine.yaml");
    Files.writeString(file, "http:\n  prot: 80\n");

    assertThat(PaperDynasty.execute("serve", "--config", file.toString())).isEqualTo(2);
    ConfigException bad =
        catchThrowableOfType(
            ConfigException.class, () -> ConfigFiles.read(file, false, new HashMap<>()));
    assertThat(bad.faults()).containsExactly(file + ":2: unknown key http.prot");
  }

  @Test
  void unknownArgumentsExitWithTwo() {
    assertThat(PaperDynasty.execute("juggle")).isEqualTo(2);
    assertThat(PaperDynasty.execute()).isEqualTo(2);
    assertThat(PaperDynasty.execute("serve", "--config", "no/such/file.yaml")).isEqualTo(2);
  }

  @Test
  void everyCommandHasHelp() {
    for (String command : new String[] {"serve", "dev", "migrate", "token", "load"}) {
      assertThat(PaperDynasty.execute(command, "--help")).as(command).isZero();
    }
  }

  private static Configuration of(Map<String, String> environment) {
    return Configuration.of(settings(environment), false);
  }

  private static ConfigTree settings(Map<String, String> environment) {
    return ConfigFiles.read(Path.of("conf/paper-dynasty.yaml"), false, environment);
  }

  private static ConfigTree development(Map<String, String> environment) {
    return ConfigFiles.read(null, true, environment);
  }

  private static String fault(Map<String, String> environment) {
    return catchThrowableOfType(ConfigException.class, () -> of(environment)).getMessage();
  }
}
