package com.paperdynasty.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that every reference leads to a resource that exists or is expected. */
final class ReferenceCheck {
  private final RenderedManifests renderedManifests;
  private final Map<String, List<String>> expectedSecrets;
  private final List<String> complaints;

  ReferenceCheck(
      RenderedManifests renderedManifests,
      Map<String, List<String>> expectedSecrets,
      List<String> complaints) {
    this.renderedManifests = renderedManifests;
    this.expectedSecrets = expectedSecrets;
    this.complaints = complaints;
  }

  void check() {
    Set<String> names = new HashSet<>();
    for (ObjectNode resource : renderedManifests.resources()) {
      if (!names.add(RenderedManifests.name(resource))) {
        complain(resource, "is there twice");
      }
    }
    renderedManifests.workloads().forEach(this::workload);
    renderedManifests.of("Service").forEach(this::service);
    renderedManifests.of("Ingress").forEach(this::ingress);
    for (String kind : List.of("PodDisruptionBudget", "NetworkPolicy")) {
      String path = kind.equals("NetworkPolicy") ? "podSelector" : "selector";
      renderedManifests
          .of(kind)
          .filter(
              each ->
                  renderedManifests.chosen(each.at("/spec/" + path + "/matchLabels")).size() != 1)
          .forEach(each -> complain(each, "selects the pods of not just one workload"));
    }
    renderedManifests.of("NetworkPolicy").forEach(each -> peers(each, each));
  }

  private void workload(ObjectNode workload) {
    JsonNode labels = workload.at("/spec/template/metadata/labels");
    if (workload.path("kind").asText().equals("Deployment")
        && !RenderedManifests.includes(labels, workload.at("/spec/selector/matchLabels"))) {
      complain(workload, "does not select its own pods");
    }
    for (JsonNode spread : workload.at("/spec/template/spec/topologySpreadConstraints")) {
      if (!RenderedManifests.includes(labels, spread.at("/labelSelector/matchLabels"))) {
        complain(workload, "spreads other pods than its own");
      }
    }
    Set<String> volumes = new HashSet<>();
    for (JsonNode volume : workload.at("/spec/template/spec/volumes")) {
      volumes.add(volume.path("name").asText());
      has(workload, "ConfigMap", volume.at("/configMap/name"));
      has(workload, "PersistentVolumeClaim", volume.at("/persistentVolumeClaim/claimName"));
      secret(workload, volume.at("/secret/secretName"), null);
    }
    for (JsonNode container : RenderedManifests.containers(workload)) {
      for (JsonNode mount : container.path("volumeMounts")) {
        if (!volumes.contains(mount.path("name").asText())) {
          complain(workload, "mounts what is no volume: " + mount.path("name"));
        }
      }
      for (JsonNode variable : container.path("env")) {
        JsonNode secret = variable.at("/valueFrom/secretKeyRef");
        secret(workload, secret.path("name"), secret.path("key").asText());
      }
      for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
        JsonNode port = container.at("/" + probe + "/httpGet/port");
        if (!port.isMissingNode()
            && !RenderedManifests.ports(container).containsKey(port.asText())) {
          complain(workload, probe + " asks a port that is not there: " + port);
        }
      }
    }
  }

  private void has(ObjectNode who, String kind, JsonNode name) {
    if (!name.isMissingNode() && renderedManifests.find(kind, name.asText()).isEmpty()) {
      complain(who, "needs a " + kind + " that is not there: " + name.asText());
    }
  }

  private void secret(ObjectNode who, JsonNode name, String key) {
    if (name.isMissingNode()) {
      return;
    }
    boolean made =
        renderedManifests
            .find("Secret", name.asText())
            .filter(secret -> key == null || secret.path("data").has(key))
            .isPresent();
    List<String> expected = expectedSecrets.get(name.asText());
    if (!made && (expected == null || (key != null && !expected.contains(key)))) {
      complain(who, "needs a Secret that nobody makes: " + name.asText() + " " + key);
    }
  }

  private void service(ObjectNode service) {
    List<ObjectNode> chosen = renderedManifests.chosen(service.at("/spec/selector"));
    if (chosen.size() != 1) {
      complain(service, "selects the pods of not just one workload");
      return;
    }
    Map<String, Integer> ports =
        RenderedManifests.ports(RenderedManifests.containers(chosen.get(0)).get(0));
    for (JsonNode port : service.at("/spec/ports")) {
      if (!ports.containsKey(port.path("targetPort").asText())) {
        complain(service, "has a target that is no port of its pods: " + port.path("targetPort"));
      }
    }
  }

  private void ingress(ObjectNode ingress) {
    for (JsonNode rule : ingress.at("/spec/rules")) {
      for (JsonNode path : rule.at("/http/paths")) {
        JsonNode to = path.at("/backend/service");
        boolean there =
            renderedManifests.find("Service", to.path("name").asText()).stream()
                .flatMap(service -> RenderedManifests.list(service.at("/spec/ports")).stream())
                .anyMatch(port -> port.path("name").equals(to.at("/port/name")));
        if (!there) {
          complain(ingress, "leads to a Service or port that is not there: " + to);
        }
      }
    }
    ingress.at("/spec/tls").forEach(tls -> secret(ingress, tls.path("secretName"), null));
  }

  /** The pods of this namespace that a policy names must be ours. */
  private void peers(ObjectNode policy, JsonNode node) {
    JsonNode peer = node.at("/podSelector/matchLabels");
    if (!peer.isMissingNode() && renderedManifests.chosen(peer).isEmpty()) {
      complain(policy, "names pods that nobody makes: " + peer);
    }
    node.forEach(child -> peers(policy, child));
  }

  private void complain(ObjectNode who, String what) {
    complaints.add(RenderedManifests.name(who) + " " + what);
  }
}
