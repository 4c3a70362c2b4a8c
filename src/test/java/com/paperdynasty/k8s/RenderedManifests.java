package com.paperdynasty.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The resources that would be applied to a cluster. */
record RenderedManifests(List<ObjectNode> resources) {

  /** All faults, each with the name of its resource. */
  List<String> complaints(Map<String, List<String>> expectedSecrets) {
    List<String> complaints = new ArrayList<>();
    resources.forEach(
        resource -> StrictResourceReader.complaint(resource).ifPresent(complaints::add));
    if (complaints.isEmpty()) {
      new ReferenceCheck(this, expectedSecrets, complaints).check();
      new ProgramFit(this, complaints).check();
      new PodSecurityCheck(this, complaints).check();
    }
    return complaints;
  }

  Stream<ObjectNode> of(String kind) {
    return resources.stream().filter(each -> each.path("kind").asText().equals(kind));
  }

  Optional<ObjectNode> find(String kind, String name) {
    return of(kind).filter(each -> each.at("/metadata/name").asText().equals(name)).findFirst();
  }

  ObjectNode get(String kind, String name) {
    return find(kind, name)
        .orElseThrow(() -> new AssertionError("there is no " + kind + " " + name));
  }

  /** The resources that create pods. */
  List<ObjectNode> workloads() {
    return Stream.concat(of("Deployment"), of("Job")).toList();
  }

  /** The workloads whose pods a selector selects. */
  List<ObjectNode> chosen(JsonNode selector) {
    return workloads().stream()
        .filter(each -> includes(each.at("/spec/template/metadata/labels"), selector))
        .toList();
  }

  static boolean includes(JsonNode labels, JsonNode selector) {
    return !selector.isEmpty()
        && selector.properties().stream()
            .allMatch(each -> each.getValue().equals(labels.path(each.getKey())));
  }

  static List<JsonNode> containers(JsonNode workload) {
    return list(workload.at("/spec/template/spec/containers"));
  }

  static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  /** A container's ports by name. */
  static Map<String, Integer> ports(JsonNode container) {
    Map<String, Integer> ports = new HashMap<>();
    for (JsonNode port : container.path("ports")) {
      ports.put(port.path("name").asText(), port.path("containerPort").asInt());
    }
    return ports;
  }

  static String name(JsonNode resource) {
    return resource.path("kind").asText() + " " + resource.at("/metadata/name").asText();
  }
}
