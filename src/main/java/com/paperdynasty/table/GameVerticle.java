package com.paperdynasty.table;

import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.ClusterEvent;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.concurrent.SerialQueue;
import com.paperdynasty.journal.DamagedLogException;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.JournalTimeoutException;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.replay.LogReader;
import com.paperdynasty.replay.ReplayBusyException;
import com.paperdynasty.table.CommandExecutor.DamagedReceiptException;
import com.paperdynasty.table.ownership.OwnershipCheck;
import com.paperdynasty.table.ownership.OwnershipGuard;
import com.paperdynasty.table.ownership.OwnershipLostException;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Owns one game: see the package. Everything in it happens on its own context. */
public final class GameVerticle extends VerticleBase {
  private static final Logger log = LoggerFactory.getLogger(GameVerticle.class);

  private final String node;
  private final OwnedGame opened;
  private final Journal journal;
  private final LogReader pages;
  private final Clock clock;
  private final GameVerticleSettings settings;
  private final OwnershipGuard ownershipGuard;
  private final Runnable onLeaving;
  private final PresenceTracker presenceTracker = new PresenceTracker();
  private final DamagedEventErrors damaged = new DamagedEventErrors();
  private final GameLifecycle control = new Control();
  private CommandExecutor commandExecutor;
  private SerialQueue<PendingCommand, GameReply> commandQueue;
  private GameQueryHandler gameQueryHandler;
  private GameRequestHandler requests;
  private MessageConsumer<GameRequest> consumer;
  private @Nullable Future<Void> givenUp;
  private boolean leaving;
  private long lastUsedAtMs;

  /**
   * A table for a game that has been opened.
   *
   * @param node the name of this node
   * @param opened the game, folded from its log
   * @param pages where older events are read
   * @param ownershipGuard asked before anything is answered
   * @param onLeaving called once, on the table's context, when the table wants to close by itself:
   *     it has been idle, or lost its game. Its deployer undeploys it.
   */
  public GameVerticle(
      String node,
      OwnedGame opened,
      Journal journal,
      LogReader pages,
      Clock clock,
      GameVerticleSettings settings,
      OwnershipGuard ownershipGuard,
      Runnable onLeaving) {
    this.node = node;
    this.opened = opened;
    this.journal = journal;
    this.pages = pages;
    this.clock = clock;
    this.settings = settings;
    this.ownershipGuard = ownershipGuard;
    this.onLeaving = onLeaving;
  }

  @Override
  public Future<?> start() {
    EventPublisher eventPublisher =
        new EventPublisher(vertx.eventBus(), node, opened.gameId(), presenceTracker);
    commandExecutor =
        new CommandExecutor(vertx, node, opened, journal, pages, clock, settings, eventPublisher);
    commandQueue = new SerialQueue<>(settings.commandsWaiting(), this::execute);
    gameQueryHandler =
        new GameQueryHandler(
            vertx,
            commandExecutor,
            journal,
            presenceTracker,
            eventPublisher,
            clock,
            settings.watchExpiryMs());
    requests =
        new GameRequestHandler(
            node,
            commandExecutor,
            presenceTracker,
            new OwnershipCheck(
                node, journal, opened.gameId(), () -> commandExecutor.game().epoch()),
            gameQueryHandler,
            new ChatAuthorizer(commandExecutor, presenceTracker, eventPublisher),
            control);
    control.touch();
    consumer = vertx.eventBus().localConsumer(BusAddresses.table(opened.gameId()), this::take);
    vertx.eventBus().<ClusterEvent>localConsumer(BusAddresses.MEMBERSHIP, this::onClusterEvent);
    vertx.setPeriodic(Math.max(1, settings.watchExpiryMs() / 3), timer -> checkExpiry());
    return Future.succeededFuture();
  }

  /**
   * Finishes the turn under way, and gives the game up, so that its next owner need not ask here.
   */
  @Override
  public Future<?> stop() {
    stopAccepting();
    return consumer.unregister().compose(gone -> giveUp());
  }

  private Future<Void> giveUp() {
    if (givenUp == null) {
      givenUp = commandQueue.idle().compose(done -> released());
    }
    return givenUp;
  }

