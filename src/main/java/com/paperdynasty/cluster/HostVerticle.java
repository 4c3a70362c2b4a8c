package com.paperdynasty.cluster;

import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.table.Journal;
import com.paperdynasty.table.LogPages;
import com.paperdynasty.table.OwnerRow;
import com.paperdynasty.table.ReplayDiffers;
import com.paperdynasty.table.TableSettings;
import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.OwnershipRequest;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableRequest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens games on this node and deploys a table for each. Runs once on a node. The tables are its
 * children: they are undeployed before it, and each finishes the command under way and releases its
 * game.
 */
public final class HostVerticle extends VerticleBase {
  private static final Logger log = LoggerFactory.getLogger(HostVerticle.class);
  private static final long DIGEST_MS = 5_000;
  private static final DeliveryOptions WITHIN = new DeliveryOptions().setLocalOnly(true);

  private final Members members;
  private final Journal journal;
  private final LogPages pages;
  private final Clock clock;
  private final HostSettings settings;
  private final TableSettings tableSettings;
  private final Roster roster = new Roster();
  private final Inbox inbox = new Inbox();
  private final BrokenGames broken;
  private @Nullable OwnerSearch owners;
  private @Nullable ClosedGames closed;
  private @Nullable EpochWatch epochs;
  private @Nullable OpenTables tables;
  private @Nullable HandOver handOver;
  private @Nullable Intake intake;
  private @Nullable FaultDigest unreached;
  private @Nullable HostNews news;

  /**
   * A host that keeps its games in {@code journal}.
   *
   * @param pages where the logs of games are read
   * @param onBroken told each time that a game's log turns out to be wrong
   */
  public HostVerticle(
      Members members,
      Journal journal,
      LogPages pages,
      Clock clock,
      HostSettings settings,
      TableSettings tableSettings,
      Runnable onBroken) {
    this.members = members;
    this.journal = journal;
    this.pages = pages;
    this.clock = clock;
    this.settings = settings;
    this.tableSettings = tableSettings;
    this.broken = new BrokenGames(settings.brokenRetryMs(), System::nanoTime, onBroken);
  }

  @Override
  public Future<?> start() {
    owners = new OwnerSearch(vertx.eventBus(), members, journal, settings.confirmTimeoutMs());
    EpochWatch watch =
        new EpochWatch(
            vertx, members.self(), journal, settings, roster::epochs, this::lose, this::deposed);
    epochs = watch;
    OpenTables opening =
        new OpenTables(
            vertx,
            members.self(),
            journal,
            pages,
            clock,
            tableSettings,
            watch,
            (gameId, epoch) -> there(news).tell(gameId, epoch, members.self()),
            gameId -> context.runOnContext(now -> leaves(gameId)));
    tables = opening;
    HandOver leaving =
        new HandOver(
            vertx, members, settings, roster, opening::open, opening::close, there(owners)::isWith);
    handOver = leaving;
    intake = new Intake(vertx, members, journal, settings, opening::open);
    unreached = new FaultDigest(vertx, log, "games could not be reached", DIGEST_MS);
    ClosedGames notOpen = new ClosedGames(members, journal, pages, settings);
    closed = notOpen;
    HostNews listening =
        new HostNews(vertx, members, journal, settings, roster, watch, leaving, notOpen);
    news = listening;
    listening.listen();
    return vertx
        .eventBus()
        .<TableRequest>consumer(Addresses.tables(members.self()), this::take)
        .completion();
  }

  /**
   * Hands all games over to the other nodes, if there are any, as fast as those can take them. May
   * be called on any thread; the Future completes within the time, when every game has another
   * owner, or nobody would have it. What is left is open until this verticle is undeployed, and
   * then released: the node that is asked for it opens it.
   */
  public Future<Void> drain(Duration time) {
    Promise<Void> drained = Promise.promise();
    members.leave();
    context.runOnContext(now -> there(handOver).all(time.toMillis()).onComplete(drained));
    return drained.future();
  }

