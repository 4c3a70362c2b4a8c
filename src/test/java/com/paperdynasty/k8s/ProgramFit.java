package com.paperdynasty.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.app.PaperDynasty;
import com.paperdynasty.config.ConfigException;
import com.paperdynasty.config.ConfigSource;
import com.paperdynasty.config.ConfigTree;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Checks that the pods match our program: its commands, settings, ports and times. */
final class ProgramFit {
  private static final String SERVER = "paper-dynasty";
  private static final Path DEFAULTS = Path.of("conf/paper-dynasty.yaml");
  private static final Set<String> HEALTH = Set.of("/health/live", "/health/ready");

  private final RenderedManifests renderedManifests;
  private final List<String> complaints;

  ProgramFit(RenderedManifests renderedManifests, List<String> complaints) {
    this.renderedManifests = renderedManifests;
    this.complaints = complaints;
  }

  void check() {
    ObjectNode server = renderedManifests.get("Deployment", SERVER);
    program(server, "serve");
    program(renderedManifests.get("Job", SERVER + "-migrate"), "migrate");
    settings(renderedManifests.get("Job", SERVER + "-migrate"));
    ConfigTree settings = settings(server);
    if (settings != null) {
      ports(server, settings);
      times(server, settings);
      discovery(settings);
    }
    rolling(server);
  }

  private void program(ObjectNode workload, String command) {
    JsonNode container = RenderedManifests.containers(workload).get(0);
    String[] arguments =
        RenderedManifests.list(container.path("args")).stream()
            .map(JsonNode::asText)
            .toArray(String[]::new);
    if (container.has("command")) {
      complain(workload, "replaces the image's entrypoint");
    }
    try {
      CommandLine.ParseResult parsed =
          new CommandLine(PaperDynasty.class).parseArgs(arguments).subcommand();
      if (parsed == null || !parsed.commandSpec().name().equals(command)) {
        complain(workload, "does not run " + command);
      }
    } catch (ParameterException e) {
      complain(workload, "gives the program arguments that it does not take: " + e.getMessage());
    }
  }

  /** The settings as the program reads them, or null if it refuses them. */
  private ConfigTree settings(ObjectNode workload) {
    JsonNode container = RenderedManifests.containers(workload).get(0);
    Map<String, String> environment = new HashMap<>();
    for (JsonNode variable : container.path("env")) {
      String name = variable.path("name").asText();
      environment.put(name, variable.path("value").asText("of the cluster"));
    }
    try {
      ConfigSource defaults = new ConfigSource(DEFAULTS.toString(), YamlReader.read(DEFAULTS));
      return ConfigTree.of(defaults, file(workload, container), environment);
    } catch (ConfigException e) {
      e.faults().forEach(fault -> complain(workload, "is configured wrongly: " + fault));
      return null;
    }
  }

  /** The file that {@code --config} names, from the ConfigMap that is mounted there. */
  private List<ConfigSource> file(ObjectNode workload, JsonNode container) {
    List<String> arguments =
        RenderedManifests.list(container.path("args")).stream().map(JsonNode::asText).toList();
    int at = arguments.indexOf("--config");
    if (at < 0 || at + 1 == arguments.size()) {
      return List.of();
    }
    Path path = Path.of(arguments.get(at + 1));
    for (JsonNode mount : container.path("volumeMounts")) {
      if (Path.of(mount.path("mountPath").asText()).equals(path.getParent())) {
        for (JsonNode volume : workload.at("/spec/template/spec/volumes")) {
          String map = volume.at("/configMap/name").asText();
          JsonNode text =
              renderedManifests
                  .find("ConfigMap", map)
                  .map(found -> found.at("/data").path(path.getFileName().toString()))
                  .orElse(null);
          if (volume.path("name").equals(mount.path("name")) && text != null && text.isTextual()) {
            return List.of(new ConfigSource(map, text.asText()));
          }
        }
      }
    }
    complain(workload, "has no configuration at " + path);
    return List.of();
  }

