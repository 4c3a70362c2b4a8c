package com.paperdynasty.app;

import com.paperdynasty.app.config.ConfigFiles;
import com.paperdynasty.config.ConfigTree;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --config}, for every command that reads the configuration. */
final class ConfigOption {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration file (conf/paper-dynasty.yaml, if it exists).")
  private @Nullable Path file;

  ConfigTree settings(boolean development) {
    return ConfigFiles.read(file, development, System.getenv());
  }
}
