package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.paperdynasty.cluster.ClusterSettings;
import com.paperdynasty.cluster.HostSettings;
import com.paperdynasty.cluster.TablesSettings;
import com.paperdynasty.lobby.SweepSettings;
import com.paperdynasty.ops.BadSettings;
import com.paperdynasty.ops.Settings;
import com.paperdynasty.realtime.RealtimeSettings;
import com.paperdynasty.store.MigrationLimits;
import com.paperdynasty.store.Migrations;
import com.paperdynasty.store.StoreLimits;
import com.paperdynasty.table.TableSettings;
import com.paperdynasty.talk.RecorderSettings;
import com.paperdynasty.talk.TalkSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  private static final String SECRET = "a secret of the test, long enough for it";

  @TempDir private Path directory;

  @Test
  void everyKeyOfTheDefaultsIsAskedFor() {
    Settings settings = settings(Map.of("PD_AUTH_SECRET", SECRET));
    Configuration.of(settings, false);

    assertThat(settings.unread()).isEmpty();
  }

  @Test
  void theDefaultsAreWhatTheRoomsHoldForRight() {
    Configuration configuration = of(Map.of("PD_AUTH_SECRET", SECRET));

    assertThat(configuration.realtime()).isEqualTo(RealtimeSettings.DEFAULTS);
    assertThat(configuration.table()).isEqualTo(TableSettings.DEFAULTS);
    assertThat(configuration.hosting()).isEqualTo(HostSettings.DEFAULTS);
    assertThat(configuration.asking()).isEqualTo(TablesSettings.DEFAULTS);
    assertThat(configuration.store()).isEqualTo(StoreLimits.DEFAULTS);
    assertThat(configuration.migrations()).isEqualTo(MigrationLimits.DEFAULTS);
    assertThat(configuration.databaseSchema()).isEqualTo(Migrations.DEFAULT_SCHEMA);
    assertThat(configuration.records()).isEqualTo(RecorderSettings.DEFAULTS);
    assertThat(configuration.sweep()).isEqualTo(SweepSettings.DEFAULTS);
    assertThat(configuration.talk()).isEqualTo(TalkSettings.DEFAULTS);
    assertThat(configuration.http().devTokens()).isFalse();
    assertThat(configuration.http().port()).isEqualTo(8080);
    assertThat(configuration.management().port()).isEqualTo(8081);
  }

  @Test
  void aSchemaHasASimpleName() {
    for (String bad :
        new String[] {"", "Public", "a,b", "a;b", "\"a\"", "1a", "pg_temp", "$user"}) {
      assertThat(fault(Map.of("PD_AUTH_SECRET", SECRET, "PD_DATABASE_SCHEMA", bad)))
          .contains("database.schema");
    }
  }

  @Test
  void gamesMayBeKeptForEverOrForACentury() {
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
    assertThat(never.unstarted()).isZero();
    assertThat(never.untouched()).isZero();
  }

  @Test
  void withoutASecretNothingIsServed() {
    assertThat(fault(Map.of())).contains("auth.secret is missing").contains("PD_AUTH_SECRET");
  }

  @Test
  void aShortSecretIsNotTakenAndNotShown() {
    assertThat(fault(Map.of("PD_AUTH_SECRET", "hunter2")))
        .contains("auth.secret must have 32 bytes")
        .doesNotContain("hunter2");
  }

  @Test
  void aDatabaseThatIsNoneIsNotTakenAndNotShown() {
    String url = "mysql://root:hunter2@localhost/db";

    assertThat(fault(Map.of("PD_AUTH_SECRET", SECRET, "PD_DATABASE_URL", url)))
        .startsWith("PD_DATABASE_URL: database.url")
        .doesNotContain("hunter2");
  }

  @Test
  void aClusterIsToldWhereTheOthersAreAndHasASecret() {
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
  void anOpenDoorForDevelopersIsNotForClusters() {
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
  void theBusIsEncryptedWithAllThreeFilesOrNotAtAll() {
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
    assertThat(fault(cluster)).contains("all three");
    cluster.put("PD_CLUSTER_TLS_KEY", "node.key");
    cluster.put("PD_CLUSTER_TLS_AUTHORITY", "authority.pem");
    assertThat(cluster(cluster).tls())
        .isEqualTo(new ClusterSettings.Tls("node.pem", "node.key", "authority.pem"));
  }

  private static ClusterSettings cluster(Map<String, String> environment) {
    return Objects.requireNonNull(of(environment).cluster());
  }

  @Test
  void developmentListensToThisMachineAloneAndDrawsASecretThatItKeeps() {
    Map<String, String> environment = Map.of("PD_DATA_DIR", directory.toString());
    Configuration first = Configuration.of(development(environment), true);
    Configuration second = Configuration.of(development(environment), true);

    assertThat(first.http().host()).isEqualTo("127.0.0.1");
    assertThat(first.http().devTokens()).isTrue();
    assertThat(first.tokens().secret()).isNotEmpty().isEqualTo(second.tokens().secret());
    assertThat(directory.resolve("auth-secret")).exists();
  }

  @Test
  void theProgramEndsWithTwoAndNamesTheLineOfAnUnknownKey() throws Exception {
    Path file = directory.resolve("mine.yaml");
    Files.writeString(file, "http:\n  prot: 80\n");

    assertThat(PaperDynasty.execute("serve", "--config", file.toString())).isEqualTo(2);
    BadSettings bad =
        catchThrowableOfType(
            BadSettings.class, () -> ConfigFiles.read(file, false, new HashMap<>()));
    assertThat(bad.faults()).containsExactly(file + ":2: unknown key http.prot");
  }

  @Test
  void theProgramEndsWithTwoOnWhatItDoesNotKnow() {
    assertThat(PaperDynasty.execute("juggle")).isEqualTo(2);
    assertThat(PaperDynasty.execute()).isEqualTo(2);
    assertThat(PaperDynasty.execute("serve", "--config", "no/such/file.yaml")).isEqualTo(2);
  }

  @Test
  void everyCommandTellsHowItIsUsed() {
    for (String command : new String[] {"serve", "dev", "migrate", "token", "load"}) {
      assertThat(PaperDynasty.execute(command, "--help")).as(command).isZero();
    }
  }

  private static Configuration of(Map<String, String> environment) {
    return Configuration.of(settings(environment), false);
  }

  private static Settings settings(Map<String, String> environment) {
    return ConfigFiles.read(Path.of("conf/paper-dynasty.yaml"), false, environment);
  }

  private static Settings development(Map<String, String> environment) {
    return ConfigFiles.read(null, true, environment);
  }

  private static String fault(Map<String, String> environment) {
    return catchThrowableOfType(BadSettings.class, () -> of(environment)).getMessage();
  }
}
