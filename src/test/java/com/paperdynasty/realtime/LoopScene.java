package com.paperdynasty.realtime;

import com.paperdynasty.cluster.GameRouter;
import com.paperdynasty.cluster.Members;
import com.paperdynasty.cluster.Standstill;
import com.paperdynasty.cluster.Tables;
import com.paperdynasty.game.Manager;
import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.identity.TokenRules;
import com.paperdynasty.identity.Tokens;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.realtime.limits.ClientAddress;
import com.paperdynasty.realtime.limits.Guest;
import com.paperdynasty.realtime.limits.Limits;
import com.paperdynasty.table.FaultyJournal;
import com.paperdynasty.table.LogPages;
import com.paperdynasty.table.MemoryJournal;
import com.paperdynasty.table.OpenGame;
import com.paperdynasty.table.SettableClock;
import com.paperdynasty.table.TableVerticle;
import com.paperdynasty.table.Tenure;
import com.paperdynasty.talk.Recorder;
import com.paperdynasty.talk.RecorderSettings;
import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.BusCodecs;
import com.paperdynasty.wire.RoomMessage;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One event loop with people on it, and the table of a game that anybody may watch, in which Alice
 * plays at Bob's. Time stands still, and timers end when a test says so.
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
  final Connections connections = new Connections();
  final RealtimeSettings settings;
  final LoopContext loop;
  final Rooms rooms;
  final GameCommandHandler commands;
  final Tokens tokens;
  final FromOwners fromOwners;

  /** What was asked of the owner. */
  final Queue<TableRequest> requests = new ConcurrentLinkedQueue<>();

  /** From now on no page of the log can be read. */
  volatile boolean refusesReads;

  /** From now on nothing that the owner publishes comes here. */
  volatile boolean losesRoomMessages;

  private final Handlers handlers;
  private final Limits limits;
  private final Context context;

  LoopScene(Vertx vertx) {
    this(vertx, Defaults.REALTIME, Allowed.anything());
  }

  /** A scene with bounds of a test's own. */
  LoopScene(Vertx vertx, RealtimeSettings settings, Allowed allowed) {
    BusCodecs.register(vertx.eventBus());
    context = vertx.getOrCreateContext();
    this.settings = settings;
    Recorder recorder =
        new Recorder(
            new ForgetfulLedger(), Defaults.of("records.", RecorderSettings.class), meters);
    loop =
        new LoopContext(
            WATCHER,
            settings,
            clock,
            new Standstill(1_000, settings.standstillMs(), nanos::get),
            new Meters(meters),
            new Witness(recorder, clock),
            (delayMs, what) -> timers.add(what));
    Tables tables = new Tables(vertx, Members.alone("A"), clock, Defaults.ASKING);
    GameRouter router = (request, awaited) -> route(tables, request, awaited);
    rooms = new Rooms(WATCHER, settings.room(), loop.timers(), router);
    commands = new GameCommandHandler(loop, rooms, router);
    tokens = new Tokens(vertx, TokenRules.ofSecret(SECRET, null, null), clock);
    handlers =
        new Handlers(
            tokens,
            new RoomEntry(loop, rooms, router, commands),
            commands,
            new TalkDesk(rooms, commands, loop.witness(), new SilentChat(), Defaults.TALK));
    limits = new Limits(allowed.settings(), nanos::get, meters);
    fromOwners = new FromOwners(rooms, connections);
    on(
        () ->
            vertx
                .eventBus()
                .<RoomMessage>consumer(Addresses.realtime(WATCHER), said -> received(said.body())));
    games.create(GAME, new Manager("alice", "Alice"), new Manager("bob", "Bob"));
    OpenGame game = OpenGame.fold(GAME, games.open(GAME, "A").result().orElseThrow(), 0, 20_480);
    Await.the(
        vertx.deployVerticle(
            new TableVerticle(
                "A",
                game,
                journal,
                new LogPages(vertx, journal, Defaults.REPLAYS),
                clock,
                Defaults.TABLE,
                SURE,
                () -> {})));
  }

  private Future<TableReply> route(
      GameRouter tables, TableRequest request, BooleanSupplier awaited) {
    requests.add(request);
    return request instanceof TableRequest.ReadLog && refusesReads
        ? Future.succeededFuture(new TableReply.Refused(Problem.unavailable(500), false))
        : tables.ask(request, awaited);
  }

  private void received(RoomMessage message) {
    if (!losesRoomMessages) {
      message.match(fromOwners);
    }
  }

  private static final Tenure SURE =
      new Tenure() {
        @Override
        public Future<Void> certain() {
          return Future.succeededFuture();
        }

        @Override
        public boolean stoodStill() {
          return false;
        }
      };

  /** Does it on the event loop, and waits for it. */
  void on(Runnable work) {
    later(
        () -> {
          work.run();
          return Future.succeededFuture();
        });
  }

  /** What is found on the event loop. */
  <T> T look(Supplier<T> work) {
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
    return Await.the(done.future());
  }

  /** The next append, which is told to be durable when the test says so. */
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
   * @param reached completes when it comes to the journal
   * @param durable to be completed by the test
   */
  record HeldAppend(Promise<Void> reached, Promise<Void> durable) {}

  /** The event loop was frozen for so long that others may have given up on it. */
  void standStill() {
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(2 * settings.standstillMs() + 1_000));
  }

  /** All timers end that have been set so far. */
  void ring() {
    on(
        () -> {
          int set = timers.size();
          for (int i = 0; i < set; i++) {
            timers.remove().run();
          }
        });
  }

  /** Somebody opens a line, and has not said yet who they are. */
  TestClient stranger() {
    TestClient client = new TestClient(this);
    Guest guest = limits.guest(ClientAddress.parse("203.0.113.7").orElseThrow());
    on(
        () -> {
          guest.enters();
          Connection connection =
              new Connection(
                  UUID.randomUUID().toString(), client, guest, loop, handlers, this::closed);
          connections.add(connection);
          client.sitsAt(connection);
        });
    return client;
  }

  private void closed(Connection connection) {
    gone.add(connection);
    connections.remove(connection);
    rooms.gone(connection, connection.games());
  }

  /** Somebody has come in. */
  TestClient user(String userId) {
    TestClient client = stranger();
    client.sends("connect", "{\"token\":\"" + token(userId, 3_600) + "\"}", "in");
    client.hears("connected");
    return client;
  }

  /** Somebody has come in and is in the room of the game. */
  TestClient member(String userId, String role) {
    TestClient client = user(userId);
    client.sendsOfGame("join_game", "\"role\":\"" + role + "\"", "join");
    client.hears("game_joined");
    return client;
  }

  /** A token for a user, good for so long. */
  String token(String userId, long seconds, String... roles) {
    return tokens.issue(userId, userId, Set.of(roles), Duration.ofSeconds(seconds));
  }

  double count(String meter) {
    return meters.get(meter).counters().stream().mapToDouble(each -> each.count()).sum();
  }
}
