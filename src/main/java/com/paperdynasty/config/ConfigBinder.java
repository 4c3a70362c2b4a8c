package com.paperdynasty.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Binds settings to the packages' records by the names of their components. An invalid value is
 * recorded as a fault and replaced by its default until {@link #check}, so that all faults are
 * reported at once. For one thread, at the start.
 */
public final class ConfigBinder {
  private final ConfigTree tree;
  private final ObjectMapper mapper;
  private final Set<String> faults = new LinkedHashSet<>();

  public ConfigBinder(ConfigTree tree, ConfigTypes types) {
    this.tree = tree;
    this.mapper = types.mapper();
  }

  /** Binds the settings whose keys begin with a prefix. */
  public <T extends Record> T bind(String prefix, Class<T> type) {
    return bind(prefix, type, Map.of());
  }

  /**
   * Binds the settings whose keys begin with a prefix such as {@code "http."}. The rest of a key is
   * the component's name: {@code readIdleMs} is {@code read-idle-ms}. A record among the components
   * is a subsection.
   *
   * @param others keys of settings outside of the prefix, by the path of their component
   * @throws IllegalArgumentException if the defaults themselves are invalid
   */
  public <T extends Record> T bind(String prefix, Class<T> type, Map<String, String> others) {
    ObjectNode settings = tree.settings(prefix);
    others.forEach((path, key) -> ConfigTree.put(settings, path, tree.value(key)));
    while (true) {
      try {
        return mapper.treeToValue(settings, type);
      } catch (JsonMappingException e) {
        String path = path(e);
        String key = others.getOrDefault(path, prefix + path.replace('/', '.'));
        JsonNode fallback = tree.keys().contains(key) ? tree.defaultValue(key) : null;
        if (fallback == null || fallback.equals(ConfigTree.put(settings, path, fallback))) {
          throw new IllegalArgumentException(type + " cannot be bound to " + prefix, e);
        }
        fault(key, e.getOriginalMessage());
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException(type + " cannot be bound to " + prefix, e);
      }
    }
  }

  /** Records a fault of the value of a key. */
  public void fault(String key, String complaint) {
    faults.add(tree.fault(key, complaint));
  }

  /** The result of the supplier; null if it throws a {@link ConfigException}, which is recorded. */
  public <T> @Nullable T gather(Supplier<? extends @Nullable T> supplier) {
    try {
      return supplier.get();
    } catch (ConfigException e) {
      faults.addAll(e.faults());
      return null;
    }
  }

  /**
   * Ends the binding.
   *
   * @throws ConfigException with all faults, if there are any
   */
  public void check() {
    if (!faults.isEmpty()) {
      throw new ConfigException(List.copyOf(faults));
    }
  }

  /** The path of the component, without list indices. */
  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(JsonMappingException.Reference::getFieldName)
        .filter(name -> name != null)
        .collect(Collectors.joining("/"));
  }
}
