package com.paperdynasty.lobby;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.cluster.Tables;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.table.LogPages;
import com.paperdynasty.table.ReplayBusyException;
import com.paperdynasty.table.ReplayDiffers;
import com.paperdynasty.user.User;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableRequest;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates games, lists them, reads them, seats their managers. Belongs to one context, as its
 * {@link Tables} do; a Future that fails is a fault of ours.
 */
public final class Lobby {
  private static final Logger log = LoggerFactory.getLogger(Lobby.class);
  private static final long RETRY_AFTER_MS = 1_000;

  /** A statement of so many takes some milliseconds. */
  private static final int ERASED_AT_ONCE = 500;

  private final Games games;
  private final Tables tables;
  private final LogPages pages;
  private final GameMaker maker;
  private final LobbySettings settings;
  private final GameDeletion deletion;

  public Lobby(
      Games games, Tables tables, LogPages pages, GameMaker maker, LobbySettings settings) {
    this.games = games;
    this.tables = tables;
    this.pages = pages;
    this.maker = maker;
    this.settings = settings;
    this.deletion = new GameDeletion(games, tables);
  }

  /** How many items a page has at most. */
  public int pageItems() {
    return settings.pageItems();
  }

  /**
   * Creates a game, of which the sender becomes the admin. When the Future succeeds it is durable.
   *
   * @param body of {@code POST /api/games}
   */
  public Future<Reply<Created>> create(User sender, ObjectNode body) {
    return maker.make(sender, body).match(this::keep, Lobby::refused);
  }

  private Future<Reply<Created>> keep(GameMaker.Made made) {
    return games
        .create(made.game(), settings.waitingPerUser(), settings.runningPerUser())
        .map(full -> full.map(this::tooMany).orElseGet(() -> granted(made.created())))
        .recover(Lobby::unavailable);
  }

  private Reply<Created> tooMany(Games.Full full) {
    String why =
        switch (full) {
          case WAITING ->
              ("You have %d games that wait to be started or were ended before:"
                      + " start one, or wait until one is deleted")
                  .formatted(settings.waitingPerUser());
          case RUNNING ->
              "You have %d games under way: finish one or end one first"
                  .formatted(settings.runningPerUser());
        };
    return new Reply.Refused<>(Problem.of(ErrorCode.CONFLICT, why));
  }

  /** A page of the games that the sender may see, newest first. */
  public Future<Reply<Games.Page>> list(
      User sender, @Nullable String status, boolean mine, @Nullable String cursor, int limit) {
    return games
        .list(
            sender,
            status,
            mine,
            cursor,
            Math.min(limit, settings.pageItems()),
            settings.spectatorDelayMs())
        .map(page -> granted(settings.spectatorsBehind() ? page.asSeenBy(sender) : page))
        .recover(
            cause ->
                cause instanceof IllegalArgumentException
                    ? refused(Problem.about("cursor", ErrorCode.INVALID, "Invalid cursor"))
                    : unavailable(cause));
  }

  /**
   * Deletes a game with all that is kept of it. Its admin may as long as nobody has started it, an
   * admin of the service at any time. Its table closes, and those who are in its room are told.
   */
  public Future<Reply<UUID>> delete(User sender, UUID gameId) {
    return deletion.delete(sender, gameId).recover(Lobby::unavailable);
  }

  /**
   * Takes a user's name away from everything that is kept, with what they said and where they were.
   * An admin of the service may, as often as they like: where it ends half done it goes on.
   */
  public Future<Reply<String>> erase(User sender, String userId) {
    return sender.admin()
        ? eraseOn(userId).map(done -> granted(userId)).recover(Lobby::unavailable)
        : refused(Problem.of(ErrorCode.FORBIDDEN, "Not authorized"));
  }

  private Future<Void> eraseOn(String userId) {
    return games
        .erase(userId, ERASED_AT_ONCE)
        .compose(erased -> erased == 0 ? Future.succeededFuture() : eraseOn(userId));
  }

  /** Whether the reader may do something beside the game. */
  public Future<Reply<TableReply.Permitted>> permit(
      Reader reader, UUID gameId, TableRequest.Permit.Deed deed) {
    return ask(
        new TableRequest.Permit(
            gameId, reader.sender(), reader.invitation(), deed, null, null, null),
        TableReply.Permitted.class);
  }

  /** The game as it stands, as the reader may see it. */
  public Future<Reply<TableReply.Joined>> read(Reader reader, UUID gameId) {
    return ask(
        new TableRequest.Sync(gameId, reader.sender(), reader.invitation()),
        TableReply.Joined.class);
  }

