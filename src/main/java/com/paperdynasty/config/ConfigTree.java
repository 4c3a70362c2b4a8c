package com.paperdynasty.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All settings with their effective values. The defaults list every key: an unknown key is refused,
 * and so is a value of another type. Immutable once built, and so thread-safe.
 */
public final class ConfigTree {
  private static final String PREFIX = "PD_";
  private static final Pattern END_OF_LINE = Pattern.compile("\\R\\z");

  private final Map<String, ConfigValue> defaults;
  private final Map<String, ConfigValue> values;

  private ConfigTree(Map<String, ConfigValue> defaults) {
    this.defaults = defaults;
    this.values = new LinkedHashMap<>(defaults);
  }

  /**
   * Merges the sources. A later one overrides an earlier one, and the environment overrides all of
   * them.
   *
   * @param defaults all keys with their defaults
   * @param over sources that each have some of the keys
   * @param environment where {@code PD_HTTP_PORT} stands for {@code http.port}
   * @throws ConfigException naming every key that is unknown or of a wrong type
   */
  public static ConfigTree of(
      ConfigSource defaults, List<ConfigSource> over, Map<String, String> environment) {
    ConfigTree tree = new ConfigTree(ConfigFile.read(defaults));
    List<String> faults = new ArrayList<>();
    for (ConfigSource source : over) {
      ConfigFile.read(source).forEach((key, value) -> tree.override(key, value, faults));
    }
    Map<String, String> keys = new HashMap<>();
    tree.keys().forEach(key -> keys.put(variable(key), key));
    for (String variable : new TreeSet<>(environment.keySet())) {
      String key = keys.get(variable);
      if (key != null) {
        // A secret that comes from a file often ends with a line break.
        String text = END_OF_LINE.matcher(environment.getOrDefault(variable, "")).replaceFirst("");
        tree.override(key, get(tree.defaults, key).parse(text, variable), faults);
      } else if (variable.startsWith(PREFIX)) {
        faults.add(variable + ": unknown setting");
      }
    }
    if (!faults.isEmpty()) {
      throw new ConfigException(faults);
    }
    return tree;
  }

  private void override(String key, ConfigValue value, List<String> faults) {
    ConfigValue standard = defaults.get(key);
    if (standard == null) {
      faults.add(value.origin() + ": unknown key " + key);
    } else if (!standard.accepts(value)) {
      faults.add(value.origin() + ": " + key + " must be " + standard.type());
    } else {
      values.put(key, value);
    }
  }

  /** The environment variable that stands for a key. */
  static String variable(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** Every key, in the order of the defaults. */
  public Set<String> keys() {
    return values.keySet();
  }

  /** A text; it may be empty. */
  public String text(String key) {
    return value(key).textValue();
  }

  /** A boolean. */
  public boolean flag(String key) {
    return value(key).booleanValue();
  }

  /** A number; {@link ConfigBinder} checks its bounds. */
  public long number(String key) {
    return value(key).longValue();
  }

  /** A list of texts, possibly empty. */
  public List<String> list(String key) {
    List<String> items = new ArrayList<>();
    value(key).forEach(item -> items.add(item.textValue()));
    return items;
  }

  /**
   * The settings whose keys begin with a prefix, by the rest of their keys; a dot begins a section.
   */
  ObjectNode settings(String prefix) {
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    for (String key : keys()) {
      if (key.startsWith(prefix)) {
        put(settings, key.substring(prefix.length()).replace('.', '/'), value(key));
      }
    }
    return settings;
  }

  /**
   * Puts a value into a tree and creates the sections on its path.
   *
   * @param path the names from the root on, with slashes between them
   * @return the previous value, or null
   */
  static @Nullable JsonNode put(ObjectNode root, String path, JsonNode value) {
    int slash = path.lastIndexOf('/');
    ObjectNode section = slash < 0 ? root : root.withObject("/" + path.substring(0, slash));
    return section.replace(path.substring(slash + 1), value);
  }

  /** The effective value. */
  JsonNode value(String key) {
    return get(values, key).json();
  }

  /** The default. */
  JsonNode defaultValue(String key) {
    return get(defaults, key).json();
  }

  /** An exception about the value of a key, with its origin. */
  public ConfigException bad(String key, String complaint) {
    return ConfigException.of(fault(key, complaint));
  }

  String fault(String key, String complaint) {
    return get(values, key).origin() + ": " + key + " " + complaint;
  }

  private static ConfigValue get(Map<String, ConfigValue> from, String key) {
    ConfigValue value = from.get(key);
    if (value == null) {
      throw new IllegalArgumentException("the defaults have no key " + key);
    }
    return value;
  }
}
