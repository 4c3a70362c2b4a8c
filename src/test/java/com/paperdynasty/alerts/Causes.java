package com.paperdynasty.alerts;

import com.paperdynasty.nodes.ThreeNodeCluster;
import com.paperdynasty.store.TestDatabase;
import java.util.List;
import java.util.Map;

/** A cause for each alert, of three nodes on which people play. */
final class Causes {
  /** How long an append takes that is slow, and one that makes plays slow, in seconds. */
  private static final double SLOW_S = 0.35;

  private static final double VERY_SLOW_S = 0.7;

  private static final long STOPPED_MS = 400;
  private static final long RUNNING_MS = 300;

  /**
   * Less room for what lives long than a node needs. The rest of it stays among the young, so the
   * node works on.
   */
  private static final Map<String, String> SHORT_HEAP =
      Map.of("_JAVA_OPTIONS", "-XX:+UseSerialGC -Xmx176m -Xmn160m");

  private final ThreeNodeCluster cluster;
  private final TestDatabase database;
  private final Crowds crowds;

  Causes(ThreeNodeCluster cluster) {
    this.cluster = cluster;
    this.database = cluster.database();
    this.crowds = new Crowds(cluster);
  }

  /** The settings of the nodes: bounds that a test on this machine can reach. */
  static Map<String, String> settings() {
    return Map.ofEntries(
        Map.entry("PD_MANAGEMENT_PATIENCE_MS", "300"),
        Map.entry("PD_MANAGEMENT_OUTAGE_MS", "1200"),
        Map.entry("PD_DATABASE_NODE_RENEW_MS", "500"),
        Map.entry("PD_DATABASE_NODE_LIVES_MS", "3000"),
        Map.entry("PD_HOSTING_OPEN_GAMES", "" + Crowds.OPEN_GAMES),
        Map.entry("PD_TABLE_UNUSED_MS", "3000"),
        Map.entry("PD_TABLE_FRAMES_BYTES", "0"),
        Map.entry("PD_REPLAYS_STATES_BYTES", "1"),
        Map.entry("PD_RECORDS_COUNTS_WAITING", "" + Crowds.COUNTS_WAITING),
        Map.entry("PD_REALTIME_UNSENT_BYTES", "16384"),
        Map.entry("PD_REALTIME_HANG_UP_MS", "1000"));
  }

  List<Cause> all() {
    return List.of(
        new Cause("NodeUnreachable", "a node is killed", this::killed),
        new Cause("NoNodeReady", "the database admits nobody", this::shut),
        new Cause(
            "NodeNotReady", "the link between one node and the database is cut", this::cutOff),
        new Cause("AppendsFail", "the database's disk is full (an error 53100)", this::fullDisk),
        new Cause("OtherNodesUnknown", "a lock is held on the table of live nodes", this::mute),
        new Cause(
            "ConnectionsMissing",
            "a connection ends and the database admits nobody",
            this::oneConnectionLess),
        new Cause("AppendsSlow", "each append takes 0.35 s in the database", () -> slow(SLOW_S)),
        new Cause("PlaysSlow", "each append takes 0.7 s in the database", () -> slow(VERY_SLOW_S)),
        new Cause("EventLoopLate", "a node is stopped for 0.4 s of each 0.7", this::stuttering),
        new Cause("GameDamaged", "the log of a game is overwritten", this::damagedGame),
        new Cause("AuditEntriesDropped", "a migration locks the counts", crowds::countedInVain),
        new Cause("GamesNearBound", "people read many games", crowds::readers),
        new Cause("NodesDisagree", "one node is cut off from the others", this::split),
        new Cause("SlowReaders", "clients ask for much and read nothing", crowds::slowReaders),
        new Cause("ErrorsLogged", "an event of an open game is overwritten", this::damagedEvent),
        new Cause("MemoryShort", "a node has 16 MB for what lives long", this::shortHeap));
  }

  private AutoCloseable killed() {
    cluster.node(2).kill();
    return () -> cluster.start(2);
  }

  private AutoCloseable shut() {
    database.shut();
    return database::unshut;
  }

  private AutoCloseable mute() throws Exception {
    return crowds.locked("live_nodes");
  }

  private AutoCloseable oneConnectionLess() {
    database.shutBehindOne("paper-dynasty reads");
    return database::unshut;
  }

  private AutoCloseable cutOff() {
    cluster.network().cutDatabase(1);
    return () -> cluster.network().mendDatabase(1);
  }

  private AutoCloseable fullDisk() {
    return trigger("RAISE EXCEPTION 'no space left' USING ERRCODE = '53100'");
  }

  private AutoCloseable slow(double seconds) {
    return trigger("PERFORM pg_sleep(" + seconds + ")");
  }

  /** Done once in each statement that appends. */
  private AutoCloseable trigger(String does) {
    database.execute(
        "CREATE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            + does
            + "; RETURN NULL; END $$",
        "CREATE TRIGGER planted BEFORE INSERT ON logged_events"
            + " FOR EACH STATEMENT EXECUTE FUNCTION planted()");
    return () -> database.execute("DROP TRIGGER planted ON logged_events", "DROP FUNCTION planted");
  }

  private AutoCloseable stuttering() {
    return new Repeated(
        RUNNING_MS,
        () -> {
          cluster.node(1).freeze();
          Repeated.pause(STOPPED_MS);
          cluster.node(1).thaw();
        });
  }

  private AutoCloseable damagedGame() {
    return damaged(cluster.game(), "");
  }

  /** The open game goes on; its log cannot be read. */
  private AutoCloseable damagedEvent() {
    String game = cluster.game();
    crowds.read(game, "");
    return damaged(game, "/log");
  }

  private AutoCloseable damaged(String game, String read) {
    String where = " WHERE game_id = '" + game + "'";
    database.execute(
        "DROP TABLE IF EXISTS sound",
        "CREATE TABLE sound AS SELECT * FROM logged_events" + where,
        "UPDATE logged_events SET data = '{'" + where);
    crowds.read(game, read);
    return () ->
        database.execute(
            "DELETE FROM logged_events" + where, "INSERT INTO logged_events SELECT * FROM sound");
  }

  private AutoCloseable split() {
    cluster.network().cut(0, 1);
    cluster.network().cut(0, 2);
    return () -> {
      cluster.network().mend(0, 1);
      cluster.network().mend(0, 2);
    };
  }

  private AutoCloseable shortHeap() {
    cluster.node(2).kill();
    cluster.start(2, SHORT_HEAP).awaitOpen();
    return () -> {
      cluster.node(2).kill();
      cluster.start(2);
    };
  }
}
