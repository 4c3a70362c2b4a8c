package com.paperdynasty.app.config;

import com.paperdynasty.config.ConfigException;
import com.paperdynasty.config.ConfigSource;
import com.paperdynasty.config.ConfigTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds and reads the configuration files. */
public final class ConfigFiles {
  private static final String NAME = "conf/paper-dynasty.yaml";

  private ConfigFiles() {}

  /**
   * Reads the configuration.
   *
   * @param file the file of {@code --config}; null for the one in the working directory, if it
   *     exists
   * @param development whether the development settings override it
   */
  public static ConfigTree read(
      @Nullable Path file, boolean development, Map<String, String> environment) {
    List<ConfigSource> sources = new ArrayList<>();
    if (file != null) {
      sources.add(named(file));
    } else if (Files.isRegularFile(Path.of(NAME))) {
      sources.add(named(Path.of(NAME)));
    }
    if (development) {
      sources.add(packaged("development.yaml"));
    }
    return ConfigTree.of(packaged(NAME), sources, environment);
  }

  private static ConfigSource named(Path file) {
    try {
      return new ConfigSource(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw ConfigException.of(file + ": the file cannot be read");
    }
  }

  private static ConfigSource packaged(String name) {
    return new ConfigSource(
        "packaged " + name,
        resource(name).orElseThrow(() -> new IllegalStateException(name + " is missing")));
  }

  /** The text of a resource, if it exists. */
  static Optional<String> resource(String name) {
    try (InputStream in = ConfigFiles.class.getClassLoader().getResourceAsStream(name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
