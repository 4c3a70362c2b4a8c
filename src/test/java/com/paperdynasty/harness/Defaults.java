package com.paperdynasty.harness;

import com.paperdynasty.chat.ChatSettings;
import com.paperdynasty.cluster.routing.GameRouterSettings;
import com.paperdynasty.config.ConfigBinder;
import com.paperdynasty.config.ConfigSource;
import com.paperdynasty.config.ConfigTree;
import com.paperdynasty.config.ConfigTypes;
import com.paperdynasty.realtime.connection.RealtimeSettings;
import com.paperdynasty.replay.ReplaySettings;
import com.paperdynasty.store.connection.MigrationLimits;
import com.paperdynasty.store.journal.StoreLimits;
import com.paperdynasty.table.GameVerticleSettings;
import com.paperdynasty.table.ownership.HostSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The default settings of {@code conf/paper-dynasty.yaml}, except those that a test changes. */
public final class Defaults {
  private static final Path FILE = Path.of("conf/paper-dynasty.yaml");

  /** Settings whose key is outside of the section of a room that reads them. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "guests", "auth.guests",
          "spectator-delay-ms", "spectators.delay-ms",
          "messages-per-game", "talk.messages-per-game",
          "expectancy-tables", "leagues.expectancy-tables");

  public static final HostSettings HOSTING = of("hosting.", HostSettings.class);
  public static final GameVerticleSettings TABLE = of("table.", GameVerticleSettings.class);
  public static final ReplaySettings REPLAYS = of("replays.", ReplaySettings.class);
  public static final GameRouterSettings ASKING = of("asking.", GameRouterSettings.class);
  public static final RealtimeSettings REALTIME = of("realtime.", RealtimeSettings.class);
  public static final StoreLimits STORE = of("database.", StoreLimits.class);
  public static final MigrationLimits MIGRATION = of("database.migration-", MigrationLimits.class);
  public static final ChatSettings TALK = of("talk.", ChatSettings.class);

  private Defaults() {}

  /**
   * The settings of a room.
   *
   * @param prefix the prefix of its keys
   * @param other lines of YAML such as {@code table.idle-ms: 5}
   */
  public static <T extends Record> T of(String prefix, Class<T> type, String... other) {
    try {
      ConfigSource defaults = new ConfigSource(FILE.toString(), Files.readString(FILE));
      ConfigSource ofTest = new ConfigSource("the test", String.join("\n", other));
      ConfigTree tree = ConfigTree.of(defaults, List.of(ofTest), Map.of());
      ConfigBinder binder = new ConfigBinder(tree, new ConfigTypes());
      T settings = binder.bind(prefix, type, ELSEWHERE);
      binder.check();
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
