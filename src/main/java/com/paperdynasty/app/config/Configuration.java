package com.paperdynasty.app.config;

import com.paperdynasty.audit.AuditSettings;
import com.paperdynasty.card.library.CardSettings;
import com.paperdynasty.chat.ChatSettings;
import com.paperdynasty.cluster.membership.ClusterSettings;
import com.paperdynasty.cluster.routing.GameRouterSettings;
import com.paperdynasty.config.ConfigBinder;
import com.paperdynasty.config.ConfigTree;
import com.paperdynasty.config.ConfigTypes;
import com.paperdynasty.config.Setting;
import com.paperdynasty.http.HttpSettings;
import com.paperdynasty.http.security.WebOrigin;
import com.paperdynasty.identity.TokenRules;
import com.paperdynasty.limits.CidrBlock;
import com.paperdynasty.limits.LimitSettings;
import com.paperdynasty.limits.Rate;
import com.paperdynasty.lobby.LobbySettings;
import com.paperdynasty.lobby.SweepSettings;
import com.paperdynasty.ops.Readiness;
import com.paperdynasty.realtime.connection.RealtimeSettings;
import com.paperdynasty.replay.ReplaySettings;
import com.paperdynasty.session.SignedOutSettings;
import com.paperdynasty.signin.OidcSettings;
import com.paperdynasty.store.connection.MigrationLimits;
import com.paperdynasty.store.journal.StoreLimits;
import com.paperdynasty.table.GameVerticleSettings;
import com.paperdynasty.table.ownership.HostSettings;
import com.paperdynasty.tracing.TracingSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The settings of every package. All are read at once, so every fault is found before anything
 * runs.
 *
 * @param cluster null for a single node
 */
