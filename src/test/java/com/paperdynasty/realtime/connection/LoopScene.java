package com.paperdynasty.realtime.connection;

import com.paperdynasty.audit.AuditLog;
import com.paperdynasty.audit.AuditRecorder;
import com.paperdynasty.audit.AuditSettings;
import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.BusCodecs;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.RoomMessage;
import com.paperdynasty.cluster.hosting.HostMetrics;
import com.paperdynasty.cluster.membership.ClusterMembership;
import com.paperdynasty.cluster.routing.BusGameRouter;
import com.paperdynasty.cluster.routing.GameRouter;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.identity.TokenRules;
import com.paperdynasty.identity.TokenService;
import com.paperdynasty.journal.FaultyJournal;
import com.paperdynasty.journal.MemoryJournal;
import com.paperdynasty.limits.ClientAddress;
import com.paperdynasty.limits.ClientQuota;
import com.paperdynasty.limits.RateLimiter;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.realtime.room.RoomMessageHandler;
import com.paperdynasty.realtime.room.RoomRegistry;
import com.paperdynasty.replay.LogReader;
import com.paperdynasty.table.GameVerticle;
import com.paperdynasty.table.OwnedGame;
import com.paperdynasty.table.SettableClock;
import com.paperdynasty.table.ownership.OwnershipGuard;
import com.paperdynasty.table.ownership.PauseDetector;
import com.paperdynasty.tracing.Tracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One event loop with clients on it, and the verticle of a game of Alice (away) at Bob (home), open
 * to spectators. The clock stands still, and timers fire when a test says so.
 */
final class LoopScene {
  static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  static final String WATCHER = "A.0";
  private static final String SECRET = "a secret of the test, long enough for it";

  final MemoryJournal games = new MemoryJournal();
  final FaultyJournal journal = new FaultyJournal(games);
  final SettableClock clock = new SettableClock();
  final AtomicLong nanos = new AtomicLong();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final Queue<Runnable> timers = new ConcurrentLinkedQueue<>();
  final List<Connection> gone = new ArrayList<>();
  final Map<String, Connection> openConnections = new HashMap<>();
  final RealtimeSettings settings;
  final ConnectionContext loop;
  final RoomRegistry roomRegistry;
  final GameCommandHandler commands;
  final TokenService tokenService;
  final RoomMessageHandler roomMessageHandler;
  final AuditRecorder auditRecorder;

  /** The requests that were sent to the owner. */
  final Queue<GameRequest> requests = new ConcurrentLinkedQueue<>();

  /** Makes every read of the log fail from now on. */
  volatile boolean refusesReads;

  /** Drops every message of the owner from now on. */
  volatile boolean dropsRoomMessages;

  private volatile Future<Void> readsFrom = Future.succeededFuture();

  private final MessageDispatcher.Handlers messageHandlers;
  private final RateLimiter rateLimiter;
  private final Context context;

  LoopScene(Vertx vertx) {
    this(vertx, Defaults.REALTIME, TestLimits.unlimited());
  }

  /** A scene with these settings and limits. */
  LoopScene(Vertx vertx, RealtimeSettings settings, TestLimits testLimits) {
    this(vertx, settings, testLimits, 0);
  }

  /** A scene whose spectators are behind. */
  LoopScene(Vertx vertx, RealtimeSettings settings, TestLimits testLimits, long spectatorDelayMs) {
    this(
        vertx,
        settings,
        testLimits,
        spectatorDelayMs,
        new DiscardingAuditLog(),
        games -> games.create(GAME, new Manager("alice", "Alice"), new Manager("bob", "Bob")));
  }

  /** A scene with a game that has been played so far, and an audit. */
  LoopScene(Vertx vertx, GameScenario played, AuditLog auditLog) {
    this(
        vertx,
        Defaults.REALTIME,
        TestLimits.unlimited(),
        0,
        auditLog,
        games -> games.store(GAME, played));
  }

  private LoopScene(
      Vertx vertx,
      RealtimeSettings settings,
      TestLimits testLimits,
      long spectatorDelayMs,
      AuditLog auditLog,
      Consumer<MemoryJournal> game) {
    BusCodecs.register(vertx.eventBus());
    context = vertx.getOrCreateContext();
    this.settings = settings;
    auditRecorder =
        new AuditRecorder(auditLog, Defaults.of("records.", AuditSettings.class), meters);
    loop =
        new ConnectionContext(
            WATCHER,
            settings,
            clock,
            new PauseDetector(1_000, settings.standstillMs(), nanos::get),
            new RealtimeMetrics(meters),
            new ConnectionAudit(auditRecorder, clock),
            (delayMs, what) -> timers.add(what),
            Tracing.of(vertx));
    BusGameRouter busGameRouter =
        new BusGameRouter(vertx, ClusterMembership.alone("A"), clock, Defaults.ASKING);
    GameRouter router = (request, awaited) -> route(busGameRouter, request, awaited);
    roomRegistry =
        new RoomRegistry(
            WATCHER,
            settings.room(),
            loop.timers(),
            loop.realtimeMetrics().countingCatchUps(router));
    commands = new GameCommandHandler(loop, roomRegistry, router);
    tokenService = new TokenService(vertx, TokenRules.ofSecret(SECRET, null, null), clock);
    messageHandlers =
        new MessageDispatcher.Handlers(
            tokenService,
            new JoinHandler(loop, roomRegistry, router, commands),
            commands,
            new ChatHandler(
                roomRegistry, commands, loop.connectionAudit(), new FailingChat(), Defaults.TALK));
    rateLimiter = new RateLimiter(testLimits.settings(), nanos::get, meters);
    roomMessageHandler =
        new RoomMessageHandler(
            roomRegistry, id -> Optional.ofNullable(openConnections.get(id)), loop::onDelivered);
    run(
        () ->
            vertx
                .eventBus()
                .<RoomMessage>consumer(
                    BusAddresses.realtime(WATCHER), message -> received(message.body())));
    game.accept(games);
    OwnedGame owned =
        OwnedGame.replay(
            GAME, games.open(GAME, "A").result().orElseThrow(), spectatorDelayMs, 20_480);
    Await.result(
        vertx.deployVerticle(
            new GameVerticle(
                "A",
                owned,
                journal,
                new LogReader(vertx, journal, Defaults.REPLAYS, new SimpleMeterRegistry()),
                clock,
                Defaults.TABLE,
                ALWAYS_OWNED,
                new HostMetrics(meters),
                () -> {})));
  }

