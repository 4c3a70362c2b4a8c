package com.paperdynasty.table;

import static net.logstash.logback.argument.StructuredArguments.kv;

import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.ClusterEvent;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.LocalHandlers;
import com.paperdynasty.concurrent.Preparation;
import com.paperdynasty.concurrent.SerialQueue;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.journal.DamagedLogException;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.JournalTimeoutException;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.replay.LogReader;
import com.paperdynasty.replay.ReplayBusyException;
import com.paperdynasty.table.ownership.OwnershipCheck;
import com.paperdynasty.table.ownership.OwnershipGuard;
import com.paperdynasty.table.ownership.OwnershipLostException;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Owns one game; the package describes how. All work happens on its own context. */
public final class GameVerticle extends VerticleBase {
  private static final Logger log = LoggerFactory.getLogger(GameVerticle.class);

  private final String node;
  private final OwnedGame opened;
  private final Journal journal;
  private final LogReader logReader;
  private final Clock clock;
  private final GameVerticleSettings settings;
  private final OwnershipGuard ownershipGuard;
  private final Measures measures;
  private final Runnable onLeaving;
  private final PresenceTracker presenceTracker = new PresenceTracker();
  private final DamagedEventErrors damaged = new DamagedEventErrors();
  private final GameLifecycle lifecycle = new VerticleLifecycle();
  private CommandExecutor commandExecutor;
  private SerialQueue<PendingCommand, GameReply> commandQueue;
  private GameQueryHandler gameQueryHandler;
  private AbsenceTracker absenceTracker;
  private ChoiceTimer choiceTimer;
  private Preparation preparation;
  private GameRequestHandler requestHandler;
  private MessageConsumer<GameRequest> consumer;
  private @Nullable Future<Void> released;
  private boolean leaving;
  private long lastUsedAtMs;
  private boolean used;

  /** What is measured of the commands of games. Thread-safe. */
  public interface Measures {
    /**
     * A command was executed. One that was executed before, and is answered again, does not count.
     *
     * @param nanos from its arrival at its game until its events were durable
     * @param trace the step of a trace that it was; null if it is not traced
     */
    void committed(long nanos, @Nullable String trace);

    /** So many more commands wait to be executed; negative for fewer. */
    void waiting(int more);
  }

  /**
   * Creates a verticle for a game that has been opened.
   *
   * @param node the name of this node
   * @param opened the game, replayed from its log
   * @param logReader where older events are read
   * @param ownershipGuard asked before each answer
   * @param measures told of each command
   * @param onLeaving called once, on the game's context, when the verticle has to close because it
   *     was idle or lost its game. Its deployer undeploys it.
   */
  public GameVerticle(
      String node,
      OwnedGame opened,
      Journal journal,
      LogReader logReader,
      Clock clock,
      GameVerticleSettings settings,
      OwnershipGuard ownershipGuard,
      Measures measures,
      Runnable onLeaving) {
    this.node = node;
    this.opened = opened;
    this.journal = journal;
    this.logReader = logReader;
    this.clock = clock;
    this.settings = settings;
    this.ownershipGuard = ownershipGuard;
    this.measures = measures;
    this.onLeaving = onLeaving;
  }

