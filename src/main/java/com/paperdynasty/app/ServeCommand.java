package com.paperdynasty.app;

import com.paperdynasty.config.ConfigTree;
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
    ConfigTree settings = config.settings(false);
    Logging.configure(Configuration.logs(Configuration.binder(settings)));
    return Service.run(Configuration.of(settings, false), false);
  }
}