  private void ports(ObjectNode server, ConfigTree settings) {
    JsonNode container = RenderedManifests.containers(server).get(0);
    Map<String, Integer> own =
        Map.of(
            "http", (int) settings.number("http.port"),
            "management", (int) settings.number("management.port"),
            "hazelcast", (int) settings.number("cluster.port"),
            "event-bus", (int) settings.number("cluster.bus-port"));
    if (!RenderedManifests.ports(container).equals(own)) {
      complain(
          server, "has the ports " + RenderedManifests.ports(container) + ", the program " + own);
    }
    JsonNode ofService = renderedManifests.get("Service", SERVER + "-nodes").at("/spec/ports");
    for (JsonNode port : ofService) {
      // A headless Service does not translate ports.
      if (port.path("port").asInt() != own.getOrDefault(port.path("name").asText(), 0)) {
        complaints.add("Service " + SERVER + "-nodes has another port than the program: " + port);
      }
    }
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      JsonNode asked = container.at("/" + probe + "/httpGet");
      String health = probe.equals("readinessProbe") ? "/health/ready" : "/health/live";
      if (!asked.path("port").asText().equals("management")
          || !HEALTH.contains(asked.path("path").asText())
          || !asked.path("path").asText().equals(health)) {
        complain(server, probe + " does not ask for " + health + ": " + asked);
      }
    }
  }

  private void times(ObjectNode server, ConfigTree settings) {
    JsonNode container = RenderedManifests.containers(server).get(0);
    JsonNode before = container.at("/lifecycle/preStop/exec/command");
    int pauseMs = 0;
    if (!before.isMissingNode()) {
      if (!before.path(0).asText().equals("sleep") || before.size() != 2) {
        complain(server, "does something else than sleep before it stops");
      }
      pauseMs = Integer.parseInt(before.path(1).asText()) * 1_000;
    }
    int graceMs = server.at("/spec/template/spec/terminationGracePeriodSeconds").asInt(30) * 1_000;
    long drainMs = settings.number("shutdown.timeout-ms");
    if (graceMs <= pauseMs + drainMs) {
      complain(server, "has " + graceMs + " ms of grace for " + (pauseMs + drainMs));
    }
  }

  private void discovery(ConfigTree settings) {
    if (!settings.flag("cluster.enabled")) {
      complaints.add("Deployment " + SERVER + " has several pods that are no cluster");
    }
    ObjectNode headless = renderedManifests.get("Service", SERVER + "-nodes");
    if (!headless.at("/spec/clusterIP").asText().equals("None")
        || !headless.at("/spec/publishNotReadyAddresses").asBoolean()) {
      complaints.add("Service " + SERVER + "-nodes does not give every pod's address");
    }
    String name = SERVER + "-nodes.$(POD_NAMESPACE).svc.cluster.local";
    if (!settings.text("cluster.dns").equals(name)) {
      complaints.add("Deployment " + SERVER + " looks for its nodes elsewhere than at " + name);
    }
    if (!renderedManifests
        .get("Service", SERVER)
        .at("/spec/sessionAffinity")
        .asText()
        .equals("ClientIP")) {
      complaints.add("Service " + SERVER + " does not keep a client at one pod");
    }
  }

  private void rolling(ObjectNode server) {
    JsonNode rolling = server.at("/spec/strategy/rollingUpdate");
    if (!rolling.path("maxUnavailable").asText().equals("0")
        || rolling.path("maxSurge").asInt() != 1) {
      complain(server, "does not roll one pod at a time");
    }
    JsonNode budget =
        renderedManifests.get("PodDisruptionBudget", SERVER).at("/spec/maxUnavailable");
    if (budget.asInt() != 1 || server.at("/spec/replicas").asInt() < 2) {
      complain(server, "may lose all its pods at once");
    }
  }

  private void complain(ObjectNode who, String what) {
    complaints.add(RenderedManifests.name(who) + " " + what);
  }
}
