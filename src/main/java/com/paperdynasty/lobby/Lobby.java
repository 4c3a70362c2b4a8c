package com.paperdynasty.lobby;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.card.library.CardLibrary;
import com.paperdynasty.cluster.routing.BusGameRouter;
import com.paperdynasty.game.model.Invitations;
import com.paperdynasty.journal.DamagedLogException;
import com.paperdynasty.journal.OlderNodesException;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.client.CommandReader;
import com.paperdynasty.protocol.server.SetupJson;
import com.paperdynasty.replay.LogReader;
import com.paperdynasty.replay.ReplayBusyException;
import com.paperdynasty.user.User;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates, lists, reads and deletes games, and seats managers. Used on one context, as its {@link
 * BusGameRouter} does. A refusal is a {@link LobbyReply.Denied}; a failed Future is an internal
 * error.
 */
public final class Lobby {
  private static final Logger log = LoggerFactory.getLogger(Lobby.class);
  private static final long RETRY_AFTER_MS = 1_000;

  /** The rows of one statement, which takes some milliseconds. */
  private static final int ERASED_AT_ONCE = 500;

  private final GameStore gameStore;
  private final BusGameRouter busGameRouter;
  private final LogReader logReader;
  private final GameFactory gameFactory;
  private final GameCreation creation;
  private final LobbySettings settings;
  private final GameDeletion deletion;

  public Lobby(
      GameStore gameStore,
      BusGameRouter busGameRouter,
      LogReader logReader,
      GameFactory gameFactory,
      CardLibrary cardLibrary,
      LobbySettings settings) {
    this.gameStore = gameStore;
    this.busGameRouter = busGameRouter;
    this.logReader = logReader;
    this.gameFactory = gameFactory;
    this.creation = new GameCreation(gameStore, gameFactory, cardLibrary, settings);
    this.settings = settings;
    this.deletion = new GameDeletion(gameStore, busGameRouter);
  }

  /** The most items of a page. */
  public int pageItems() {
    return settings.pageItems();
  }

  /**
   * Creates a game; the sender becomes its admin. It is durable when the Future succeeds. A rematch
   * that the other manager has made is returned as it is.
   *
   * @param body of {@code POST /api/games}
   */
  public Future<LobbyReply<CreatedGame>> create(User sender, ObjectNode body) {
    return creation.create(sender, body).recover(Lobby::unavailable);
  }

  /** The leagues in which games can be created, by name: each as JSON text. */
  public List<String> leagues() {
    return creation.leagues().stream().map(SetupJson::league).toList();
  }

  /** A search for these words in the names of games. */
  public GameFilter.Search search(String words) {
    return new GameFilter.Search(words, settings.searchGames());
  }

  /** A page of the games that the sender may see, newest first. */
  public Future<LobbyReply<GameStore.Page>> list(
      User sender, GameFilter filter, @Nullable String cursor, int limit) {
    return gameStore
        .list(
            sender,
            filter,
            cursor,
            Math.min(limit, settings.pageItems()),
            settings.spectatorDelayMs())
        .map(page -> LobbyReply.granted(page.asSeenBy(sender, settings.spectatorsBehind())))
        .recover(
            cause ->
                cause instanceof IllegalArgumentException
                    ? LobbyReply.refused(
                        Problem.about("cursor", ErrorCode.INVALID, "Invalid cursor"))
                    : unavailable(cause));
  }

  /**
   * Deletes a game with everything that is stored of it. Its admin may do so until it is started,
   * an admin of the service at any time. The open game closes, and the users in its room are
   * notified.
   */
  public Future<LobbyReply<UUID>> delete(User sender, UUID gameId) {
    return deletion.delete(sender, gameId).recover(Lobby::unavailable);
  }

  /**
   * Erases a user's name everywhere, with their messages and their presence. Only an admin of the
   * service may do so. After a failure it can be repeated, and goes on.
   */
  public Future<LobbyReply<String>> erase(User sender, String userId) {
    return sender.admin()
        ? eraseAll(userId).map(done -> LobbyReply.granted(userId)).recover(Lobby::unavailable)
        : LobbyReply.refused(Problem.of(ErrorCode.FORBIDDEN, "Not authorized"));
  }

  private Future<Void> eraseAll(String userId) {
    return gameStore
        .erase(userId, ERASED_AT_ONCE)
        .compose(erased -> erased == 0 ? Future.succeededFuture() : eraseAll(userId));
  }

