package com.paperdynasty.app;

import com.paperdynasty.app.config.Configuration;
import com.paperdynasty.app.config.Configuration.Database;
import com.paperdynasty.app.config.Configuration.Logs;
import com.paperdynasty.app.config.DatabaseConfiguration;
import com.paperdynasty.app.logging.Console;
import com.paperdynasty.app.logging.LoggingSetup;
import com.paperdynasty.config.ConfigBinder;
import com.paperdynasty.config.ConfigTree;
import com.paperdynasty.store.connection.Migrations;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "migrate",
    description = "Brings the database up to date and exits. serve also does so when it starts.",
    mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {
  @Mixin private ConfigOption config = new ConfigOption();

  @Override
  public Integer call() {
    ConfigTree settings = config.settings(false);
    ConfigBinder binder = Configuration.binder(settings);
    Logs logs = Configuration.logs(binder);
    LoggingSetup.configure(logs);
    Database database = DatabaseConfiguration.ofNamed(settings, binder);
    binder.check();
    int done = Migrations.run(database.url(), database.schema(), database.migration());
    Console.of(logs)
        .say(done == 0 ? "The database is up to date" : "Migrations carried out: " + done);
    return 0;
  }
}
