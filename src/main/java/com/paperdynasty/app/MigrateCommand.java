package com.paperdynasty.app;

import com.paperdynasty.ops.BadSettings;
import com.paperdynasty.ops.Settings;
import com.paperdynasty.store.Migrations;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "migrate",
    description = "Brings the database up to date and ends. serve does so too when it starts.",
    mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {
  @Mixin private ConfigOption config = new ConfigOption();

  @Override
  public Integer call() {
    Settings settings = config.settings(false);
    Logging.configure(Configuration.logs(settings));
    String url = settings.text("database.url");
    if (url.isEmpty()) {
      throw BadSettings.of("database.url is missing: set it, or PD_DATABASE_URL");
    }
    int done =
        Migrations.run(
            url, Configuration.databaseSchema(settings), Configuration.migrations(settings));
    Console.of(Configuration.logs(settings))
        .say(done == 0 ? "The database is up to date" : "Migrations carried out: " + done);
    return 0;
  }
}