  /** Whether a user has a permission outside the game's log. */
  public Future<LobbyReply<GameReply.Authorized>> authorize(
      Viewer viewer, UUID gameId, GameRequest.Authorize.Permission permission) {
    return ask(
        new GameRequest.Authorize(
            gameId, viewer.user(), viewer.invitation(), permission, null, null, null),
        GameReply.Authorized.class);
  }

  /** The current state of the game, as the viewer may see it. */
  public Future<LobbyReply<GameReply.Joined>> read(Viewer viewer, UUID gameId) {
    return ask(
        new GameRequest.Sync(gameId, viewer.user(), viewer.invitation()), GameReply.Joined.class);
  }

  /** What the invitation to a seat offers, as JSON text. Nothing changes. */
  public Future<LobbyReply<String>> offer(User sender, UUID gameId, String invitation) {
    return ask(new GameRequest.ReadOffer(gameId, sender, invitation), GameReply.Document.class)
        .map(lobbyReply -> lobbyReply.map(GameReply.Document::text));
  }

  /**
   * Seats the sender: an invitation is for one seat.
   *
   * @param trace the step of a trace that it belongs to; null if it is not traced
   */
  public Future<LobbyReply<GameReply.Executed>> takeSeat(
      User sender, UUID gameId, String invitation, @Nullable String trace) {
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("invitation", invitation);
    return execute(sender, gameId, CommandReader.TAKE_SEAT, data, trace);
  }

  /**
   * Opens a seat again, before the first roll. Nothing but the new invitation opens it from then
   * on, so it can be asked for again when the answer is lost.
   *
   * @param trace the step of a trace that it belongs to; null if it is not traced
   */
  public Future<LobbyReply<OpenedSeat>> openSeat(
      User sender, UUID gameId, String side, @Nullable String trace) {
    String invitation = gameFactory.invitation();
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("side", side);
    data.put("invitation_hash", Invitations.hash(invitation));
    return execute(sender, gameId, CommandReader.OPEN_SEAT, data, trace)
        .map(reply -> reply.map(executed -> new OpenedSeat(side, invitation, executed)));
  }

  /**
   * A seat that is open again.
   *
   * @param invitation secret: its bearer may take the seat
   */
  public record OpenedSeat(String side, String invitation, GameReply.Executed executed) {
    /** Does not show the invitation. */
    @Override
    public String toString() {
      return "OpenedSeat[" + side + "]";
    }
  }

  private Future<LobbyReply<GameReply.Executed>> execute(
      User sender, UUID gameId, String command, ObjectNode data, @Nullable String trace) {
    data.put("game_id", gameId.toString());
    // With an id the command may be sent again when the answer is lost, and is executed once.
    String commandId = UUID.randomUUID().toString();
    return ask(
        new GameRequest.ExecuteCommand(gameId, sender, null, commandId, command, data)
            .traced(trace),
        GameReply.Executed.class);
  }

  /**
   * The plays after a number that were not undone, each the data of its {@code play_resolved} as
   * JSON text.
   */
  public Future<LobbyReply<List<String>>> plays(Viewer viewer, UUID gameId, int after, int limit) {
    return lastSeen(viewer, gameId)
        .compose(
            seq ->
                seq.match(
                    upTo ->
                        logReader
                            .plays(gameId, upTo, after, Math.min(limit, settings.pageItems()))
                            .map(LobbyReply::granted),
                    LobbyReply::refused))
        .recover(
            cause ->
                cause instanceof DamagedLogException
                    ? Future.failedFuture(
                        new GameStore.DamagedGameException(String.valueOf(cause.getMessage())))
                    : unavailable(cause));
  }

  /**
   * The last event that the viewer may see. It is read from the game's row if possible. Only the
   * owner knows whether an invitation is valid, who was admitted by one, and what spectators with a
   * delay see.
   */
  private Future<LobbyReply<Long>> lastSeen(Viewer viewer, UUID gameId) {
    return gameStore
        .find(gameId)
        .compose(
            row -> {
              if (row.isEmpty()) {
                return LobbyReply.refused(Problem.unknownGame(gameId));
              }
              GameRecord game = row.get();
              boolean visible = game.visibleTo(viewer.user());
              if (game.seenLiveBy(viewer.user()) || (visible && !settings.spectatorsBehind())) {
                return Future.succeededFuture(LobbyReply.granted(game.lastSeq()));
              }
              return read(viewer, gameId).map(lobbyReply -> lobbyReply.map(GameReply.Joined::seq));
            });
  }