public record Configuration(
    Logs logs,
    Loops loops,
    Management management,
    TracingSettings tracing,
    Database database,
    Path dataDirectory,
    Path leaguesDirectory,
    Path cardsDirectory,
    CardSettings cards,
    HttpSettings http,
    LobbySettings lobby,
    SweepSettings sweep,
    RealtimeSettings realtime,
    LimitSettings limits,
    GameVerticleSettings table,
    ReplaySettings replays,
    HostSettings hosting,
    WarmUps warmUps,
    GameRouterSettings asking,
    @Nullable ClusterSettings cluster,
    StoreLimits store,
    ChatSettings talk,
    AuditSettings records,
    Shutdown shutdown,
    OidcSettings oidc,
    SignedOutSettings signedOut,
    TokenRules tokens) {
  /** Some 200 bytes each: all of them have to fit into what a connection may have unsent. */
  private static final int MOST_PARTICIPANTS = 1_000;

  private static final String LIMITS = "limits.";

  /** How the program logs. */
  public record Logs(Format format, Level level) {
    public enum Format {
      TEXT,
      JSON;

      public String label() {
        return name().toLowerCase(Locale.ROOT);
      }
    }

    public enum Level {
      ERROR,
      WARN,
      INFO,
      DEBUG
    }

    /** Whether each line is one JSON object. */
    public boolean isForMachines() {
      return format == Format.JSON;
    }
  }

  /**
   * The event loops.
   *
   * @param count 0 is one for each processor
   */
  public record Loops(
      @Setting(least = 0, most = 1_024) int count,
      Transport transport,
      long blockedMs,
      long checkIntervalMs) {

    /** How an event loop waits for its sockets and writes to them. */
    public enum Transport {
      /** Epoll where its library can be loaded, and NIO elsewhere. */
      AUTO,
      /** The JDK's own. */
      NIO,
      /** Linux' own. */
      EPOLL
    }
  }

  /**
   * The warm-up of a cluster node before it serves.
   *
   * @param games how many games it plays at most
   * @param ms how long it plays at most
   */
  public record WarmUps(
      @Setting(least = 0, most = 100_000) int games, @Setting(most = 600_000) long ms) {}

  /** The port for operators, with health and metrics. */
  public record Management(
      String host,
      @Setting(least = 0, most = 65_535) int port,
      @Setting(most = 600_000) long loopSilenceMs,
      long patienceMs,
      long probeMs,
      @Setting(least = 0, most = 600_000) long outageMs,
      boolean metrics,
      boolean oldMetricNames) {

    public Readiness.Probing probing() {
      return new Readiness.Probing(patienceMs, probeMs, outageMs);
    }
  }

  /**
   * Where the database is.
   *
   * @param url empty for the embedded one
   * @param schema the schema of its tables
   */
  public record Database(String url, String schema, MigrationLimits migration) {}

  /** The bound of a shutdown. */
  public record Shutdown(long timeoutMs) {}

  /** For how many lengths of game each league file keeps the tables of win expectancy. */
  public int expectancyTables() {
    return store.expectancyTables();
  }

  /** A binder that also reads rates, networks and web origins. */
  public static ConfigBinder binder(ConfigTree tree) {
    return new ConfigBinder(
        tree,
        new ConfigTypes()
            .with(Rate.class, Rate::parse, "must be like 100/10s, a number per time")
            .with(
                CidrBlock.class,
                CidrBlock::parse,
                "has %s, which is neither an address nor a network such as 10.0.0.0/8")
            .with(
                WebOrigin.class,
                WebOrigin::parse,
                "has %s, which is not an origin such as https://example.org"));
  }

  /**
   * Reads all settings.
   *
   * @param development whether a missing secret is generated
   * @throws com.paperdynasty.config.ConfigException with all that is out of bounds or missing
   */
  public static Configuration of(ConfigTree tree, boolean development) {
    ConfigBinder binder = binder(tree);
    Map<String, String> delay = Map.of("spectator-delay-ms", "spectators.delay-ms");
    Configuration configuration =
        new Configuration(
            logs(binder),
            binder.bind("event-loops.", Loops.class),
            binder.bind("management.", Management.class),
            tracing(binder),
            DatabaseConfiguration.ofServer(tree, binder),
            directory(tree, binder, "data.dir"),
            directory(tree, binder, "leagues.dir"),
            directory(tree, binder, "cards.dir"),
            binder.bind("cards.", CardSettings.class),
            http(binder),
            binder.bind("lobby.", LobbySettings.class, delay),
            binder.bind("lobby.", SweepSettings.class),
            binder.bind("realtime.", RealtimeSettings.class, Map.of("guests", "auth.guests")),
            limits(tree, binder),
            binder.bind("table.", GameVerticleSettings.class, delay),
            binder.bind("replays.", ReplaySettings.class),
            binder.bind("hosting.", HostSettings.class),
            binder.bind("hosting.warm-up-", WarmUps.class),
            binder.bind("asking.", GameRouterSettings.class),
            ClusterConfiguration.of(tree, binder),
            binder.bind(
                "database.",
                StoreLimits.class,
                Map.of(
                    "messages-per-game", "talk.messages-per-game",
                    "expectancy-tables", "leagues.expectancy-tables")),
            binder.bind("talk.", ChatSettings.class),
            binder.bind("records.", AuditSettings.class),
            binder.bind("shutdown.", Shutdown.class),
            OidcConfiguration.of(tree, binder),
            binder.bind("auth.signed-out-", SignedOutSettings.class),
            tokens(tree, binder, development));
    RealtimeSettings realtime = configuration.realtime();
    if (realtime.pagesWaiting() < realtime.roomsPerConnection()) {
      binder.fault("realtime.pages-waiting", "must be at least realtime.rooms-per-connection");
    }
    if (realtime.participantsShown() > MOST_PARTICIPANTS) {
      binder.fault("realtime.participants-shown", "must be at most " + MOST_PARTICIPANTS);
    }
    binder.check();
    return configuration;
  }

  private static Path directory(ConfigTree tree, ConfigBinder binder, String key) {
    try {
      return Path.of(tree.text(key));
    } catch (InvalidPathException e) {
      binder.fault(key, "is not a valid directory name");
      return Path.of("");
    }
  }

  public static Logs logs(ConfigBinder binder) {
    return binder.bind("log.", Logs.class);
  }

  private static TracingSettings tracing(ConfigBinder binder) {
    TracingSettings tracing = binder.bind("tracing.", TracingSettings.class);
    if (!tracing.endpoint().isEmpty() && !tracing.endpoint().matches("https?://[^/]+/.+")) {
      binder.fault("tracing.endpoint", "must be like http://collector:4318/v1/traces");
    }
    return tracing;
  }

  private static HttpSettings http(ConfigBinder binder) {
    return binder.bind(
        "http.",
        HttpSettings.class,
        Map.of(
            "dev-tokens", "auth.dev-tokens",
            "guests", "auth.guests",
            "token-s", "auth.token-s",
            "session-s", "auth.session-s"));
  }

  /** The rates are subsections of the limits. */
  private static LimitSettings limits(ConfigTree tree, ConfigBinder binder) {
    Map<String, String> rates = new HashMap<>();
    for (String key : tree.keys()) {
      if (key.startsWith(LIMITS) && key.indexOf('.', LIMITS.length()) > 0) {
        rates.put("rates/" + key.substring(LIMITS.length()).replace('.', '/'), key);
      }
    }
    return binder.bind(LIMITS, LimitSettings.class, rates);
  }

  /** Called last: if they are invalid, this throws with all faults found so far. */
  private static TokenRules tokens(ConfigTree tree, ConfigBinder binder, boolean development) {
    TokenRules tokens = binder.gather(() -> TokenConfiguration.of(tree, binder, development));
    if (tokens == null) {
      binder.check();
    }
    return Objects.requireNonNull(tokens);
  }
}
