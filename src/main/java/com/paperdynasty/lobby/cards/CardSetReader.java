package com.paperdynasty.lobby.cards;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.card.library.CardLibrary;
import com.paperdynasty.cluster.routing.BusGameRouter;
import com.paperdynasty.lobby.GameStore;
import com.paperdynasty.lobby.LobbyReply;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.user.User;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives out card sets: whole to their owners, and to a manager of a game that uses the set what
 * they may see of it. Used on one context, as its {@link BusGameRouter} does. A refusal is a {@link
 * LobbyReply.Denied}; a Future fails only when the database does not answer.
 */
public final class CardSetReader {
  private final CardLibrary cardLibrary;
  private final GameStore gameStore;
  private final BusGameRouter busGameRouter;

  public CardSetReader(CardLibrary cardLibrary, GameStore gameStore, BusGameRouter busGameRouter) {
    this.cardLibrary = cardLibrary;
    this.gameStore = gameStore;
    this.busGameRouter = busGameRouter;
  }

  /**
   * The JSON of a set, or of its players whom the user may see. What nobody shows to the user looks
   * like a set that does not exist.
   *
   * @param gameId the game through which a manager sees it; null for their latest that uses the set
   */
  public Future<LobbyReply<String>> read(User user, String hash, @Nullable UUID gameId) {
    return cardLibrary
        .read(user.userId(), hash)
        .compose(own -> own.isPresent() ? granted(own.get()) : asManager(user, hash, gameId));
  }

  private Future<LobbyReply<String>> asManager(User user, String hash, @Nullable UUID gameId) {
    Future<Optional<UUID>> game =
        gameId == null
            ? gameStore.latestWithCards(user.userId(), hash)
            : Future.succeededFuture(Optional.of(gameId));
    return game.compose(
        found -> found.isPresent() ? through(found.get(), user, hash) : unknown(hash));
  }

  private Future<LobbyReply<String>> through(UUID gameId, User user, String hash) {
    return busGameRouter
        .ask(new GameRequest.ReadVisibleCards(gameId, user, hash))
        .compose(
            reply -> {
              if (reply instanceof GameReply.VisibleCards visible) {
                return cardLibrary
                    .read(hash, visible.players(), visible.whole())
                    .compose(part -> part.isPresent() ? granted(part.get()) : unknown(hash));
              }
              Problem problem = ((GameReply.Refused) reply).problem();
              return problem.code() == ErrorCode.NOT_FOUND
                  ? unknown(hash)
                  : LobbyReply.refused(problem);
            });
  }

  private static Future<LobbyReply<String>> granted(String text) {
    return Future.succeededFuture(LobbyReply.granted(text));
  }

  private static Future<LobbyReply<String>> unknown(String hash) {
    return LobbyReply.refused(Problem.of(ErrorCode.NOT_FOUND, "Card set " + hash + " not found"));
  }
}
