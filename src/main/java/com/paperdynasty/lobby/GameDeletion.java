package com.paperdynasty.lobby;

import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.cluster.routing.BusGameRouter;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.user.User;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** Deletes games on request. Used on one context, as its router does. */
final class GameDeletion {
  private final GameStore gameStore;
  private final BusGameRouter busGameRouter;

  GameDeletion(GameStore gameStore, BusGameRouter busGameRouter) {
    this.gameStore = gameStore;
    this.busGameRouter = busGameRouter;
  }

  Future<LobbyReply<UUID>> delete(User sender, UUID gameId) {
    return gameStore
        .find(gameId)
        .compose(
            row -> {
              if (row.isEmpty() || !row.get().visibleTo(sender)) {
                return LobbyReply.<UUID>refused(Problem.unknownGame(gameId));
              }
              return sender.admin() || sender.userId().equals(row.get().adminId())
                  ? deleteAs(sender, gameId)
                  : LobbyReply.<UUID>refused(Problem.of(ErrorCode.FORBIDDEN, "Not authorized"));
            });
  }

  private Future<LobbyReply<UUID>> deleteAs(User sender, UUID gameId) {
    return gameStore
        .delete(gameId, sender.admin())
        .compose(
            gone -> {
              if (gone) {
                return closeAndDeleteRemains(sender, gameId);
              }
              return gameStore
                  .find(gameId)
                  .compose(
                      row ->
                          LobbyReply.refused(
                              row.isEmpty() ? Problem.unknownGame(gameId) : startedBefore()));
            });
  }

  /**
   * The owner of an open game checks its ownership before it answers, finds that the game is gone,
   * and closes it. Rows that were written just after the deletion are deleted then.
   */
  private Future<LobbyReply<UUID>> closeAndDeleteRemains(User sender, UUID gameId) {
    return busGameRouter
        .ask(new GameRequest.Sync(gameId, sender, null))
        .transform(closed -> gameStore.deleteRemains(List.of(gameId)))
        .map(tidy -> LobbyReply.granted(gameId));
  }

  private static Problem startedBefore() {
    return Problem.of(
        ErrorCode.CONFLICT,
        "This game has been started: only an administrator of the service may delete it");
  }
}
