package com.paperdynasty.table;

import com.paperdynasty.concurrent.SerialQueue;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.table.Scorekeeper.AnswerDamaged;
import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.ClusterNews;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableRequest;
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
public final class TableVerticle extends VerticleBase {
  private static final Logger log = LoggerFactory.getLogger(TableVerticle.class);

  private final String node;
  private final OpenGame opened;
  private final Journal journal;
  private final LogPages pages;
  private final Clock clock;
  private final TableSettings settings;
  private final Tenure tenure;
  private final Runnable onLeaving;
  private final Watchers watchers = new Watchers();
  private final DamagedEvents damaged = new DamagedEvents();
  private final TableControl control = new Control();
  private Scorekeeper scorekeeper;
  private SerialQueue<Turn, TableReply> turns;
  private Usher usher;
  private TableRequests requests;
  private MessageConsumer<TableRequest> consumer;
  private @Nullable Future<Void> givenUp;
  private boolean leaving;
  private long lastUsedAtMs;

  /**
   * A table for a game that has been opened.
   *
   * @param node the name of this node
   * @param opened the game, folded from its log
   * @param pages where older events are read
   * @param tenure asked before anything is answered
   * @param onLeaving called once, on the table's context, when the table wants to close by itself:
   *     it has been idle, or lost its game. Its deployer undeploys it.
   */
  public TableVerticle(
      String node,
      OpenGame opened,
      Journal journal,
      LogPages pages,
      Clock clock,
      TableSettings settings,
      Tenure tenure,
      Runnable onLeaving) {
    this.node = node;
    this.opened = opened;
    this.journal = journal;
    this.pages = pages;
    this.clock = clock;
    this.settings = settings;
    this.tenure = tenure;
    this.onLeaving = onLeaving;
  }

  @Override
  public Future<?> start() {
    Announcer announcer = new Announcer(vertx.eventBus(), node, opened.gameId(), watchers);
    scorekeeper = new Scorekeeper(vertx, node, opened, journal, pages, clock, settings, announcer);
    turns = new SerialQueue<>(settings.commandsWaiting(), this::carryOut);
    usher =
        new Usher(
            vertx, scorekeeper, journal, watchers, announcer, clock, settings.watchExpiryMs());
    requests =
        new TableRequests(
            node,
            scorekeeper,
            watchers,
            new StillOurs(node, journal, opened.gameId(), () -> scorekeeper.game().epoch()),
            usher,
            new Steward(scorekeeper, watchers, announcer),
            control);
    control.used();
    consumer = vertx.eventBus().localConsumer(Addresses.table(opened.gameId()), this::take);
    vertx.eventBus().<ClusterNews>localConsumer(Addresses.MEMBERSHIP, this::heard);
    vertx.setPeriodic(Math.max(1, settings.watchExpiryMs() / 3), timer -> lookAround());
    return Future.succeededFuture();
  }

  /**
   * Finishes the turn under way, and gives the game up, so that its next owner need not ask here.
   */
  @Override
  public Future<?> stop() {
    takeNoMore();
    return consumer.unregister().compose(gone -> giveUp());
  }

  private Future<Void> giveUp() {
    if (givenUp == null) {
      givenUp = turns.idle().compose(done -> released());
    }
    return givenUp;
  }

  private Future<Void> released() {
    return journal.release(Map.of(opened.gameId(), scorekeeper.game().epoch())).otherwiseEmpty();
  }

  private void take(Message<TableRequest> message) {
    if (message.body() instanceof TableRequest.Carry && tenure.stoodStill()) {
      message.reply(unavailable());
      return;
    }
    tenure
        .certain()
        .compose(sure -> answer(message.body()))
        .onComplete(message::reply, cause -> message.reply(faultOfReading(cause)));
  }

  private Future<TableReply> answer(TableRequest request) {
    if (leaving) {
      return Future.succeededFuture(askTheHost());
    }
    try {
      return request.match(requests);
    } catch (RuntimeException bug) {
      return Future.failedFuture(bug);
    }
  }

  /** The people of a node that is gone are gone with it. */
  private void heard(Message<ClusterNews> news) {
    if (news.body() instanceof ClusterNews.NodeLeft gone && !leaving) {
      usher.lost(gone.node());
    }
  }

  /** Never fails: what goes wrong, a bug too, becomes an answer before the next turn begins. */
  private Future<TableReply> carryOut(Turn turn) {
    return Future.succeededFuture(turn).compose(scorekeeper::carryOut).otherwise(this::fault);
  }

  /** What is damaged in the log is not in the game that is open, which goes on. */
  private TableReply faultOfReading(Throwable cause) {
    return cause instanceof ReplayDiffers fault ? damaged.answer(fault) : fault(cause);
  }

  /**
   * A game that was lost, or that a bug has stopped, closes; it is opened again from its log by the
   * next who ask.
   */
  private TableReply fault(Throwable cause) {
    if (cause instanceof GameLost) {
      // The host tells of all that it loses at once.
      log.debug("table of game {} closes: {}", opened.gameId(), cause.getMessage());
      leave();
      return unavailable();
    }
    if (cause instanceof AnswerDamaged answer) {
      return damaged.answer(answer.fault());
    }
    if (cause instanceof ReplayBusyException busy) {
      return TableReply.Refused.busy(busy.retryAfterMs());
    }
    if (cause instanceof Unanswered) {
      // That the journal is silent is told once for all games.
      log.debug("journal query for game {} failed", opened.gameId(), cause);
      return unavailable();
    }
    String errorId = UUID.randomUUID().toString();
    log.error("error {} at the table of game {}", errorId, opened.gameId(), cause);
    leave();
    return new TableReply.Refused(Problem.internal(errorId), false);
  }

  private TableReply unavailable() {
    return new TableReply.Refused(Problem.unavailable(settings.reopenPauseMs()), false);
  }

  /** Too many commands wait here, and this is the only place where they can. */
  private TableReply full() {
    return TableReply.Refused.busy(settings.reopenPauseMs());
  }

  /** What has not been begun here is begun at the table's next opening. */
  private TableReply askTheHost() {
    return new TableReply.Elsewhere(node);
  }

  private void leave() {
    if (!leaving) {
      takeNoMore();
      onLeaving.run();
    }
  }

  /**
   * From now on this game is asked for at the host, which will open it again. A request here is
   * told so: what waits at an address when that is given up would be lost.
   */
  private void takeNoMore() {
    leaving = true;
    turns.refuseWaiting(Future.succeededFuture(askTheHost()));
  }

  private void lookAround() {
    usher.expire();
    if (watchers.isEmpty() && clock.millis() - lastUsedAtMs >= settings.idleMs()) {
      leave();
    }
  }

  private final class Control implements TableControl {
    @Override
    public Future<TableReply> queue(Turn turn) {
      used();
      if (leaving) {
        return Future.succeededFuture(askTheHost());
      }
      return turns.offer(turn).orElseGet(() -> Future.succeededFuture(full()));
    }

    @Override
    public void used() {
      lastUsedAtMs = clock.millis();
    }

    @Override
    public Future<TableReply> handOn() {
      takeNoMore();
      return giveUp().map(done -> askTheHost());
    }
  }
}
