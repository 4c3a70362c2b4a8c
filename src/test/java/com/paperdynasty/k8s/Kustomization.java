package com.paperdynasty.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Renders a directory like {@code kubectl kustomize}, as far as our overlays need it: resources,
 * namespace, images, replicas, generators that read files, and JSON patches. An unknown field is
 * refused, so nothing is left out silently. If {@code kubectl} is installed, a test compares the
 * two.
 */
final class Kustomization {
  private static final Set<String> CLUSTER_WIDE =
      Set.of("Namespace", "ClusterRole", "CustomResourceDefinition");

  private final Path directory;
  private final List<ObjectNode> resources = new ArrayList<>();
  private final Map<String, GeneratedResource> generated = new LinkedHashMap<>();

  private Kustomization(Path directory) {
    this.directory = directory;
  }

  /** The resources of the directory, including secrets. */
  static List<ObjectNode> render(Path directory) {
    Kustomization whole = build(directory);
    whole.generated.values().forEach(one -> whole.resources.add(one.named(whole.resources)));
    return whole.resources;
  }

  private static Kustomization build(Path directory) {
    Kustomization here = new Kustomization(directory);
    JsonNode file = YamlReader.tree(YamlReader.read(directory.resolve("kustomization.yaml")));
    // In the order of kustomize, whatever the order in the file.
    Map<String, Consumer<JsonNode>> steps = new LinkedHashMap<>();
    steps.put("apiVersion", value -> must(value, "kustomize.config.k8s.io/v1beta1"));
    steps.put("kind", value -> must(value, "Kustomization"));
    steps.put("resources", value -> value.forEach(each -> here.resource(each.asText())));
    steps.put(
        "configMapGenerator", value -> value.forEach(each -> here.generate("ConfigMap", each)));
    steps.put("secretGenerator", value -> value.forEach(each -> here.generate("Secret", each)));
    steps.put("patches", value -> value.forEach(here::patch));
    steps.put("namespace", value -> here.namespace(value.asText()));
    steps.put("images", value -> value.forEach(here::image));
    steps.put("replicas", value -> value.forEach(here::replicas));
    fields(file, steps.keySet());
    steps.forEach(
        (field, step) -> {
          if (file.has(field)) {
            step.accept(file.get(field));
          }
        });
    return here;
  }

  private void resource(String name) {
    Path path = directory.resolve(name);
    if (name.endsWith(".yaml")) {
      resources.addAll(YamlReader.documents(YamlReader.read(path)));
    } else {
      Kustomization base = build(path);
      resources.addAll(base.resources);
      generated.putAll(base.generated);
    }
  }

  private void generate(String kind, JsonNode generator) {
    fields(generator, Set.of("name", "behavior", "files", "envs"));
    String name = generator.path("name").asText();
    String behavior = generator.path("behavior").asText("create");
    if (generated.containsKey(kind + name) != behavior.equals("replace")) {
      throw new IllegalArgumentException(kind + " " + name + " cannot be made by " + behavior);
    }
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    for (JsonNode file : generator.path("files")) {
      Path path = directory.resolve(file.asText());
      data.put(path.getFileName().toString(), YamlReader.read(path));
    }
    for (JsonNode file : generator.path("envs")) {
      YamlReader.read(directory.resolve(file.asText()))
          .lines()
          .map(line -> line.split("=", 2))
          .forEach(pair -> data.put(pair[0], pair[1]));
    }
    if (kind.equals("Secret")) {
      data.properties().forEach(entry -> entry.setValue(encoded(entry.getValue().asText())));
    }
    GeneratedResource before = generated.get(kind + name);
    generated.put(
        kind + name,
        new GeneratedResource(kind, name, before == null ? null : before.namespace(), data));
  }

  /** Base64, in lines if it is long. */
  private static JsonNode encoded(String secret) {
    String text = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
    String inLines = text.length() > 70 ? text.replaceAll("(.{1,70})", "$1\n") : text;
    return JsonNodeFactory.instance.textNode(inLines);
  }

  private void patch(JsonNode patch) {
    fields(patch, Set.of("target", "patch"));
    JsonNode target = patch.path("target");
    fields(target, Set.of("kind", "name"));
    JsonPatch.apply(
        resource(target.path("kind").asText(), target.path("name").asText()),
        patch.path("patch").asText());
  }

  private void namespace(String namespace) {
    for (ObjectNode resource : resources) {
      if (!CLUSTER_WIDE.contains(resource.path("kind").asText())) {
        resource.withObject("/metadata").put("namespace", namespace);
      }
    }
    generated.replaceAll(
        (key, one) -> new GeneratedResource(one.kind(), one.name(), namespace, one.data()));
  }

  private void image(JsonNode image) {
    fields(image, Set.of("name", "newName", "newTag"));
    String name = image.path("name").asText();
    String with = image.path("newName").asText(name) + ":" + image.path("newTag").asText();
    for (ObjectNode resource : resources) {
      for (JsonNode container : resource.at("/spec/template/spec/containers")) {
        if (container.path("image").asText().equals(name)) {
          ((ObjectNode) container).put("image", with);
        }
      }
    }
  }

  private void replicas(JsonNode replicas) {
    fields(replicas, Set.of("name", "count"));
    resource("Deployment", replicas.path("name").asText())
        .withObject("/spec")
        .set("replicas", replicas.get("count"));
  }

  private ObjectNode resource(String kind, String name) {
    return resources.stream()
        .filter(each -> each.path("kind").asText().equals(kind))
        .filter(each -> each.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no " + kind + " " + name));
  }

  private static void must(JsonNode value, String expected) {
    if (!value.asText().equals(expected)) {
      throw new IllegalArgumentException("not " + expected + ": " + value);
    }
  }

  private static void fields(JsonNode object, Set<String> known) {
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw new IllegalArgumentException("this renderer does not know " + name);
      }
    }
  }
}