  @Override
  public Future<?> start() {
    EventPublisher eventPublisher =
        new EventPublisher(vertx, node, opened.gameId(), presenceTracker);
    absenceTracker = new AbsenceTracker(presenceTracker, clock);
    commandExecutor =
        new CommandExecutor(
            vertx,
            node,
            opened,
            journal,
            logReader,
            clock,
            settings,
            eventPublisher,
            absenceTracker);
    commandQueue = new SerialQueue<>(settings.commandsWaiting(), this::execute, measures::waiting);
    gameQueryHandler =
        new GameQueryHandler(
            vertx,
            commandExecutor,
            journal,
            presenceTracker,
            absenceTracker,
            eventPublisher,
            clock,
            settings);
    requestHandler =
        new GameRequestHandler(
            node,
            commandExecutor,
            presenceTracker,
            new OwnershipCheck(
                node, journal, opened.gameId(), () -> commandExecutor.game().epoch()),
            gameQueryHandler,
            new ChatAuthorizer(vertx, commandExecutor, presenceTracker, eventPublisher, clock),
            lifecycle);
    preparation =
        new Preparation(
            vertx,
            () -> commandExecutor.game().state().isPrepared(),
            () -> commandExecutor.game().state().prepare());
    choiceTimer = new ChoiceTimer(vertx, clock, commandExecutor, this::takeDefault);
    lastUsedAtMs = clock.millis();
    consumer =
        vertx
            .eventBus()
            .localConsumer(
                BusAddresses.game(opened.gameId()),
                message -> onRequest(message.body()).onSuccess(message::reply));
    LocalHandlers.games(vertx).register(opened.gameId(), this::onRequest);
    vertx.eventBus().<ClusterEvent>localConsumer(BusAddresses.MEMBERSHIP, this::onClusterEvent);
    vertx.setPeriodic(Math.max(1, settings.watchExpiryMs() / 3), timer -> checkExpiry());
    return Future.succeededFuture();
  }

  /**
   * Finishes the command under way and releases the game, so that its next owner need not ask this
   * node.
   */
  @Override
  public Future<?> stop() {
    stopAccepting();
    LocalHandlers.games(vertx).unregister(opened.gameId());
    return consumer.unregister().compose(unregistered -> giveUp());
  }

  private Future<Void> giveUp() {
    if (released == null) {
      released = commandQueue.idle().compose(idle -> release());
    }
    return released;
  }

  private Future<Void> release() {
    return journal
        .release(Map.of(opened.gameId(), commandExecutor.game().epoch()))
        .otherwiseEmpty();
  }

  /** Never fails. */
  private Future<GameReply> onRequest(GameRequest request) {
    if (!(request instanceof GameRequest.ExecuteCommand command)) {
      return whenCertain()
          .compose(certain -> answer(() -> request.match(requestHandler)))
          .otherwise(this::faultOf);
    }
    if (ownershipGuard.wasPaused()) {
      return Future.succeededFuture(unavailable());
    }
    long arrivedAt = System.nanoTime();
    measures.waiting(1);
    return whenCertain()
        .onComplete(known -> measures.waiting(-1))
        .compose(certain -> answer(() -> requestHandler.executeCommand(command, arrivedAt)))
        .otherwise(this::faultOf);
  }

  private Future<Void> whenCertain() {
    return ownershipGuard.whenCertain().compose(certain -> preparation.done());
  }

  private Future<GameReply> answer(Supplier<Future<GameReply>> request) {
    if (leaving) {
      return Future.succeededFuture(redirectToHost());
    }
    try {
      return request.get();
    } catch (RuntimeException bug) {
      return Future.failedFuture(bug);
    }
  }

  /** Users of a node that is gone have left with it. */
  private void onClusterEvent(Message<ClusterEvent> message) {
    if (message.body() instanceof ClusterEvent.NodeLeft gone && !leaving) {
      gameQueryHandler.removeNode(gone.node());
    }
  }

  /** Never fails: every failure, a bug too, becomes an answer before the next command begins. */
  private Future<GameReply> execute(PendingCommand pendingCommand) {
    long before = commandExecutor.game().seq();
    return Future.succeededFuture(pendingCommand)
        .compose(commandExecutor::execute)
        .onSuccess(reply -> onExecuted(pendingCommand, reply, before))
        .onComplete(done -> choiceTimer.set())
        .otherwise(cause -> faultOfCommand(cause, pendingCommand));
  }

  /**
   * Events up to {@code before} were durable already: then the reply is that of an earlier copy.
   */
  private void onExecuted(PendingCommand command, GameReply reply, long before) {
    if (reply instanceof GameReply.Executed executed && executed.lastSeq() > before) {
      measures.committed(System.nanoTime() - command.arrivedAt(), command.trace());
    }
    absenceTracker.seen(List.of(command.actor().userId()), commandExecutor.game().state());
  }

