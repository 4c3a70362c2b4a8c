package com.paperdynasty.app;

import com.paperdynasty.app.config.Configuration;
import com.paperdynasty.app.logging.LoggingSetup;
import com.paperdynasty.config.ConfigTree;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "dev",
    description = {
      "Runs a server for development: on 127.0.0.1, with a token for everybody who asks.",
      "Where database.url is not set it has a database of its own under data/. The build alone",
      "brings one, with mvn compile exec:java; the jar has none, and needs database.url."
    },
    mixinStandardHelpOptions = true)
final class DevCommand implements Callable<Integer> {
  @Mixin private ConfigOption config = new ConfigOption();

  @Override
  public Integer call() throws Exception {
    ConfigTree settings = config.settings(true);
    LoggingSetup.configure(Configuration.logs(Configuration.binder(settings)));
    return ServerProcess.run(Configuration.of(settings, true), true);
  }
}
