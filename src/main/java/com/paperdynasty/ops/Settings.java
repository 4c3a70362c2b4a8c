package com.paperdynasty.ops;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of the program: the packaged defaults, over them a file, over that the
 * environment. The defaults are the list of what there is; a key that they do not have is refused,
 * and so is a value of another type.
 *
 * <p>It is read once, at the start, by one thread.
 */
public final class Settings {
  private static final String PREFIX = "PD_";
  private static final Pattern END_OF_LINE = Pattern.compile("\\R\\z");

  private final Map<String, Setting> settings;
  private final Set<String> read = new HashSet<>();

  private Settings(Map<String, Setting> settings) {
    this.settings = settings;
  }

  /** A YAML text and what messages call it. */
  public record Source(String name, String text) {}

  /**
   * Lays the sources over each other, the later over the earlier, and the environment over all of
   * them.
   *
   * @param defaults every key
   * @param over each with some of the keys
   * @param environment where {@code PD_HTTP_PORT} stands for {@code http.port}
   * @throws BadSettings naming every key that is unknown or of a wrong type
   */
  public static Settings of(Source defaults, List<Source> over, Map<String, String> environment) {
    Map<String, Setting> all = SettingsFile.read(defaults.name(), defaults.text());
    List<String> faults = new ArrayList<>();
    Map<String, Setting> result = new LinkedHashMap<>(all);
    for (Source source : over) {
      SettingsFile.read(source.name(), source.text())
          .forEach((key, value) -> lay(key, value, all, result, faults));
    }
    Map<String, String> keys = keysByVariable(all.keySet());
    for (String variable : new TreeSet<>(environment.keySet())) {
      if (variable.startsWith(PREFIX)) {
        // A secret that was kept in a file often ends with the end of its line.
        String text = END_OF_LINE.matcher(environment.getOrDefault(variable, "")).replaceFirst("");
        lay(variable, keys.get(variable), text, all, result, faults);
      }
    }
    if (!faults.isEmpty()) {
      throw new BadSettings(faults);
    }
    return new Settings(result);
  }

  private static void lay(
      String key,
      Setting value,
      Map<String, Setting> defaults,
      Map<String, Setting> result,
      List<String> faults) {
    Setting standard = defaults.get(key);
    if (standard == null) {
      faults.add(value.origin() + ": unknown key " + key);
    } else if (!standard.accepts(value)) {
      faults.add(value.origin() + ": " + key + " must be " + standard.type());
    } else {
      result.put(key, value);
    }
  }

  private static void lay(
      String variable,
      @Nullable String key,
      String text,
      Map<String, Setting> defaults,
      Map<String, Setting> result,
      List<String> faults) {
    Setting standard = key == null ? null : defaults.get(key);
    if (key == null || standard == null) {
      faults.add(variable + ": there is no such setting");
      return;
    }
    Setting value = standard.parse(text, variable);
    if (value == null) {
      faults.add(variable + ": " + key + " must be " + standard.type());
    } else {
      result.put(key, value);
    }
  }

  private static Map<String, String> keysByVariable(Set<String> keys) {
    Map<String, String> byVariable = new HashMap<>();
    for (String key : keys) {
      byVariable.put(variable(key), key);
    }
    return byVariable;
  }

  /** The environment variable that stands for a key. */
  static String variable(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** A text; the default may be empty. */
  public String text(String key) {
    return (String) get(key).value();
  }

  /** One of some words. */
  public String choice(String key, String... words) {
    String word = text(key);
    if (!List.of(words).contains(word)) {
      throw bad(key, "must be one of " + String.join(", ", words));
    }
    return word;
  }

  /** A switch. */
  public boolean flag(String key) {
    return (Boolean) get(key).value();
  }

  /** A list of texts, possibly empty. */
  public List<String> list(String key) {
    List<String> items = new ArrayList<>();
    ((List<?>) get(key).value()).forEach(item -> items.add((String) item));
    return items;
  }

  /** A port, 0 for any that is free. */
  public int port(String key) {
    return number(key, 0, 65_535);
  }

  /** A number from 1 to a billion: sizes, counts, times. Its unit is the last word of its key. */
  public int positive(String key) {
    return number(key, 1, 1_000_000_000);
  }

  /** A number within bounds. */
  public int number(String key, int least, int most) {
    long value = (Long) get(key).value();
    if (value < least || value > most) {
      throw bad(key, "must be from " + least + " to " + most);
    }
    return (int) value;
  }

  /** A complaint about the value of a key, saying where it came from. */
  public BadSettings bad(String key, String complaint) {
    return BadSettings.of(get(key).origin() + ": " + key + " " + complaint);
  }

  /** The keys that nobody has asked for. */
  public Set<String> unread() {
    Set<String> unread = new TreeSet<>(settings.keySet());
    unread.removeAll(read);
    return unread;
  }

  private Setting get(String key) {
    Setting setting = settings.get(key);
    if (setting == null) {
      throw new IllegalArgumentException("the defaults have no key " + key);
    }
    read.add(key);
    return setting;
  }
}
