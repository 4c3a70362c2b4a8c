package com.paperdynasty.table;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.ConnectionRef;
import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.bus.GameRequest.RenewWatch;
import com.paperdynasty.bus.LogicalTime;
import com.paperdynasty.bus.RoomMessage;
import com.paperdynasty.bus.RoomMessage.Logged;
import com.paperdynasty.bus.UserPresence;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.journal.FaultyJournal;
import com.paperdynasty.journal.IdempotencyKey;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.LoggedEvent;
import com.paperdynasty.journal.MemoryJournal;
import com.paperdynasty.league.SampleRules;
import com.paperdynasty.protocol.client.CommandReader;
import com.paperdynasty.protocol.client.ContentHash;
import com.paperdynasty.protocol.server.EventJson;
import com.paperdynasty.replay.LogReader;
import com.paperdynasty.replay.LogReplay;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A game that Alice administers and plays, on both sides unless another manager is given, and the
 * messages of its owner to the watcher on node A. The test can disturb the journal, and moves the
 * clock.
 */
public final class GameScene implements AutoCloseable {
  public static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  static final String WATCHER = BusAddresses.watcher("A", 0);
  static final ConnectionRef ORIGIN = new ConnectionRef(WATCHER, "c1", "x");
  static final int GIVE_UP_MS = 1_000;
  private static final Actor ALICE = new Actor("alice", "Alice", false);
  private static final Manager MANAGER = new Manager(ALICE.userId(), ALICE.name());

  final MemoryJournal games = new MemoryJournal();
  final FaultyJournal journal = new FaultyJournal(games);
  final SettableClock clock = new SettableClock();
  final List<Told> told = new ArrayList<>();

  /** The users in the room: Alice, over one connection. */
  final PresenceTracker presenceTracker = new PresenceTracker();

  final AbsenceTracker absenceTracker = new AbsenceTracker(presenceTracker, clock);

  final EventPublisher eventPublisher;
  private final Vertx vertx;
  private final GameVerticleSettings settings;
  private final Handler<DeliveryContext<Object>> listening = this::hear;

  /**
   * A message to the watcher.
   *
   * @param durable the last seq of the log when it was sent
   */
  record Told(RoomMessage message, long durable) {}

  GameScene(Vertx vertx) {
    this(vertx, MANAGER, null, settings(0));
  }

  /**
   * A game with another at home.
   *
   * @param invitation to watch, without which strangers do not know of the game; null if anybody
   *     may watch
   */
  GameScene(Vertx vertx, Manager home, @Nullable String invitation, GameVerticleSettings settings) {
    this.vertx = vertx;
    this.settings = settings;
    this.eventPublisher = new EventPublisher(vertx, "A", GAME, presenceTracker);
    games.create(GAME, MANAGER, home, invitation);
    join(WATCHER, new UserPresence("alice", "Alice", "manager", List.of(), 1));
    vertx.eventBus().addOutboundInterceptor(listening);
  }

  /** Bounds that no test reaches, with a delay of spectators. */
  static GameVerticleSettings settings(long spectatorDelayMs) {
    return new GameVerticleSettings(
        64, 60_000, 60_000, 15_000, GIVE_UP_MS, 1, 4, spectatorDelayMs, 20_480, 8);
  }

  @Override
  public void close() {
    vertx.eventBus().removeOutboundInterceptor(listening);
  }

  private void hear(DeliveryContext<Object> sent) {
    if (sent.message().address().equals(BusAddresses.realtime(WATCHER))) {
      told.add(new Told((RoomMessage) sent.body(), log().size()));
    }
    sent.next();
  }

  /** Runs work on one event loop, as a verticle would. */
  <T> Future<T> onContext(Supplier<Future<T>> work) {
    Promise<T> done = Promise.promise();
    vertx.runOnContext(now -> work.get().onComplete(done));
    return done.future();
  }

  /** Opens the game on node A, which has a watcher. */
  Future<CommandExecutor> open() {
    return open("A", journal, eventPublisher);
  }

  /** Opens the game on another node, without watchers and faults. */
  Future<CommandExecutor> openOn(String node) {
    return open(node, games, new EventPublisher(vertx, node, GAME, new PresenceTracker()));
  }

