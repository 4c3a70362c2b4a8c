package com.paperdynasty.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks what pods may do, and who may reach them. */
final class PodSecurityCheck {
  private static final Set<Integer> PUBLIC = Set.of(8080);
  private static final Set<Integer> MANAGEMENT = Set.of(8081);
  private static final Set<Integer> BETWEEN = Set.of(5701, 5702);

  private final RenderedManifests renderedManifests;
  private final List<String> complaints;

  PodSecurityCheck(RenderedManifests renderedManifests, List<String> complaints) {
    this.renderedManifests = renderedManifests;
    this.complaints = complaints;
  }

  void check() {
    renderedManifests.workloads().forEach(this::pod);
    ObjectNode server = renderedManifests.get("NetworkPolicy", "paper-dynasty");
    for (JsonNode rule : server.at("/spec/ingress")) {
      Set<Integer> ports = ports(rule);
      boolean ours = onlyOurs(rule.path("from"), "server");
      boolean elsewhere =
          !rule.path("from").isEmpty()
              && RenderedManifests.list(rule.path("from")).stream()
                  .allMatch(peer -> peer.has("namespaceSelector"));
      if (!(ports.equals(PUBLIC)
          || (ports.equals(MANAGEMENT) && elsewhere)
          || (ports.equals(BETWEEN) && ours))) {
        complain(server, "lets in too many: " + rule);
      }
    }
    if (server.at("/spec/ingress").size() != 3) {
      complain(server, "does not let in just the public, the monitoring and the other nodes");
    }
    for (ObjectNode workload : renderedManifests.workloads()) {
      List<ObjectNode> policies =
          renderedManifests
              .of("NetworkPolicy")
              .filter(
                  each ->
                      renderedManifests
                          .chosen(each.at("/spec/podSelector/matchLabels"))
                          .contains(workload))
              .toList();
      if (policies.size() != 1 || policies.get(0).at("/spec/policyTypes").size() != 2) {
        complain(workload, "has not one policy for who comes and where it goes");
      }
      egress(workload, policies);
    }
  }

  /** Pods may connect only to other nodes, to DNS, or to PostgreSQL at a named place. */
  private void egress(ObjectNode workload, List<ObjectNode> policies) {
    Map<Set<Integer>, String> known =
        Map.of(BETWEEN, "nodes", Set.of(53), "names", Set.of(5432), "PostgreSQL");
    for (ObjectNode policy : policies) {
      for (JsonNode rule : policy.at("/spec/egress")) {
        boolean nodes = ports(rule).equals(BETWEEN);
        if (!known.containsKey(ports(rule))
            || rule.path("to").isEmpty()
            || (nodes && !onlyOurs(rule.path("to"), "server"))) {
          complain(workload, "may go where it need not: " + rule);
        }
      }
    }
  }

  private static boolean onlyOurs(JsonNode peers, String component) {
    return !peers.isEmpty()
        && RenderedManifests.list(peers).stream()
            .allMatch(
                peer ->
                    peer.size() == 1
                        && peer.at("/podSelector/matchLabels/app.kubernetes.io~1component")
                            .asText()
                            .equals(component));
  }

  private static Set<Integer> ports(JsonNode rule) {
    return RenderedManifests.list(rule.path("ports")).stream()
        .map(port -> port.path("port").asInt())
        .collect(Collectors.toSet());
  }

  private void pod(ObjectNode workload) {
    JsonNode pod = workload.at("/spec/template/spec");
    boolean user =
        pod.at("/securityContext/runAsNonRoot").asBoolean()
            && pod.at("/securityContext/runAsUser").asInt() > 0
            && pod.at("/securityContext/seccompProfile/type").asText().equals("RuntimeDefault");
    if (!user || pod.path("automountServiceAccountToken").asBoolean(true)) {
      complain(workload, "is more than a plain user");
    }
    for (JsonNode container : RenderedManifests.containers(workload)) {
      JsonNode may = container.path("securityContext");
      if (may.path("allowPrivilegeEscalation").asBoolean(true)
          || !may.path("readOnlyRootFilesystem").asBoolean()
          || !may.at("/capabilities/drop/0").asText().equals("ALL")) {
        complain(workload, "may do more than it has to");
      }
      boolean writable =
          RenderedManifests.list(container.path("volumeMounts")).stream()
              .filter(mount -> mount.path("mountPath").asText().equals("/tmp"))
              .flatMap(
                  mount ->
                      RenderedManifests.list(pod.path("volumes")).stream()
                          .filter(volume -> volume.path("name").equals(mount.path("name"))))
              .anyMatch(volume -> volume.has("emptyDir"));
      if (!writable) {
        complain(workload, "has no /tmp to write to");
      }
      if (!container.at("/resources/limits").has("memory")
          || !container.at("/resources/requests").has("cpu")) {
        complain(workload, "does not say what it needs");
      }
    }
  }

  private void complain(ObjectNode who, String what) {
    complaints.add(RenderedManifests.name(who) + " " + what);
  }
}
