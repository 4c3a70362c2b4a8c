package com.paperdynasty.app;

import com.paperdynasty.app.config.Configuration;
import com.paperdynasty.app.config.TokenConfiguration;
import com.paperdynasty.app.load.LoadPlan;
import com.paperdynasty.app.load.LoadReport;
import com.paperdynasty.app.load.LoadTest;
import com.paperdynasty.app.logging.LoggingSetup;
import com.paperdynasty.config.ConfigBinder;
import com.paperdynasty.config.ConfigTree;
import com.paperdynasty.identity.TokenRules;
import com.paperdynasty.identity.TokenService;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "load",
    description = {
      "Plays games against a server and prints figures. The games stay on the server.",
      "It signs its own tokens, so it needs the server's auth.secret in its configuration."
    },
    mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {
  private static final int MOST_CONNECTIONS = 100_000;

  @Mixin private ConfigOption config = new ConfigOption();

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--url",
      defaultValue = "http://127.0.0.1:8080",
      description = "The address of the server (${DEFAULT-VALUE}).")
  private URI url = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--games",
      defaultValue = "10",
      description = "How many games are played at once (${DEFAULT-VALUE}).")
  private int games;

  @Option(
      names = "--spectators",
      defaultValue = "2",
      description = "How many spectators watch each game (${DEFAULT-VALUE}).")
  private int spectators;

  @Option(
      names = "--seconds",
      defaultValue = "30",
      description = "How long it lasts at most (${DEFAULT-VALUE}).")
  private int seconds;

  @Option(names = "--league", defaultValue = "sba", description = "The league (${DEFAULT-VALUE}).")
  private String league = "sba";

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "The seed of the submitted outcomes (${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--dev", description = "Sign with the secret of mvn compile exec:java.")
  private boolean development;

  @Override
  public Integer call() throws Exception {
    checkBounds();
    ConfigTree settings = config.settings(development);
    ConfigBinder binder = Configuration.binder(settings);
    LoggingSetup.configure(Configuration.logs(binder));
    binder.check();
    TokenRules rules = TokenConfiguration.ofSecret(settings, development);
    Vertx vertx = Vertx.vertx();
    try {
      LoadReport loadReport = play(vertx, new TokenService(vertx, rules, Clock.systemUTC()));
      System.out.println(loadReport.report());
      return loadReport.isClean() ? 0 : 1;
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
  }

  private LoadReport play(Vertx vertx, TokenService tokenService) throws Exception {
    long lengthMs = TimeUnit.SECONDS.toMillis(seconds);
    Duration lifetime = Duration.ofSeconds(seconds).plusHours(1);
    LoadPlan plan = new LoadPlan(games, spectators, lengthMs, league, seed);
    return new LoadTest(
            vertx, url, plan, user -> tokenService.issue(user, user, Set.of(), lifetime))
        .play()
        .toCompletionStage()
        .toCompletableFuture()
        .get(2 * lengthMs + 60_000, TimeUnit.MILLISECONDS);
  }

  private void checkBounds() {
    boolean good =
        games >= 1
            && spectators >= 0
            && (long) games * (spectators + 2) <= MOST_CONNECTIONS
            && seconds >= 1
            && seconds <= 86_400
            && url.getHost() != null;
    if (!good && spec != null) {
      throw new ParameterException(
          spec.commandLine(),
          "At least one game and second, at most a day and "
              + MOST_CONNECTIONS
              + " connections, and a URL with a host.");
    }
  }
}
