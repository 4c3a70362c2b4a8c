package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.store.TestDatabase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program prints, and its exit code, when it cannot start. */
@RunsInParallel
class StartIT {
  private static final String JAVA = ProcessHandle.current().info().command().orElse("java");
  private static final Path SHIPPED = Path.of("target/paper-dynasty.jar").toAbsolutePath();

  private record Ended(int exitCode, List<String> lines) {}

  @AtLength
  @ParameterizedTest
  @CsvSource({
    "http.port, PD_HTTP_PORT",
    "management.port, PD_MANAGEMENT_PORT",
    "cluster.port, PD_CLUSTER_PORT",
    "cluster.bus-port, PD_CLUSTER_BUS_PORT"
  })
  void takenPortIsNamedWithItsKey(String key, String variable) throws Exception {
    try (TestDatabase database = TestDatabase.fresh();
        ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Map<String, String> environment = new HashMap<>();
      environment.put("PD_DATABASE_URL", database.url());
      environment.put("PD_AUTH_SECRET", TestNode.SECRET);
      environment.put("PD_HTTP_PORT", "0");
      environment.put("PD_HTTP_HOST", "127.0.0.1");
      environment.put("PD_MANAGEMENT_PORT", "0");
      environment.put("PD_MANAGEMENT_HOST", "127.0.0.1");
      environment.put("PD_LOG_FORMAT", "json");
      if (key.startsWith("cluster")) {
        environment.put("PD_CLUSTER_ENABLED", "true");
        environment.put("PD_CLUSTER_SECRET", TestNode.SECRET);
        environment.put("PD_CLUSTER_HOST", "127.0.0.1");
        environment.put("PD_CLUSTER_MEMBERS", "127.0.0.1");
      }
      environment.put(variable, "" + taken.getLocalPort());
      Ended ended = run(environment, "serve");
      assertThat(ended.exitCode()).isEqualTo(1);
      assertThat(ended.lines())
          .anyMatch(
              line ->
                  line.contains("127.0.0.1:" + taken.getLocalPort())
                      && line.contains(key)
                      && line.contains("in use"))
          .allSatisfy(StartIT::isOneObject);
    }
  }

  @AtLength
  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve --nonsense",
        "serve",
        "nonsense",
        "serve --config no-such-file",
        "migrate",
        "token"
      })
  void faultsArePrintedAsJsonIfTheLogIsJson(String arguments) throws Exception {
    Ended ended = run(Map.of("PD_LOG_FORMAT", "json"), arguments.split(" ", -1));
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.lines()).isNotEmpty().allSatisfy(StartIT::isOneObject);
  }

  @AtLength
  @Test
  void faultsArePrintedAsJsonIfTheFileSaysSo(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("settings.yaml");
    Files.writeString(file, "log:\n  format: json\nlobby:\n  page-items: 0\n");
    Ended ended = run(Map.of(), "serve", "--config", file.toString());
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.lines()).isNotEmpty().allSatisfy(StartIT::isOneObject);
  }

  @AtLength
  @Test
  void unreachableDatabaseIsReportedAsJson() throws Exception {
    Ended ended =
        run(
            Map.of(
                "PD_LOG_FORMAT", "json",
                "PD_AUTH_SECRET", TestNode.SECRET,
                "PD_MANAGEMENT_PORT", "0",
                "PD_DATABASE_URL", "postgresql://nobody:x@127.0.0.1:1/none"),
            "serve");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.lines()).isNotEmpty().allSatisfy(StartIT::isOneObject);
  }

  @Test
  void shippedJarHasNoPostgresAndServeGivesAdvice(@TempDir Path folder) throws Exception {
    try (JarFile jar = new JarFile(SHIPPED.toFile())) {
      assertThat(jar.stream().map(JarEntry::getName))
          .contains("com/paperdynasty/store/EmbeddedServer.class", "conf/paper-dynasty.yaml")
          .noneMatch(
              name -> name.matches("(com/paperdynasty/store/embedded|io/zonky|.*postgres-).*"))
          .noneMatch(name -> name.startsWith("META-INF/services/com.paperdynasty"));
    }
    List<String> java =
        List.of(JAVA, "-Xmx256m", "-XX:TieredStopAtLevel=1", "-jar", SHIPPED.toString());

    Ended serve = run(java, Map.of("PD_AUTH_SECRET", TestNode.SECRET), folder, "serve");
    assertThat(serve.exitCode()).isEqualTo(2);
    assertThat(serve.lines())
        .singleElement()
        .asString()
        .contains("database.url is missing", "PD_DATABASE_URL", "mvn compile exec:java");
    Ended help = run(java, Map.of(), folder, "--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.lines()).anyMatch(line -> line.contains("serve"));
  }

  private static void isOneObject(String line) throws Exception {
    assertThat(new ObjectMapper().readTree(line).isObject()).as(line).isTrue();
  }

  private static Ended run(Map<String, String> environment, String... arguments) throws Exception {
    String classes = System.getProperty("java.class.path");
    String main = "com.paperdynasty.app.PaperDynasty";
    return run(
        List.of(JAVA, "-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp", classes, main),
        environment,
        Path.of(""),
        arguments);
  }

  private static Ended run(
      List<String> program, Map<String, String> environment, Path folder, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toAbsolutePath().toFile())
            .redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("PD_"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output.lines().toList());
  }
}
