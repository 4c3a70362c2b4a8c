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
 * Makes the rooms' own records of a configuration, by name. A value that cannot be taken is noted,
 * and the default stands in for it until {@link #check}; so all that is wrong is said at once. For
 * one thread, at the start.
 */
public final class ConfigBinder {
  private final ConfigTree tree;
  private final ObjectMapper mapper;
  private final Set<String> faults = new LinkedHashSet<>();

  public ConfigBinder(ConfigTree tree, ConfigTypes types) {
    this.tree = tree;
    this.mapper = types.mapper();
  }

  /** A record of the settings whose keys begin alike. */
  public <T extends Record> T bind(String prefix, Class<T> type) {
    return bind(prefix, type, Map.of());
  }

  /**
   * A record of the settings whose keys begin alike, {@code "http."}: what follows there in its key
   * is the component's name, so {@code readIdleMs} is {@code read-idle-ms}. A record among the
   * components is a section below.
   *
   * @param others keys of settings that stand elsewhere, by where they would stand here
   * @throws IllegalArgumentException if the defaults themselves cannot be taken
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
        JsonNode standard = tree.keys().contains(key) ? tree.standard(key) : null;
        if (standard == null || standard.equals(ConfigTree.put(settings, path, standard))) {
          throw new IllegalArgumentException(type + " cannot be made of " + prefix, e);
        }
        fault(key, e.getOriginalMessage());
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException(type + " cannot be made of " + prefix, e);
      }
    }
  }

  /** Notes what is wrong with the value of a key. */
  public void fault(String key, String complaint) {
    faults.add(tree.fault(key, complaint));
  }

  /** What the supplier gives; null where it complains, which is noted. */
  public <T> @Nullable T gather(Supplier<? extends @Nullable T> supplier) {
    try {
      return supplier.get();
    } catch (ConfigException e) {
      faults.addAll(e.faults());
      return null;
    }
  }

  /**
   * Says what is wrong, if anything is.
   *
   * @throws ConfigException with all of it
   */
  public void check() {
    if (!faults.isEmpty()) {
      throw new ConfigException(List.copyOf(faults));
    }
  }

  /** The place in the tree, without that in a list. */
  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(JsonMappingException.Reference::getFieldName)
        .filter(name -> name != null)
        .collect(Collectors.joining("/"));
  }
}
