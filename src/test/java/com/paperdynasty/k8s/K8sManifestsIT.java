package com.paperdynasty.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The overlays match the program, and planted faults are found. */
@RunsInParallel
class K8sManifestsIT {
  private static final Path SOURCE = Path.of("k8s");
  private static final String SECRET = "paper-dynasty";
  private static final Map<String, Map<String, List<String>>> EXPECTED_SECRETS =
      Map.of(
          "local",
          Map.of(),
          "production",
          Map.of(
              SECRET,
              List.of("database-url", "auth-secret", "cluster-secret"),
              "paper-dynasty-tls",
              List.of()));

  @TempDir private static Path copy;

  /** The local overlay's secrets are generated beside it, so it is rendered from a copy. */
  @BeforeAll
  static void copyAndGenerateSecrets() throws Exception {
    try (Stream<Path> files = Files.walk(SOURCE)) {
      for (Path file : files.toList()) {
        if (!file.endsWith("secrets.env")) {
          Path to = copy.resolve(SOURCE.relativize(file).toString());
          if (Files.isDirectory(file)) {
            Files.createDirectories(to);
          } else {
            Files.copy(file, to);
          }
        }
      }
    }
    run("sh", overlay("local").resolve("draw-secrets").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void overlayHasNoFault(String overlay) {
    assertThat(rendered(overlay).complaints(EXPECTED_SECRETS.get(overlay))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void rendererMatchesKubectl(String overlay) throws Exception {
    assumeThat(inThePath("kubectl")).as("no kubectl in the PATH to compare with").isTrue();
    String theirs = run("kubectl", "kustomize", overlay(overlay).toString());

    assertThat(byName(rendered(overlay).resources()))
        .isEqualTo(byName(YamlReader.documents(theirs)))
        .hasSizeGreaterThan(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"namePrefix: x-", "components: [x]", "commonLabels: {a: b}"})
  void rendererRefusesUnknownFields(String more) throws Exception {
    Path directory = Files.createTempDirectory(copy, "odd");
    Files.writeString(directory.resolve("kustomization.yaml"), more + "\n");

    assertThatThrownBy(() -> Kustomization.render(directory))
        .hasMessageContaining("does not know " + more.split(":", 2)[0]);
  }

  @Test
  void localSecretsAreGeneratedOnceAndIgnoredByGit() throws Exception {
    String drawn = YamlReader.read(overlay("local").resolve("secrets.env"));
    run("sh", overlay("local").resolve("draw-secrets").toString());

    assertThat(YamlReader.read(overlay("local").resolve("secrets.env"))).isEqualTo(drawn);
    assertThat(drawn.lines().map(line -> line.split("=", 2)[0]))
        .contains("database-url", "auth-secret", "cluster-secret", "postgres-password");
    assertThat(drawn).containsPattern("auth-secret=[0-9a-f]{48}\n");
    assertThat(YamlReader.read(Path.of(".gitignore"))).contains("k8s/overlays/local/secrets.env");
  }

  /** Each is one fault planted into the rendered production overlay, with its complaint. */
  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Deployment | replace /spec/replicas '3' | Cannot coerce String value",
        "Deployment | add /spec/replicaz 3 | Unrecognized field \"replicaz\"",
        "Deployment | add /spec/template/spec/containers/0/prots [] | Unrecognized field \"prots\"",
        "Deployment | add /spec/template/spec/containers/0/env/0/value 1 | Cannot coerce Integer",
        "Deployment | replace /apiVersion apps/v2 | there is no apps/v2 Deployment",
        "Deployment | replace /spec/selector/matchLabels/app.kubernetes.io~1name x | does not select its own pods",
        "Deployment | replace /spec/template/spec/topologySpreadConstraints/0/labelSelector/matchLabels/app.kubernetes.io~1name x | spreads other pods",
        "Deployment | replace /spec/template/spec/volumes/0/configMap/name x | needs a ConfigMap that is not there",
        "Deployment | replace /spec/template/spec/containers/0/env/4/valueFrom/secretKeyRef/key x | needs a Secret that nobody makes",
        "Deployment | replace /spec/template/spec/containers/0/env/4/valueFrom/secretKeyRef/name x | needs a Secret that nobody makes",
        "Deployment | replace /spec/template/spec/containers/0/volumeMounts/1/name x | mounts what is no volume",
        "Deployment | replace /spec/template/spec/containers/0/readinessProbe/httpGet/port 8082 | asks a port that is not there",
        "Deployment | replace /spec/template/spec/containers/0/readinessProbe/httpGet/path /ready | does not ask for /health/ready",
        "Deployment | replace /spec/template/spec/containers/0/livenessProbe/httpGet/path /health/ready | does not ask for /health/live",
        "Deployment | remove /spec/template/spec/containers/0/startupProbe | startupProbe does not ask",
        "Deployment | replace /spec/template/spec/containers/0/ports/0/containerPort 8090 | has the ports",
        "Deployment | replace /spec/template/spec/containers/0/args/0 server | arguments that it does not take",
        "Deployment | replace /spec/template/spec/containers/0/args/0 migrate | does not run serve",
        "Deployment | replace /spec/template/spec/containers/0/args/1 --conf | arguments that it does not take",
        "Deployment | replace /spec/template/spec/containers/0/args/2 /etc/x.yaml | has no configuration at /etc/x.yaml",
        "Deployment | add /spec/template/spec/containers/0/command [java] | replaces the image's entrypoint",
        "Deployment | replace /spec/template/spec/containers/0/env/2/name PD_CLUSTER_NAME | PD_CLUSTER_NAME: unknown setting",
        "Deployment | add /spec/template/spec/containers/0/env/- {name: PD_HTTP_PORT, value: x} | http.port must be",
        "Deployment | add /spec/template/spec/containers/0/env/- {name: PD_CLUSTER_ENABLED, value: 'false'} | has several pods that are no cluster",
        "Deployment | replace /spec/template/spec/containers/0/env/2/value x.$(POD_NAMESPACE).svc.cluster.local | looks for its nodes elsewhere",
        "Deployment | replace /spec/template/spec/terminationGracePeriodSeconds 25 | has 25000 ms of grace for 35000",
        "Deployment | replace /spec/template/spec/containers/0/lifecycle/preStop/exec/command/1 '30' | has 40000 ms of grace for 60000",
        "Deployment | replace /spec/strategy/rollingUpdate/maxUnavailable 1 | does not roll one pod at a time",
        "Deployment | replace /spec/replicas 1 | may lose all its pods at once",
        "Deployment | replace /spec/template/spec/securityContext/runAsUser 0 | is more than a plain user",
        "Deployment | remove /spec/template/spec/automountServiceAccountToken | is more than a plain user",
        "Deployment | remove /spec/template/spec/containers/0/securityContext/capabilities | may do more than it has to",
        "Deployment | remove /spec/template/spec/containers/0/securityContext/readOnlyRootFilesystem | may do more than it has to",
        "Deployment | remove /spec/template/spec/containers/0/volumeMounts/1 | has no /tmp to write to",
        "Deployment | remove /spec/template/spec/containers/0/resources/limits | does not say what it needs",
        "Job | replace /spec/template/spec/containers/0/args/0 migrrate | arguments that it does not take",
        "Job | replace /spec/template/spec/containers/0/env/1/name PD_LOGFORMAT | PD_LOGFORMAT: unknown setting",
        "Job | add /spec/ttl 3 | Unrecognized field \"ttl\"",
        "ConfigMap | add /data/paper-dynasty.yaml 'http: {prot: 8080}' | unknown key http.prot",
        "ConfigMap | add /data/paper-dynasty.yaml 'http: {port: here}' | http.port must be",
        "ConfigMap | add /data/paper-dynasty.yaml 'cluster: {enabled: true, bus-port: 5799}' | the program",
        "Service | replace /spec/ports/0/targetPort web | no port of its pods",
        "Service | replace /spec/selector/app.kubernetes.io~1component web | selects the pods of not just one workload",
        "Service | replace /spec/sessionAffinity None | does not keep a client at one pod",
        "PodDisruptionBudget | replace /spec/selector/matchLabels/app.kubernetes.io~1name x | selects the pods of not just one workload",
        "PodDisruptionBudget | replace /spec/maxUnavailable 3 | may lose all its pods at once",
        "NetworkPolicy | replace /spec/podSelector/matchLabels/app.kubernetes.io~1name x | selects the pods of not just one workload",
        "NetworkPolicy | replace /spec/ingress/2/from/0/podSelector/matchLabels/app.kubernetes.io~1component x | names pods that nobody makes",
        "NetworkPolicy | remove /spec/ingress/1/from | lets in too many",
        "NetworkPolicy | remove /spec/ingress/2/from | lets in too many",
        "NetworkPolicy | replace /spec/ingress/2/ports/0/port 5703 | lets in too many",
        "NetworkPolicy | remove /spec/ingress/2 | does not let in just",
        "NetworkPolicy | remove /spec/policyTypes/1 | has not one policy",
        "NetworkPolicy | remove /spec/egress/2/to | may go where it need not",
        "Ingress | replace /spec/rules/0/http/paths/0/backend/service/port/name web | leads to a Service or port that is not there",
        "Ingress | replace /spec/tls/0/secretName x | needs a Secret that nobody makes",
      })
  void plantedFaultIsFound(String kind, String fault, String complaint) {
    RenderedManifests whole = rendered("production");
    ObjectNode resource = whole.of(kind).findFirst().orElseThrow();
    String[] words = fault.split(" ", 3);
    String value = words.length == 3 ? ", value: " + quoted(words[2]) : "";
    JsonPatch.apply(resource, "[{op: " + words[0] + ", path: \"" + words[1] + "\"" + value + "}]");

    assertThat(whole.complaints(EXPECTED_SECRETS.get("production")))
        .anySatisfy(said -> assertThat(said).contains(complaint));
  }

  private static String quoted(String value) {
    return value.contains(": ") && !value.startsWith("{") && !value.startsWith("'")
        ? "'" + value + "'"
        : value;
  }

  @Test
  void headlessServiceListsAllNodes() {
    for (String fault :
        new String[] {
          "[{op: remove, path: /spec/clusterIP}]",
          "[{op: remove, path: /spec/publishNotReadyAddresses}]",
          "[{op: replace, path: /spec/ports/1/port, value: 5703}]"
        }) {
      RenderedManifests whole = rendered("production");
      JsonPatch.apply(whole.get("Service", "paper-dynasty-nodes"), fault);
      assertThat(whole.complaints(EXPECTED_SECRETS.get("production"))).as(fault).hasSize(1);
    }
  }

  @Test
  void probesUsePathsOfTheProgram() throws Exception {
    try (TestNode node = TestNode.start(Map.of())) {
      JsonNode container =
          RenderedManifests.containers(rendered("local").get("Deployment", "paper-dynasty")).get(0);
      for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
        String path = container.at("/" + probe + "/httpGet/path").asText();
        assertThat(new RestClient(node.managementPort()).getRaw(path, null, null).statusCode())
            .as(path)
            .isEqualTo(200);
      }
    }
  }

  @Test
  void imageMatchesTheManifests() {
    Map<String, String> image =
        YamlReader.read(SOURCE.resolve("Dockerfile"))
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> line.split(" ", 2))
            .collect(Collectors.toMap(word -> word[0], word -> word[1], (a, b) -> a + "\n" + b));
    ObjectNode server = rendered("production").get("Deployment", "paper-dynasty");
    JsonNode pod = server.at("/spec/template/spec");
    String user =
        pod.at("/securityContext/runAsUser").asText()
            + ":"
            + pod.at("/securityContext/runAsGroup").asText();
    List<String> ports =
        RenderedManifests.list(pod.at("/containers/0/ports")).stream()
            .map(port -> port.path("containerPort").asText())
            .toList();

    assertThat(image.keySet())
        .containsExactlyInAnyOrder(
            "FROM", "WORKDIR", "COPY", "USER", "EXPOSE", "ENTRYPOINT", "CMD");
    assertThat(image.get("FROM")).isEqualTo("eclipse-temurin:17-jre");
    assertThat(image.get("WORKDIR")).isEqualTo("/app");
    assertThat(image.get("COPY")).isEqualTo("target/paper-dynasty.jar /app/paper-dynasty.jar");
    assertThat(image.get("USER")).isEqualTo(user).matches("[1-9]\\d*:[1-9]\\d*");
    assertThat(image.get("EXPOSE").split(" ")).containsExactlyElementsOf(ports);
    assertThat(image.get("ENTRYPOINT"))
        .as("no shell between, so that SIGTERM arrives")
        .isEqualTo("[\"java\", \"-jar\", \"/app/paper-dynasty.jar\"]");
    assertThat(image.get("CMD")).isEqualTo("[\"serve\"]");
    assertThat(YamlReader.read(SOURCE.resolve("Dockerfile.dockerignore")).lines())
        .containsExactly("*", "!target/paper-dynasty.jar");
    assertThat(YamlReader.read(Path.of("pom.xml")))
        .contains(
            "<finalName>paper-dynasty</finalName>",
            "<maven.compiler.release>17</maven.compiler.release>");
  }

  @Test
  void readmeNamesTheRequiredSecrets() {
    String readme = YamlReader.read(SOURCE.resolve("README.md"));
    EXPECTED_SECRETS
        .get("production")
        .forEach(
            (secret, keys) -> {
              assertThat(readme).contains("`" + secret + "`");
              keys.forEach(key -> assertThat(readme).contains("`" + key + "`"));
            });
  }

  private static RenderedManifests rendered(String overlay) {
    return new RenderedManifests(Kustomization.render(overlay(overlay)));
  }

  private static Path overlay(String name) {
    return copy.resolve("overlays").resolve(name);
  }

  private static Map<String, ObjectNode> byName(List<ObjectNode> resources) {
    return resources.stream()
        .collect(
            Collectors.toMap(
                RenderedManifests::name, resource -> resource, (a, b) -> a, TreeMap::new));
  }

  private static boolean inThePath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** The output of a command that must succeed. */
  private static String run(String... command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(copy, "said", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(String.join(" ", command)).isTrue();
    assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
    return Files.readString(out);
  }
}
