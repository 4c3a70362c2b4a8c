package com.paperdynasty.app;

import com.paperdynasty.app.config.Configuration.Logs;
import com.paperdynasty.app.logging.LoggingSetup;
import com.paperdynasty.config.ConfigException;
import com.paperdynasty.store.EmbeddedDatabaseException;
import com.paperdynasty.store.connection.UnfitDatabaseException;
import java.security.Security;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program. Exit code 2 means wrong arguments or a wrong configuration, 1 any other failure. */
@Command(
    name = "paper-dynasty",
    description = "A real-time server for tabletop baseball.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      ServeCommand.class,
      DevCommand.class,
      MigrateCommand.class,
      TokenCommand.class,
      LoadCommand.class,
      CardsCommand.class
    })
public final class PaperDynasty implements Runnable {
  private static final int USAGE_ERROR = 2;
  private static final int FAILED = 1;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec before anything else
  PaperDynasty() {}

  /** Runs the command that the arguments name, and ends the process with its exit code. */
  public static void main(String[] args) {
    // Netty's flight recorder events take a second to set up, on the first event loop that
    // allocates.
    System.setProperty("io.netty.jfr.enabled", "false");
    // Java caches the address of a name for 30 s, and a failed look-up for 10 s. That is too long
    // for the name of the nodes, whose addresses change while they start.
    Security.setProperty("networkaddress.cache.ttl", "1");
    Security.setProperty("networkaddress.cache.negative.ttl", "1");
    if ("json".equals(System.getenv("PD_LOG_FORMAT"))) {
      // Faults of the arguments or the configuration are logged before its log settings are read.
      LoggingSetup.configure(new Logs(Logs.Format.JSON, Logs.Level.INFO));
    }
    int exitCode = execute(args);
    LoggingSetup.flush();
    System.exit(exitCode);
  }

  public static int execute(String... args) {
    CommandLine program = new CommandLine(new PaperDynasty());
    program.setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command));
    return program.execute(args);
  }

  private static int report(Exception failure, CommandLine command) {
    if (failure instanceof ConfigException bad) {
      Logger log = LoggerFactory.getLogger(PaperDynasty.class);
      bad.faults().forEach(LoggingSetup.isForMachines() ? log::error : command.getErr()::println);
      return USAGE_ERROR;
    }
    boolean expected =
        failure instanceof EmbeddedDatabaseException || failure instanceof UnfitDatabaseException;
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    Logger log = LoggerFactory.getLogger(PaperDynasty.class);
    if (!expected) {
      log.error("the program failed", failure);
    } else if (LoggingSetup.isForMachines()) {
      log.error("the program failed: {}", message);
    }
    if (!LoggingSetup.isForMachines()) {
      command.getErr().println(message);
    }
    return FAILED;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing. See --help.");
  }
}