  /** The log after a seq, as the viewer may see it. */
  public Future<LobbyReply<GameReply.LogPage>> log(
      Viewer viewer, UUID gameId, long after, int limit) {
    return page(viewer, gameId, after)
        .map(
            lobbyReply -> lobbyReply.map(page -> cut(page, Math.min(limit, settings.pageItems()))));
  }

  /** The current box score, as JSON text. */
  public Future<LobbyReply<String>> boxScore(Viewer viewer, UUID gameId) {
    return readScorebook(viewer, gameId, GameRequest.ReadScorebook.Form.BOX_SCORE);
  }

  /** What the most frequent outcomes would do now, as JSON text. */
  public Future<LobbyReply<String>> outcomePreview(Viewer viewer, UUID gameId) {
    return readScorebook(viewer, gameId, GameRequest.ReadScorebook.Form.QUICK_TABLE);
  }

  /** The game as a Retrosheet event file. */
  public Future<LobbyReply<String>> eventFile(Viewer viewer, UUID gameId) {
    return readScorebook(viewer, gameId, GameRequest.ReadScorebook.Form.EVENT_FILE);
  }

  /** The plays as rows: JSON text, or CSV. */
  public Future<LobbyReply<String>> scorebook(Viewer viewer, UUID gameId, boolean asCsv) {
    return readScorebook(
        viewer,
        gameId,
        asCsv ? GameRequest.ReadScorebook.Form.ROWS_AS_CSV : GameRequest.ReadScorebook.Form.ROWS);
  }

  private Future<LobbyReply<String>> readScorebook(
      Viewer viewer, UUID gameId, GameRequest.ReadScorebook.Form form) {
    return ask(
            new GameRequest.ReadScorebook(gameId, viewer.user(), viewer.invitation(), form),
            GameReply.Document.class)
        .map(lobbyReply -> lobbyReply.map(GameReply.Document::text));
  }

  /** The published data of the dice, to verify the rolls. */
  public Future<LobbyReply<DiceRecord>> dice(Viewer viewer, UUID gameId) {
    return collect(viewer, gameId, 0, new DiceCollector(gameId));
  }

  private Future<LobbyReply<DiceRecord>> collect(
      Viewer viewer, UUID gameId, long after, DiceCollector dice) {
    return page(viewer, gameId, after)
        .compose(
            lobbyReply ->
                lobbyReply.match(
                    page -> {
                      long seen = dice.add(page, after);
                      return seen >= page.lastSeq()
                          ? Future.succeededFuture(LobbyReply.granted(dice.record()))
                          : collect(viewer, gameId, seen, dice);
                    },
                    LobbyReply::refused));
  }

  private Future<LobbyReply<GameReply.LogPage>> page(Viewer viewer, UUID gameId, long after) {
    return ask(
        new GameRequest.ReadLog(
            gameId, viewer.user(), viewer.invitation(), after, settings.pageBytes()),
        GameReply.LogPage.class);
  }

  private static GameReply.LogPage cut(GameReply.LogPage page, int limit) {
    return page.events().size() <= limit
        ? page
        : new GameReply.LogPage(page.epoch(), page.lastSeq(), page.events().subList(0, limit));
  }

  private <T extends GameReply> Future<LobbyReply<T>> ask(GameRequest request, Class<T> expected) {
    return busGameRouter.ask(request).map(reply -> read(reply, expected));
  }

  private static <T extends GameReply> LobbyReply<T> read(GameReply reply, Class<T> expected) {
    if (reply instanceof GameReply.Refused refused) {
      return new LobbyReply.Denied<>(refused.problem());
    }
    return new LobbyReply.Granted<>(expected.cast(reply));
  }

  /**
   * A failure is logged and answered as unavailable. Too much load is answered without a log line.
   */
  private static <T> Future<LobbyReply<T>> unavailable(Throwable cause) {
    if (cause instanceof OlderNodesException older) {
      return LobbyReply.refused(older.problem());
    }
    if (cause instanceof ReplayBusyException busy) {
      return LobbyReply.refused(Problem.unavailable(busy.retryAfterMs()));
    }
    log.warn("game query failed", cause);
    return LobbyReply.refused(Problem.unavailable(RETRY_AFTER_MS));
  }
}
