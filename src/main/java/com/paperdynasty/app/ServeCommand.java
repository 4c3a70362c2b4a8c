package com.paperdynasty.app;

import com.paperdynasty.app.config.Configuration;
import com.paperdynasty.app.logging.LoggingSetup;
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
    LoggingSetup.configure(Configuration.logs(Configuration.binder(settings)));
    return ServerProcess.run(Configuration.of(settings, false), false);
  }
}
