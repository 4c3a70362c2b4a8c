package com.paperdynasty.cluster;

import com.paperdynasty.table.Journal;
import com.paperdynasty.table.OpenGame;
import com.paperdynasty.table.OpenGame.ReplayDiffers;
import com.paperdynasty.table.Opened;
import com.paperdynasty.table.TableSettings;
import com.paperdynasty.table.TableVerticle;
import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.ErrorCode;
import com.paperdynasty.wire.Problem;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableRequest;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens games on this node and deploys a table for each. Runs once on a node. The tables are its
 * children: when it is undeployed they are before it, and each finishes its turn and gives its game
 * up.
 */
public final class HostVerticle extends VerticleBase {
  private static final Logger log = LoggerFactory.getLogger(HostVerticle.class);

  /**
   * A game that is open or on its way to it; the Future has the deployment id of its table, or
   * nothing if no such game.
   */
  private final Map<UUID, Future<Optional<String>>> games = new HashMap<>();

  private final Members members;
  private final Journal journal;
  private final Clock clock;
  private final HostSettings settings;
  private final TableSettings tableSettings;
  private int opening;

  /** A host that keeps its games in {@code journal}. */
  public HostVerticle(
      Members members,
      Journal journal,
      Clock clock,
      HostSettings settings,
      TableSettings tableSettings) {
    this.members = members;
    this.journal = journal;
    this.clock = clock;
    this.settings = settings;
    this.tableSettings = tableSettings;
  }

  @Override
  public Future<?> start() {
    return vertx
        .eventBus()
        .<TableRequest>consumer(Addresses.tables(members.self()), this::take)
        .completion();
  }

  /**
   * Nothing is left to close: the tables are children of this verticle, and Vert.x has stopped each
   * of them before it comes here.
   */
  @Override
  public Future<?> stop() {
    games.clear();
    return Future.succeededFuture();
  }

  private void take(Message<TableRequest> message) {
    TableRequest request = message.body();
    if (request instanceof TableRequest.Watch watch
        && watch.present().isEmpty()
        && !games.containsKey(request.gameId())) {
      // Nobody is there any more and nobody is told: that is no reason to open the game.
      message.reply(new TableReply.Log(watch.epoch(), watch.seq(), List.of()));
      return;
    }
    host(request.gameId())
        .compose(
            table ->
                table.isPresent()
                    ? vertx
                        .eventBus()
                        .<TableReply>request(Addresses.table(request.gameId()), request)
                        .map(Message::body)
                    : Future.succeededFuture(notFound(request.gameId())))
        .onComplete(message::reply, cause -> message.reply(fault(request.gameId(), cause)));
  }

  private Future<Optional<String>> host(UUID gameId) {
    Future<Optional<String>> known = games.get(gameId);
    if (known != null) {
      return known;
    }
    if (games.size() >= settings.openGames() || opening >= settings.openingAtOnce()) {
      return Future.failedFuture("this node holds as many games as it may");
    }
    Future<Optional<String>> opened = open(gameId);
    games.put(gameId, opened);
    opening++;
    opened.onComplete(
        done -> {
          opening--;
          if (done.failed() || done.result().isEmpty()) {
            games.remove(gameId, opened);
          }
        });
    return opened;
  }

  private Future<Optional<String>> open(UUID gameId) {
    return journal
        .open(gameId, members.self())
        .compose(
            opened ->
                opened.isPresent()
                    ? deploy(gameId, opened.get()).map(Optional::of)
                    : Future.succeededFuture(Optional.empty()));
  }

  /**
   * A long log takes a while to fold, and the fold is pure: so it is done away from the event loop.
   */
  private Future<String> deploy(UUID gameId, Opened opened) {
    return vertx
        .executeBlocking(
            () -> OpenGame.fold(gameId, opened, tableSettings.spectatorDelayMs()), false)
        .compose(
            game ->
                vertx.deployVerticle(
                    new TableVerticle(
                        members.self(), game, journal, clock, tableSettings, () -> left(gameId))));
  }

  /** Called on the table's context. */
  private void left(UUID gameId) {
    context.runOnContext(now -> close(gameId));
  }

  private Future<Void> close(UUID gameId) {
    Future<Optional<String>> table = games.remove(gameId);
    if (table == null) {
      return Future.succeededFuture();
    }
    return table
        .compose(
            deployed ->
                deployed.isPresent() ? vertx.undeploy(deployed.get()) : Future.succeededFuture())
        .onFailure(cause -> log.warn("table of game {} did not close well", gameId, cause))
        .otherwiseEmpty();
  }

  private static TableReply notFound(UUID gameId) {
    return new TableReply.Refused(
        Problem.of(ErrorCode.NOT_FOUND, "Game " + gameId + " not found"), false);
  }

  private TableReply fault(UUID gameId, Throwable cause) {
    if (cause instanceof ReplayDiffers) {
      String errorId = UUID.randomUUID().toString();
      log.error("error {}: game {} cannot be opened", errorId, gameId, cause);
      return new TableReply.Refused(Problem.internal(errorId), false);
    }
    log.warn("game {} cannot be reached: {}", gameId, cause.toString());
    return new TableReply.Refused(Problem.unavailable(settings.retryAfterMs()), false);
  }
}