  /** A verticle has its parts from its start on. */
  private static <T> T there(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("not started");
    }
    return part;
  }

  private void take(Message<TableRequest> message) {
    inbox
        .read(message::body)
        .ifPresentOrElse(
            request ->
                answer(request)
                    .onComplete(
                        message::reply, cause -> message.reply(fault(request.gameId(), cause))),
            () -> message.reply(unavailable()));
  }

  private Future<TableReply> answer(TableRequest request) {
    UUID gameId = request.gameId();
    Future<Placement> known = roster.placement(gameId);
    if (known != null) {
      if (request instanceof OwnershipRequest.Confirm && !known.isComplete()) {
        return there(owners)
            .journalAnswers(gameId)
            .map(reached -> new TableReply.Elsewhere(members.self()));
      }
      // A search finds the very owner who gives the game: no answer for it.
      if (!known.isComplete() && request instanceof OwnershipRequest.TakeOver) {
        return known.transform(ended -> answer(request));
      }
      if (known.isComplete() || !(request instanceof OwnershipRequest.Offer)) {
        return known.compose(placement -> placed(request, placement));
      }
    }
    if (request instanceof OwnershipRequest.Confirm || opensNothing()) {
      return Future.succeededFuture(unavailable());
    }
    TableReply refused = broken.refusal(gameId);
    if (refused != null) {
      return Future.succeededFuture(refused);
    }
    if (request instanceof OwnershipRequest.Offer) {
      return Future.succeededFuture(isFull() ? unavailable() : there(intake).offered(gameId));
    }
    if (request instanceof OwnershipRequest.TakeOver) {
      return host(gameId, there(intake)::take).compose(placement -> placed(request, placement));
    }
    if (request instanceof TableRequest.Watch watch) {
      return watched(watch);
    }
    return host(gameId, this::search).compose(placement -> placed(request, placement));
  }

  /** One without a journal cannot, and what one that was frozen is asked for may be old. */
  private boolean opensNothing() {
    EpochWatch watch = there(epochs);
    return watch.isSilent() || watch.stoodStill();
  }

  private Future<TableReply> watched(TableRequest.Watch watch) {
    return there(closed)
        .answer(watch)
        .compose(
            known ->
                known.isPresent()
                    ? Future.succeededFuture(known.get())
                    : host(watch.gameId(), this::search).compose(where -> placed(watch, where)));
  }

  private Future<TableReply> placed(TableRequest request, Placement placement) {
    return placement.match(
        new Placement.Cases<>() {
          @Override
          public Future<TableReply> here(Placement.Here here) {
            return vertx
                .eventBus()
                .<TableReply>request(Addresses.table(request.gameId()), request, WITHIN)
                .map(Message::body)
                .recover(HostVerticle.this::closing);
          }

          @Override
          public Future<TableReply> there(Placement.There there) {
            return Future.succeededFuture(new TableReply.Elsewhere(there.node()));
          }

          @Override
          public Future<TableReply> nowhere(Placement.Nowhere nowhere) {
            return Future.succeededFuture(notFound(request.gameId()));
          }
        });
  }

  /**
   * A table that closes does not read what is still on its way to it: the request has to be sent
   * again. Those who wait for a table that is only slow have given up long before this is told.
   */
  private Future<TableReply> closing(Throwable cause) {
    return cause instanceof ReplyException reply
            && reply.failureType() != ReplyFailure.RECIPIENT_FAILURE
        ? Future.succeededFuture(new TableReply.Elsewhere(members.self()))
        : Future.failedFuture(cause);
  }

  /** The first who asks for a game has it found; the others wait for the same. */
  private Future<Placement> host(UUID gameId, GameOpener opener) {
    Future<Placement> known = roster.placement(gameId);
    if (known != null) {
      return known;
    }
    if (isFull()) {
      return Future.failedFuture("this node holds as many games as it may");
    }
    return roster.put(gameId, opener.open(gameId));
  }

  private boolean isFull() {
    return roster.size() >= settings.openGames() || roster.opening() >= settings.openingAtOnce();
  }

  /** The owner that there is, or else this node, unless it drains. */
  private Future<Placement> search(UUID gameId) {
    return there(owners)
        .of(gameId)
        .compose(
            owner -> {
              if (owner.isPresent()) {
                return Future.succeededFuture(new Placement.There(owner.get()));
              }
              return members.hosts().contains(members.self())
                  ? there(tables).open(gameId)
                  : Future.succeededFuture(new Placement.There(members.hostOf(gameId)));
            });
  }

  private void deposed(UUID gameId, OwnerRow row) {
    there(news).retell(gameId, row);
  }

  /** A table closes by itself, perhaps because it found out that it was deposed. */
  private void leaves(UUID gameId) {
    lose(gameId);
    there(news).findOut(gameId);
  }

  /** A game is no longer this node's, or its table wants to close. */
  private void lose(UUID gameId) {
    Future<Placement> placement = roster.remove(gameId);
    if (placement != null) {
      placement.onSuccess(where -> there(tables).close(gameId, where));
    }
  }

  private static TableReply notFound(UUID gameId) {
    return new TableReply.Refused(
        Problem.of(ErrorCode.NOT_FOUND, "Game " + gameId + " not found"), false);
  }

  private TableReply unavailable() {
    return new TableReply.Refused(Problem.unavailable(settings.retryAfterMs()), false);
  }

  private TableReply fault(UUID gameId, Throwable cause) {
    if (cause instanceof ReplayDiffers fault) {
      return broken.found(gameId, fault);
    }
    there(unreached).add(gameId, cause);
    return unavailable();
  }
}