  /** Seats the sender where the invitation says. */
  public Future<Reply<TableReply.Done>> takeSeat(User sender, UUID gameId, String invitation) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("game_id", gameId.toString());
    data.put("invitation", invitation);
    // With an id of its own it may be asked again when an answer is lost, and is done once.
    String commandId = UUID.randomUUID().toString();
    return ask(
        new TableRequest.Carry(gameId, sender, null, commandId, "take_seat", data),
        TableReply.Done.class);
  }

  /**
   * The plays that stand after a number, each the data of its {@code play_resolved} as JSON text.
   */
  public Future<Reply<List<String>>> plays(Reader reader, UUID gameId, int after, int limit) {
    return lastSeen(reader, gameId)
        .compose(
            last ->
                last.match(
                    upTo ->
                        pages
                            .plays(gameId, upTo, after, Math.min(limit, settings.pageItems()))
                            .map(Lobby::granted),
                    Lobby::refused))
        .recover(
            cause ->
                cause instanceof ReplayDiffers
                    ? Future.failedFuture(new Games.Damaged(String.valueOf(cause.getMessage())))
                    : unavailable(cause));
  }

  /**
   * The last event that the reader may see. Read off the game's row where that suffices; only the
   * table knows whether an invitation is one, who watches by one, and how far spectators are
   * behind.
   */
  private Future<Reply<Long>> lastSeen(Reader reader, UUID gameId) {
    return games
        .find(gameId)
        .compose(
            row -> {
              if (row.isEmpty()) {
                return refused(notFound(gameId));
              }
              GameRecord game = row.get();
              boolean visible = game.visibleTo(reader.sender());
              if (game.seenLiveBy(reader.sender()) || (visible && !settings.spectatorsBehind())) {
                return Future.succeededFuture(granted(game.lastSeq()));
              }
              return read(reader, gameId).map(reply -> reply.map(TableReply.Joined::seq));
            });
  }

  /** The log after a seq, as the reader may see it. */
  public Future<Reply<TableReply.Log>> log(Reader reader, UUID gameId, long after, int limit) {
    return page(reader, gameId, after)
        .map(reply -> reply.map(page -> cut(page, Math.min(limit, settings.pageItems()))));
  }

  /** The box score as it stands, as JSON text. */
  public Future<Reply<String>> boxScore(Reader reader, UUID gameId) {
    return book(reader, gameId, TableRequest.ReadBook.Form.BOX_SCORE);
  }

  /** What the outcomes that players look up most would do now, as JSON text. */
  public Future<Reply<String>> quickTable(Reader reader, UUID gameId) {
    return book(reader, gameId, TableRequest.ReadBook.Form.QUICK_TABLE);
  }

  /** The game as a Retrosheet event file. */
  public Future<Reply<String>> eventFile(Reader reader, UUID gameId) {
    return book(reader, gameId, TableRequest.ReadBook.Form.EVENT_FILE);
  }

  private Future<Reply<String>> book(Reader reader, UUID gameId, TableRequest.ReadBook.Form form) {
    return ask(
            new TableRequest.ReadBook(gameId, reader.sender(), reader.invitation(), form),
            TableReply.Written.class)
        .map(reply -> reply.map(TableReply.Written::text));
  }

  /** What is needed to check the rolls. */
  public Future<Reply<DiceRecord>> dice(Reader reader, UUID gameId) {
    return collect(reader, gameId, 0, new DiceCollector(gameId));
  }

  private Future<Reply<DiceRecord>> collect(
      Reader reader, UUID gameId, long after, DiceCollector dice) {
    return page(reader, gameId, after)
        .compose(
            reply ->
                reply.match(
                    page -> {
                      long seen = dice.take(page, after);
                      return seen >= page.lastSeq()
                          ? Future.succeededFuture(granted(dice.record()))
                          : collect(reader, gameId, seen, dice);
                    },
                    Lobby::refused));
  }

  private Future<Reply<TableReply.Log>> page(Reader reader, UUID gameId, long after) {
    return ask(
        new TableRequest.ReadLog(
            gameId, reader.sender(), reader.invitation(), after, settings.pageBytes()),
        TableReply.Log.class);
  }

  private static TableReply.Log cut(TableReply.Log page, int limit) {
    return page.events().size() <= limit
        ? page
        : new TableReply.Log(page.epoch(), page.lastSeq(), page.events().subList(0, limit));
  }

  private <T extends TableReply> Future<Reply<T>> ask(TableRequest request, Class<T> expected) {
    return tables.ask(request).map(reply -> read(reply, expected));
  }

  private static <T extends TableReply> Reply<T> read(TableReply reply, Class<T> expected) {
    if (reply instanceof TableReply.Refused refused) {
      return new Reply.Refused<>(refused.problem());
    }
    return new Reply.Granted<>(expected.cast(reply));
  }

  /** That the games do not answer is told the client, and the log why, but for too much to do. */
  private static <T> Future<Reply<T>> unavailable(Throwable cause) {
    if (cause instanceof ReplayBusyException busy) {
      return refused(Problem.unavailable(busy.retryAfterMs()));
    }
    log.warn("game query failed", cause);
    return refused(Problem.unavailable(RETRY_AFTER_MS));
  }

  static <T> Reply<T> granted(T value) {
    return new Reply.Granted<>(value);
  }

  static <T> Future<Reply<T>> refused(Problem problem) {
    return Future.succeededFuture(new Reply.Refused<>(problem));
  }

  static Problem notFound(UUID gameId) {
    return Problem.of(ErrorCode.NOT_FOUND, "Game " + gameId + " not found");
  }
}
