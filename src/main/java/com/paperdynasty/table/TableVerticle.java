package com.paperdynasty.table;

import com.paperdynasty.game.Command;
import com.paperdynasty.table.OpenGame.ReplayDiffers;
import com.paperdynasty.table.Scorekeeper.GameLost;
import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.ClusterNews;
import com.paperdynasty.wire.Commands;
import com.paperdynasty.wire.ContentHash;
import com.paperdynasty.wire.Problem;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableRequest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
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
  private final Clock clock;
  private final TableSettings settings;
  private final Tenure tenure;
  private final Runnable onLeaving;
  private final Watchers watchers = new Watchers();
  private Scorekeeper scorekeeper;
  private Turns turns;
  private StillOurs stillOurs;
  private Usher usher;
  private Steward steward;
  private MessageConsumer<TableRequest> consumer;
  private @Nullable Future<Void> givenUp;
  private boolean leaving;
  private long lastUsedAtMs;

  /**
   * A table for a game that has been opened.
   *
   * @param node the name of this node
   * @param opened the game, folded from its log
   * @param tenure asked before anything is answered
   * @param onLeaving called once, on the table's context, when the table wants to close by itself:
   *     it has been idle, or lost its game. Whoever deployed it undeploys it.
   */
  public TableVerticle(
      String node,
      OpenGame opened,
      Journal journal,
      Clock clock,
      TableSettings settings,
      Tenure tenure,
      Runnable onLeaving) {
    this.node = node;
    this.opened = opened;
    this.journal = journal;
    this.clock = clock;
    this.settings = settings;
    this.tenure = tenure;
    this.onLeaving = onLeaving;
  }

  @Override
  public Future<?> start() {
    Announcer announcer = new Announcer(vertx.eventBus(), node, opened.gameId(), watchers);
    scorekeeper = new Scorekeeper(vertx, node, opened, journal, clock, settings, announcer);
    turns = new Turns(settings.commandsWaiting(), scorekeeper::carryOut, this::fault);
    stillOurs = new StillOurs(node, journal, scorekeeper::game);
    steward = new Steward(scorekeeper, watchers, announcer);
    usher =
        new Usher(
            vertx, scorekeeper, journal, watchers, announcer, clock, settings.watchExpiryMs());
    lastUsedAtMs = clock.millis();
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
      givenUp = turns.settled().compose(done -> released());
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
      return request.match(new Requests());
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

  private final class Requests implements TableRequest.Cases<Future<TableReply>> {
    @Override
    public Future<TableReply> carry(TableRequest.Carry carry) {
      CommandKey key =
          carry.commandId() == null
              ? null
              : new CommandKey(
                  carry.sender().userId(),
                  carry.commandId(),
                  ContentHash.of(carry.event(), carry.data()));
      return queue(
              new Turn(
                  watchers.actor(carry.sender()),
                  carry.event(),
                  Commands.read(carry.event(), carry.data()),
                  key,
                  carry.origin(),
                  carry.sentAt(),
                  Promise.promise()))
          .compose(
              reply ->
                  isRefusal(reply, key)
                      ? stillOurs.now().map(reply)
                      : Future.succeededFuture(reply));
    }

    /** It is not for an owner that was deposed to say that a command will not be done. */
    private boolean isRefusal(TableReply reply, @Nullable CommandKey key) {
      return key != null && reply instanceof TableReply.Refused refused && refused.isDecided();
    }

    @Override
    public Future<TableReply> join(TableRequest.Join join) {
      String entropy = join.entropy();
      String user = join.sender().userId();
      if (entropy == null || !scorekeeper.game().state().awaitsEntropyOf(user)) {
        return stillOurs.now().map(sure -> usher.join(join));
      }
      Turn giving =
          new Turn(
              watchers.actor(join.sender()),
              Commands.GIVE_ENTROPY,
              new Command.GiveEntropy(entropy),
              null,
              null,
              null,
              Promise.promise());
      // Asked twice at once, the second finds it given, and has no less right to be here.
      return queue(giving)
          .map(
              given ->
                  given instanceof TableReply.Refused
                          && scorekeeper.game().state().awaitsEntropyOf(user)
                      ? given
                      : usher.join(join));
    }

    @Override
    public Future<TableReply> sync(TableRequest.Sync sync) {
      return stillOurs.now().compose(sure -> usher.sync(sync));
    }

    @Override
    public Future<TableReply> watch(TableRequest.Watch watch) {
      lastUsedAtMs = clock.millis();
      return usher.watch(watch);
    }

    @Override
    public Future<TableReply> readLog(TableRequest.ReadLog read) {
      return stillOurs.now().compose(sure -> usher.readLog(read));
    }

    @Override
    public Future<TableReply> readBook(TableRequest.ReadBook read) {
      return stillOurs.now().compose(sure -> usher.readBook(read));
    }

    @Override
    public Future<TableReply> permit(TableRequest.Permit asked) {
      return Future.succeededFuture(steward.permit(asked));
    }

    @Override
    public Future<TableReply> passOn(TableRequest.PassOn said) {
      return Future.succeededFuture(steward.passOn(said));
    }

    @Override
    public Future<TableReply> viewHand(TableRequest.ViewHand view) {
      return Future.succeededFuture(steward.viewHand(view));
    }

    @Override
    public Future<TableReply> confirm(TableRequest.Confirm asked) {
      // An owner that does not reach its journal is of no use: its silence gives the game away.
      return stillOurs.now().map(sure -> new TableReply.Elsewhere(node));
    }

    @Override
    public Future<TableReply> handOn(TableRequest.HandOn asked) {
      takeNoMore();
      return giveUp().map(done -> askTheHost());
    }

    @Override
    public Future<TableReply> takeOver(TableRequest.TakeOver asked) {
      return Future.succeededFuture(new TableReply.Elsewhere(node));
    }

    @Override
    public Future<TableReply> offer(TableRequest.Offer asked) {
      return Future.succeededFuture(new TableReply.Elsewhere(node));
    }
  }

  private Future<TableReply> queue(Turn turn) {
    lastUsedAtMs = clock.millis();
    if (leaving) {
      return Future.succeededFuture(askTheHost());
    }
    return turns.isFull() ? Future.succeededFuture(unavailable()) : turns.add(turn);
  }

  /** What is damaged in the log is not in the game that is open, which goes on. */
  private TableReply faultOfReading(Throwable cause) {
    if (cause instanceof ReplayDiffers) {
      String errorId = UUID.randomUUID().toString();
      log.error("error {}: {}", errorId, cause.getMessage());
      return new TableReply.Refused(Problem.internal(errorId), false);
    }
    return fault(cause);
  }

  /**
   * A game that was lost, or that a bug has stopped, closes; it is opened again from its log by
   * whoever asks next.
   */
  private TableReply fault(Throwable cause) {
    if (cause instanceof GameLost) {
      // The host tells of all that it loses at once.
      log.debug("table of game {} closes: {}", opened.gameId(), cause.getMessage());
      leave();
      return unavailable();
    }
    if (cause instanceof Unanswered) {
      // That the journal is silent is told once for all games.
      log.debug("game {} has no answer from its journal", opened.gameId(), cause);
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
   * From now on this game is asked for at the host, which will open it again. Whoever asks here is
   * told so: what waits at an address when that is given up would be lost.
   */
  private void takeNoMore() {
    leaving = true;
    turns.refuseWaiting(askTheHost());
  }

  private void lookAround() {
    usher.expire();
    if (watchers.isEmpty() && clock.millis() - lastUsedAtMs >= settings.idleMs()) {
      leave();
    }
  }
}