  private Future<Void> released() {
    return journal
        .release(Map.of(opened.gameId(), commandExecutor.game().epoch()))
        .otherwiseEmpty();
  }

  private void take(Message<GameRequest> message) {
    if (message.body() instanceof GameRequest.ExecuteCommand && ownershipGuard.wasPaused()) {
      message.reply(unavailable());
      return;
    }
    ownershipGuard
        .whenCertain()
        .compose(sure -> answer(message.body()))
        .onComplete(message::reply, cause -> message.reply(faultOfReading(cause)));
  }

  private Future<GameReply> answer(GameRequest request) {
    if (leaving) {
      return Future.succeededFuture(redirectToHost());
    }
    try {
      return request.match(requests);
    } catch (RuntimeException bug) {
      return Future.failedFuture(bug);
    }
  }

  /** The people of a node that is gone are gone with it. */
  private void onClusterEvent(Message<ClusterEvent> news) {
    if (news.body() instanceof ClusterEvent.NodeLeft gone && !leaving) {
      gameQueryHandler.removeNode(gone.node());
    }
  }

  /** Never fails: what goes wrong, a bug too, becomes an answer before the next turn begins. */
  private Future<GameReply> execute(PendingCommand pendingCommand) {
    return Future.succeededFuture(pendingCommand)
        .compose(commandExecutor::execute)
        .otherwise(this::fault);
  }

  /** What is damaged in the log is not in the game that is open, which goes on. */
  private GameReply faultOfReading(Throwable cause) {
    return cause instanceof DamagedLogException fault ? damaged.answer(fault) : fault(cause);
  }

  /**
   * A game that was lost, or that a bug has stopped, closes; it is opened again from its log by the
   * next who ask.
   */
  private GameReply fault(Throwable cause) {
    if (cause instanceof OwnershipLostException) {
      // The host tells of all that it loses at once.
      log.debug("table of game {} closes: {}", opened.gameId(), cause.getMessage());
      leave();
      return unavailable();
    }
    if (cause instanceof DamagedReceiptException answer) {
      return damaged.answer(answer.fault());
    }
    if (cause instanceof ReplayBusyException busy) {
      return GameReply.Refused.busy(busy.retryAfterMs());
    }
    if (cause instanceof JournalTimeoutException) {
      // That the journal is silent is told once for all games.
      log.debug("journal query for game {} failed", opened.gameId(), cause);
      return unavailable();
    }
    String errorId = UUID.randomUUID().toString();
    log.error("error {} at the table of game {}", errorId, opened.gameId(), cause);
    leave();
    return new GameReply.Refused(Problem.internal(errorId), false);
  }

  private GameReply unavailable() {
    return new GameReply.Refused(Problem.unavailable(settings.reopenPauseMs()), false);
  }

  /** Too many commands wait here, and this is the only place where they can. */
  private GameReply full() {
    return GameReply.Refused.busy(settings.reopenPauseMs());
  }

  /** What has not been begun here is begun at the table's next opening. */
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
   * From now on this game is asked for at the host, which will open it again. A request here is
   * told so: what waits at an address when that is given up would be lost.
   */
  private void stopAccepting() {
    leaving = true;
    commandQueue.refuseWaiting(Future.succeededFuture(redirectToHost()));
  }

  private void checkExpiry() {
    gameQueryHandler.expire();
    if (presenceTracker.isEmpty() && clock.millis() - lastUsedAtMs >= settings.idleMs()) {
      leave();
    }
  }

  private final class Control implements GameLifecycle {
    @Override
    public Future<GameReply> enqueue(PendingCommand pendingCommand) {
      touch();
      if (leaving) {
        return Future.succeededFuture(redirectToHost());
      }
      return commandQueue.offer(pendingCommand).orElseGet(() -> Future.succeededFuture(full()));
    }

    @Override
    public void touch() {
      lastUsedAtMs = clock.millis();
    }

    @Override
    public Future<GameReply> release() {
      stopAccepting();
      return giveUp().map(done -> redirectToHost());
    }
  }
}
