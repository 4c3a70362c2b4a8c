package com.paperdynasty.app;

import com.paperdynasty.cluster.ClusterSettings;
import com.paperdynasty.cluster.HostSettings;
import com.paperdynasty.cluster.TablesSettings;
import com.paperdynasty.http.HttpSettings;
import com.paperdynasty.identity.TokenRules;
import com.paperdynasty.lobby.LobbySettings;
import com.paperdynasty.lobby.SweepSettings;
import com.paperdynasty.ops.Readiness;
import com.paperdynasty.ops.Settings;
import com.paperdynasty.realtime.RealtimeSettings;
import com.paperdynasty.realtime.limits.LimitSettings;
import com.paperdynasty.store.DatabaseUrl;
import com.paperdynasty.store.MigrationLimits;
import com.paperdynasty.store.StoreLimits;
import com.paperdynasty.table.TableSettings;
import com.paperdynasty.talk.RecorderSettings;
import com.paperdynasty.talk.TalkSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What every room is told, taken from the settings at once: whatever is wrong with them is found
 * before anything runs.
 *
 * @param databaseUrl empty for the embedded database
 * @param databaseSchema where its tables are
 * @param cluster nothing for a node that is alone
 */
record Configuration(
    Logs logs,
    Loops loops,
    Management management,
    String databaseUrl,
    String databaseSchema,
    Path dataDirectory,
    Path leaguesDirectory,
    TokenRules tokens,
    HttpSettings http,
    LobbySettings lobby,
    SweepSettings sweep,
    RealtimeSettings realtime,
    LimitSettings limits,
    TableSettings table,
    HostSettings hosting,
    WarmUps warmUps,
    TablesSettings asking,
    @Nullable ClusterSettings cluster,
    MigrationLimits migrations,
    StoreLimits store,
    TalkSettings talk,
    RecorderSettings records,
    long shutdownTimeoutMs) {

  private static final Pattern SIMPLE_NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
  private static final int MOST_SPECTATOR_DELAY_MS = 600_000;
  private static final int MOST_DAYS = 36_500;

  /** How the program tells what it does. */
  record Logs(String format, String level) {
    /** Whether each line is one JSON object. */
    boolean isForMachines() {
      return format.equals("json");
    }
  }

  /**
   * The event loops.
   *
   * @param count 0 is one for each processor
   */
  record Loops(int count, long blockedMs, long checkIntervalMs) {}

  /**
   * What a node of several does before it serves.
   *
   * @param games that it plays to be quick, no longer than {@code longestMs}
   */
  record WarmUps(int games, long longestMs) {}

  /** The port for who runs the program. */
  record Management(String host, int port, Readiness.Probing probing) {}

  /**
   * Reads everything.
   *
   * @param development whether a missing secret is drawn
   * @throws com.paperdynasty.ops.BadSettings if something is out of bounds or missing
   */
  static Configuration of(Settings settings, boolean development) {
    return new Configuration(
        logs(settings),
        new Loops(
            settings.number("event-loops.count", 0, 1_024),
            settings.positive("event-loops.blocked-ms"),
            settings.positive("event-loops.check-interval-ms")),
        new Management(
            settings.text("management.host"),
            settings.port("management.port"),
            new Readiness.Probing(
                settings.positive("management.patience-ms"),
                settings.positive("management.probe-ms"),
                settings.positive("management.failures"))),
        databaseUrl(settings),
        databaseSchema(settings),
        Path.of(settings.text("data.dir")),
        Path.of(settings.text("leagues.dir")),
        TokenConfiguration.of(settings, development),
        http(settings),
        new LobbySettings(
            settings.number("lobby.page-items", 1, 10_000),
            settings.positive("lobby.page-bytes"),
            spectatorDelayMs(settings),
            settings.positive("lobby.waiting-per-user"),
            settings.positive("lobby.running-per-user")),
        new SweepSettings(
            settings.positive("lobby.sweep-interval-ms"),
            settings.positive("lobby.sweep-games"),
            Duration.ofDays(settings.number("lobby.unstarted-days", 0, MOST_DAYS)),
            Duration.ofDays(settings.number("lobby.untouched-days", 0, MOST_DAYS)),
            Duration.ofMillis(settings.positive("lobby.damaged-rest-ms")),
            settings.positive("lobby.damaged-remembered")),
        realtime(settings),
        LimitConfiguration.limits(settings),
        table(settings),
        ClusterConfiguration.hosting(settings),
        ClusterConfiguration.warmUps(settings),
        ClusterConfiguration.asking(settings),
        ClusterConfiguration.cluster(settings),
        migrations(settings),
        store(settings),
        talk(settings),
        records(settings),
        settings.positive("shutdown.timeout-ms"));
  }

  static Logs logs(Settings settings) {
    return new Logs(
        settings.choice("log.format", "text", "json"),
        settings.choice("log.level", "error", "warn", "info", "debug"));
  }

  private static String databaseUrl(Settings settings) {
    String url = settings.text("database.url");
    if (url.isEmpty() && !embeddedDatabaseIsThere()) {
      throw settings.bad("database.url", "is missing: set it there, or in PD_DATABASE_URL");
    }
    if (!url.isEmpty()) {
      try {
        DatabaseUrl.parse(url);
      } catch (IllegalArgumentException e) {
        throw settings.bad("database.url", "cannot be used. " + e.getMessage());
      }
    }
    return url;
  }

  /** What ships has none, and not even what its class refers to. */
  private static boolean embeddedDatabaseIsThere() {
    String resource = "io/zonky/test/db/postgres/embedded/DefaultPostgresBinaryResolver.class";
    return Configuration.class.getClassLoader().getResource(resource) != null;
  }

  private static HttpSettings http(Settings settings) {
    return new HttpSettings(
        settings.text("http.host"),
        settings.port("http.port"),
        settings.positive("http.body-bytes"),
        settings.positive("http.header-bytes"),
        settings.positive("http.frame-bytes"),
        settings.positive("http.read-idle-ms"),
        settings.positive("http.request-ms"),
        settings.positive("http.connections-per-loop"),
        settings.flag("auth.dev-tokens"),
        settings.positive("auth.token-s"),
        settings.positive("auth.session-s"),
        LimitConfiguration.origins(settings),
        LimitConfiguration.proxies(settings));
  }

  private static RealtimeSettings realtime(Settings settings) {
    return new RealtimeSettings(
        settings.positive("realtime.connect-timeout-ms"),
        settings.positive("realtime.heartbeat-interval-ms"),
        settings.positive("realtime.silence-ms"),
        settings.positive("realtime.expiry-warning-ms"),
        settings.positive("realtime.expiry-grace-ms"),
        settings.positive("realtime.frame-bytes"),
        settings.positive("realtime.malformed-frames"),
        settings.positive("realtime.commands-waiting"),
        settings.positive("realtime.unsent-bytes"),
        settings.positive("realtime.replay-bytes"),
        settings.positive("realtime.late-bytes"),
        settings.positive("realtime.rooms-per-connection"),
        settings.positive("realtime.retry-after-ms"),
        settings.positive("realtime.reconnect-after-ms"),
        settings.positive("realtime.reconnect-spread-ms"),
        settings.positive("realtime.watch-interval-ms"),
        settings.positive("realtime.standstill-ms"),
        settings.positive("realtime.hang-up-ms"),
        settings.positive("realtime.poll-gap-ms"),
        settings.positive("realtime.stream-bytes"));
  }

  private static TableSettings table(Settings settings) {
    return new TableSettings(
        settings.positive("table.commands-waiting"),
        settings.positive("table.idle-ms"),
        settings.positive("table.watch-expiry-ms"),
        settings.positive("table.give-up-ms"),
        settings.positive("table.reopen-pause-ms"),
        settings.number("table.refusals-remembered", 1, 100_000),
        spectatorDelayMs(settings));
  }

  private static int spectatorDelayMs(Settings settings) {
    return settings.number("spectators.delay-ms", 0, MOST_SPECTATOR_DELAY_MS);
  }

  /** It is written into settings of PostgreSQL, where other names would need quotes. */
  static String databaseSchema(Settings settings) {
    String schema = settings.text("database.schema");
    if (!SIMPLE_NAME.matcher(schema).matches() || schema.startsWith("pg_")) {
      throw settings.bad(
          "database.schema",
          "must be of at most 63 small letters, digits and _, begin with no digit nor pg_");
    }
    return schema;
  }

  static MigrationLimits migrations(Settings settings) {
    return new MigrationLimits(
        settings.positive("database.migration-lock-timeout-ms"),
        settings.positive("database.migration-patience-ms"));
  }

  private static StoreLimits store(Settings settings) {
    return new StoreLimits(
        settings.positive("database.appends-waiting"),
        settings.positive("database.appends-per-batch"),
        settings.positive("database.append-timeout-ms"),
        settings.positive("database.lock-timeout-ms"),
        settings.positive("database.statement-timeout-ms"),
        settings.number("database.connections", 1, 1_000),
        settings.number("database.write-connections", 1, 1_000),
        settings.positive("database.reads-waiting"),
        settings.positive("database.events-per-page"),
        settings.positive("database.rule-books"),
        settings.positive("talk.messages-per-game"),
        settings.number("database.opening-connections", 1, 1_000),
        settings.positive("database.read-timeout-ms"),
        settings.positive("database.ownership-timeout-ms"),
        settings.positive("database.connect-timeout-ms"),
        settings.positive("database.check-ms"));
  }

  private static TalkSettings talk(Settings settings) {
    return new TalkSettings(
        settings.number("talk.page-items", 1, 10_000),
        settings.positive("talk.longest-mute-s"),
        settings.positive("talk.retry-after-ms"));
  }

  private static RecorderSettings records(Settings settings) {
    return new RecorderSettings(
        settings.positive("records.deeds-waiting"),
        settings.positive("records.counts-waiting"),
        settings.number("records.deeds-per-batch", 1, 10_000),
        settings.positive("records.interval-ms"),
        Duration.ofDays(settings.number("records.keep-deeds-days", 1, MOST_DAYS)),
        Duration.ofDays(settings.number("records.keep-counts-days", 1, MOST_DAYS)));
  }
}