  private Future<CommandExecutor> open(String node, Journal through, EventPublisher to) {
    return games
        .open(GAME, node)
        .map(
            opened ->
                new CommandExecutor(
                    vertx,
                    node,
                    OwnedGame.replay(
                        GAME,
                        opened.orElseThrow(),
                        settings.spectatorDelayMs(),
                        settings.framesBytes()),
                    through,
                    pages(through),
                    clock,
                    settings,
                    to,
                    absenceTracker));
  }

  static PresenceTracker watchedBy(String... names) {
    PresenceTracker presenceTracker = new PresenceTracker();
    List<UserPresence> people =
        List.of(new UserPresence("alice", "Alice", "manager", List.of(), 1));
    for (String name : names) {
      presenceTracker.renew(
          new RenewWatch(GAME, name, 1, 1, people, Set.of(), Map.of(), Set.of()), 0);
    }
    return presenceTracker;
  }

  /** Lets users join the room, over a watcher of their own. */
  void join(String watcher, UserPresence... people) {
    presenceTracker.renew(
        new RenewWatch(GAME, watcher, 1, 1, List.of(people), Set.of(), Map.of(), Set.of()),
        clock.millis());
  }

  /** A reader of its log. */
  LogReader pages() {
    return pages(journal);
  }

  private LogReader pages(Journal through) {
    return new LogReader(vertx, through, Defaults.REPLAYS, new SimpleMeterRegistry());
  }

  List<LoggedEvent> log() {
    return games.log(GAME);
  }

  /** An event of the log as it is shown. */
  SeqFrame shown(LoggedEvent event) {
    return shown(log(), event);
  }

  /** An event as it is shown after those before it. */
  public static SeqFrame shown(List<LoggedEvent> log, LoggedEvent event) {
    LogReplay replay = new LogReplay(GAME, SampleRules.SBA);
    log.subList(0, (int) event.seq()).forEach(replay::apply);
    return EventJson.frame(event.seq(), event.event(), Objects.requireNonNull(replay.state()));
  }

  /** The frames to the watcher that are not in the log. */
  List<String> transientFrames() {
    return told.stream()
        .map(Told::message)
        .map(
            message ->
                message instanceof RoomMessage.Transient said
                    ? said.frame()
                    : message instanceof RoomMessage.Presence change ? change.frame() : null)
        .filter(Objects::nonNull)
        .toList();
  }

  /** The logged events to the watcher, in the order of their sending. */
  List<Logged> heard() {
    return told.stream()
        .map(Told::message)
        .filter(Logged.class::isInstance)
        .map(Logged.class::cast)
        .toList();
  }

  /** A command of Alice's without an id. */
  static PendingCommand turn(String event, ObjectNode data) {
    return turn(event, data, null, null);
  }

  /**
   * A command of Alice's.
   *
   * @param id the id that she gave it, if any
   * @param sentAt the logical time at which this copy was sent; null for none
   */
  static PendingCommand turn(
      String event, ObjectNode data, @Nullable String id, @Nullable LogicalTime sentAt) {
    return new PendingCommand(
        ALICE,
        event,
        CommandReader.read(event, data),
        id == null ? null : new IdempotencyKey(ALICE.userId(), id, ContentHash.of(event, data)),
        id == null ? null : ORIGIN,
        sentAt,
        null,
        0);
  }

  static PendingCommand roll() {
    return turn("roll_dice", data());
  }

  static PendingCommand announcement(String text) {
    return turn("announce", data().put("text", text));
  }

  static PendingCommand voidedRoll() {
    return turn("void_roll", data().put("reason", "no"));
  }

  static PendingCommand walk(@Nullable String id, @Nullable LogicalTime sentAt) {
    return turn(CommandReader.SUBMIT_OUTCOME, data().put("outcome", "walk"), id, sentAt);
  }

  static ObjectNode data() {
    return JsonNodeFactory.instance.objectNode().put("game_id", GAME.toString());
  }

  /** The cause of a Future that must fail. */
  public static Future<Throwable> failure(Future<?> failing) {
    return failing.transform(
        done ->
            done.failed()
                ? Future.succeededFuture(Objects.requireNonNull(done.cause()))
                : Future.failedFuture("this succeeded with " + done.result()));
  }
}