  /** The manager whose choice it was has had their time. */
  private Future<GameReply> takeDefault() {
    return whenCertain()
        .compose(
            certain ->
                leaving
                    ? Future.succeededFuture(redirectToHost())
                    : commandQueue
                        .offer(PendingCommand.takeDefault())
                        .orElseGet(() -> Future.succeededFuture(busy())));
  }

  /** A damaged event does not affect the open game, which goes on. */
  private GameReply faultOf(Throwable cause) {
    return cause instanceof DamagedLogException fault
        ? damaged.answer(fault)
        : faultOfCommand(cause, null);
  }

  /**
   * A game that was lost, or hit a bug, closes. The next request opens it again from its log.
   *
   * @param of the command that failed; null for another request
   */
  private GameReply faultOfCommand(Throwable cause, @Nullable PendingCommand of) {
    if (cause instanceof OwnershipLostException) {
      // The host logs one line for all games that it loses.
      log.debug("{}: closing: {}", kv("game", opened.gameId()), cause.getMessage());
      leave();
      return unavailable();
    }
    if (cause instanceof FrameReader.DamagedReceiptException answer) {
      return damaged.answer(answer.fault());
    }
    if (cause instanceof ReplayBusyException busy) {
      return GameReply.Refused.busy(busy.retryAfterMs());
    }
    if (cause instanceof JournalTimeoutException) {
      // The silent journal is logged once for all games.
      log.debug("{}: journal query failed", kv("game", opened.gameId()), cause);
      return unavailable();
    }
    String errorId = UUID.randomUUID().toString();
    log.error(
        "{} {} {} {} {} {}: a request failed",
        kv("error_id", errorId),
        kv("game", opened.gameId()),
        kv("epoch", commandExecutor.game().epoch()),
        kv("seq", commandExecutor.game().seq()),
        kv("user", of == null ? "" : of.actor().userId()),
        kv("command", of == null ? "" : of.id()),
        cause);
    leave();
    return new GameReply.Refused(Problem.internal(errorId), false);
  }

  private GameReply unavailable() {
    return new GameReply.Refused(Problem.unavailable(settings.reopenPauseMs()), false);
  }

  /** Too many commands wait. Only the owner can execute them, so no other node is to be asked. */
  private GameReply busy() {
    return GameReply.Refused.busy(settings.reopenPauseMs());
  }

  /** A command that has not begun here is executed after the next opening of the game. */
  private GameReply redirectToHost() {
    return new GameReply.Redirect(node);
  }

  private void leave() {
    if (!leaving) {
      stopAccepting();
      onLeaving.run();
    }
  }

  /**
   * From now on requests are redirected to the host, which opens the game again. The address stays
   * until then: a message that waits at an address when it is unregistered would be lost.
   */
  private void stopAccepting() {
    leaving = true;
    commandQueue.refuseWaiting(Future.succeededFuture(redirectToHost()));
  }

  private void checkExpiry() {
    gameQueryHandler.expire();
    choiceTimer.check();
    // Anybody may read public games: a read must not keep one in memory as a game that is played.
    long idleMs = used ? settings.idleMs() : Math.min(settings.idleMs(), settings.unusedMs());
    if (presenceTracker.isEmpty() && clock.millis() - lastUsedAtMs >= idleMs) {
      leave();
    }
  }

  private final class VerticleLifecycle implements GameLifecycle {
    @Override
    public Future<GameReply> enqueue(PendingCommand pendingCommand) {
      use();
      if (!(pendingCommand.command() instanceof Command.Abandon)) {
        choiceTimer.arm();
      }
      if (leaving) {
        return Future.succeededFuture(redirectToHost());
      }
      return commandQueue.offer(pendingCommand).orElseGet(() -> Future.succeededFuture(busy()));
    }

    @Override
    public void touch() {
      use();
      choiceTimer.arm();
    }

    private void use() {
      used = true;
      lastUsedAtMs = clock.millis();
    }

    @Override
    public Future<GameReply> release() {
      stopAccepting();
      return giveUp().map(done -> redirectToHost());
    }
  }
}
