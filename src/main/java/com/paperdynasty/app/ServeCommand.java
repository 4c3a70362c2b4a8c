package com.paperdynasty.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "serve",
    description = "Runs the server until it is told to stop.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Mixin private ConfigOption config = new ConfigOption();

  @Override
  public Integer call() throws Exception {
    return Service.run(Configuration.of(config.settings(false), false), false);
  }
}