  private Future<GameReply> route(GameRouter router, GameRequest request, BooleanSupplier awaited) {
    requests.add(request);
    if (!(request instanceof GameRequest.ReadLog)) {
      return router.ask(request, awaited);
    }
    return refusesReads
        ? Future.succeededFuture(new GameReply.Refused(Problem.unavailable(500), false))
        : readsFrom.compose(ready -> router.ask(request, awaited));
  }

  /** Holds every read of the log from now on, until the test completes the Promise. */
  Promise<Void> holdReads() {
    Promise<Void> ready = Promise.promise();
    readsFrom = ready.future();
    return ready;
  }

  private void received(RoomMessage message) {
    if (!dropsRoomMessages) {
      message.match(roomMessageHandler);
    }
  }

  private static final OwnershipGuard ALWAYS_OWNED =
      new OwnershipGuard() {
        @Override
        public Future<Void> whenCertain() {
          return Future.succeededFuture();
        }

        @Override
        public boolean wasPaused() {
          return false;
        }
      };

  /** Runs a task on the event loop, and waits for its end. */
  void run(Runnable work) {
    later(
        () -> {
          work.run();
          return Future.succeededFuture();
        });
  }

  /** Computes a value on the event loop. */
  <T> T compute(Supplier<T> work) {
    return later(() -> Future.succeededFuture(work.get()));
  }

  private <T> T later(Supplier<Future<T>> work) {
    Promise<T> done = Promise.promise();
    context.runOnContext(
        now -> {
          try {
            work.get().onComplete(done);
          } catch (RuntimeException | AssertionError fault) {
            done.fail(fault);
          }
        });
    return Await.result(done.future());
  }

  /** Holds the next append: its reply comes when the test completes {@code durable}. */
  HeldAppend holdAppend() {
    HeldAppend held = new HeldAppend(Promise.promise(), Promise.promise());
    journal.onAppend(
        call -> {
          held.reached().complete();
          return call.get().compose(done -> held.durable().future().map(done));
        });
    return held;
  }

  /**
   * An append.
   *
   * @param reached completes when the append reaches the journal
   * @param durable to be completed by the test
   */
  record HeldAppend(Promise<Void> reached, Promise<Void> durable) {}

  /** Simulates a pause of the event loop that the pause detector notices. */
  void pauseLoop() {
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(2 * settings.standstillMs() + 1_000));
  }

  /** Fires all timers that have been set so far. */
  void runTimers() {
    run(
        () -> {
          int set = timers.size();
          for (int i = 0; i < set; i++) {
            timers.remove().run();
          }
        });
  }

  /** Opens a connection without a user. */
  TestClient open() {
    TestClient client = new TestClient(this);
    ClientQuota clientQuota = rateLimiter.quotaOf(ClientAddress.parse("203.0.113.7").orElseThrow());
    run(
        () -> {
          clientQuota.openConnection();
          Connection connection =
              new Connection(
                  UUID.randomUUID().toString(),
                  client,
                  clientQuota,
                  loop,
                  messageHandlers,
                  this::closed);
          openConnections.put(connection.id(), connection);
          client.attach(connection);
        });
    return client;
  }

  private void closed(Connection connection) {
    gone.add(connection);
    openConnections.remove(connection.id());
    roomRegistry.onSubscriberGone(connection, connection.games());
  }

  /** Opens a connection and connects a user. */
  TestClient connect(String userId) {
    TestClient client = open();
    client.sendFrame("connect", "{\"token\":\"" + token(userId, 3_600) + "\"}", "in");
    client.receive("connected");
    return client;
  }

  /** Opens a connection, connects a user and joins the game. */
  TestClient join(String userId, String role) {
    TestClient client = connect(userId);
    client.sendAboutGame("join_game", "\"role\":\"" + role + "\"", "join");
    client.receive("game_joined");
    return client;
  }

  /** A token for a user, valid for so many seconds. */
  String token(String userId, long seconds, String... roles) {
    return tokenService.issue(userId, userId, Set.of(roles), Duration.ofSeconds(seconds));
  }

  double waiting(String queue) {
    return meters.get("pd.commands.waiting").tag("queue", queue).gauge().value();
  }

  double count(String meter) {
    return meters.get(meter).counters().stream().mapToDouble(each -> each.count()).sum();
  }
}
