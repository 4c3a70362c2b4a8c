package com.paperdynasty.app;

import com.paperdynasty.app.config.TokenConfiguration;
import com.paperdynasty.config.ConfigTree;
import com.paperdynasty.identity.TokenRules;
import com.paperdynasty.identity.TokenService;
import com.paperdynasty.text.NameRules;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "token",
    description = "Prints a token for a user, signed with the configured secret.",
    mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {
  @Mixin private ConfigOption config = new ConfigOption();

  @Spec private CommandSpec spec;

  @Option(names = "--user", required = true, paramLabel = "ID", description = "The user's id.")
  private String user;

  @Option(names = "--name", description = "The name that others see (the id, if left out).")
  private @Nullable String name;

  @Option(names = "--role", description = "A role, such as admin. May be given several times.")
  private List<String> roles = List.of();

  @Option(
      names = "--hours",
      defaultValue = "24",
      description = "For how many hours it is valid (${DEFAULT-VALUE}).")
  private int hours;

  @Option(names = "--dev", description = "Sign with the secret of mvn compile exec:java.")
  private boolean development;

  @SuppressWarnings("NullAway.Init") // picocli sets what is required before anything else
  TokenCommand() {}

  @Override
  public Integer call() {
    String shown = NameRules.read(name == null ? user : name);
    if (!NameRules.isId(user) || NameRules.read(user) == null || shown == null || hours < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "A user's id and name have 1 to 64 visible characters and do not mix Latin"
              + " letters with Cyrillic or Greek ones; hours are 1 or more.");
    }
    ConfigTree settings = config.settings(development);
    TokenRules rules = TokenConfiguration.ofSecret(settings, development);
    Vertx vertx = Vertx.vertx();
    try {
      TokenService tokenService = new TokenService(vertx, rules, Clock.systemUTC());
      System.out.println(
          tokenService.issue(user, shown, new HashSet<>(roles), Duration.ofHours(hours)));
      return 0;
    } finally {
      vertx.close();
    }
  }
}
