package com.paperdynasty.lobby.cards;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.card.library.CardLibrary;
import com.paperdynasty.card.library.PartResult;
import com.paperdynasty.cluster.routing.BusGameRouter;
import com.paperdynasty.lobby.GameStore;
import com.paperdynasty.lobby.LobbyReply;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.user.User;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
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
   * A set, or its players whom the user may see. What nobody shows to the user looks like a set
   * that does not exist.
   *
   * @param gameId the game through which a manager sees it; null for their latest that uses the set
   * @param has whether the caller has what a {@link ShownSet#key} names
   */
  public Future<LobbyReply<ShownSet>> read(
      User user, String hash, @Nullable UUID gameId, Predicate<String> has) {
    return cardLibrary
        .read(user.userId(), hash)
        .compose(
            own ->
                own.isPresent()
                    ? granted(hash, has.test(hash) ? null : own.get())
                    : asManager(user, hash, gameId, has));
  }

  private Future<LobbyReply<ShownSet>> asManager(
      User user, String hash, @Nullable UUID gameId, Predicate<String> has) {
    Future<Optional<UUID>> game =
        gameId == null
            ? gameStore.latestWithCards(user.userId(), hash)
            : Future.succeededFuture(Optional.of(gameId));
    return game.compose(
        found -> found.isPresent() ? through(found.get(), user, hash, has) : unknown(hash));
  }

  private Future<LobbyReply<ShownSet>> through(
      UUID gameId, User user, String hash, Predicate<String> has) {
    return busGameRouter
        .ask(new GameRequest.ReadVisibleCards(gameId, user, hash))
        .compose(
            reply -> {
              if (reply instanceof GameReply.VisibleCards visible) {
                return visible(user, hash, visible, has);
              }
              Problem problem = ((GameReply.Refused) reply).problem();
              return problem.code() == ErrorCode.NOT_FOUND
                  ? unknown(hash)
                  : LobbyReply.refused(problem);
            });
  }

  /** A set does not change, so its hash and the players say all. */
  private Future<LobbyReply<ShownSet>> visible(
      User user, String hash, GameReply.VisibleCards visible, Predicate<String> has) {
    String key = visible.whole() ? hash : hash + " " + String.join(" ", visible.players());
    if (has.test(key)) {
      return granted(key, null);
    }
    return cardLibrary
        .part(user.userId(), hash, visible.players(), visible.whole())
        .compose(
            part -> {
              if (part instanceof PartResult.Found found) {
                return granted(key, found.text());
              }
              return part instanceof PartResult.Denied denied
                  ? LobbyReply.refused(denied.problem())
                  : unknown(hash);
            });
  }

  private static Future<LobbyReply<ShownSet>> granted(String key, @Nullable String text) {
    return Future.succeededFuture(LobbyReply.granted(new ShownSet(key, text)));
  }

  private static Future<LobbyReply<ShownSet>> unknown(String hash) {
    return LobbyReply.refused(Problem.of(ErrorCode.NOT_FOUND, "Card set " + hash + " not found"));
  }
}
