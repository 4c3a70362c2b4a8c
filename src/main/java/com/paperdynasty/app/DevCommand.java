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
      "Runs a development server on 127.0.0.1 that gives a token to anybody who asks.",
      "Without database.url it uses an embedded PostgreSQL with its data under data/.",
      "Only mvn compile exec:java contains one; the jar needs database.url."
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
