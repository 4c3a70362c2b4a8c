package com.paperdynasty.lobby;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.card.library.CardLibrary;
import com.paperdynasty.card.library.GameSets;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.journal.OlderNodesException;
import com.paperdynasty.league.PinnedCardSets;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.client.NewGameForm;
import com.paperdynasty.user.User;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Creates games, within the bounds of a user. A rematch is another game of the same two managers
 * after one that is over. A game has one: the manager who asks second gets the first one's.
 */
final class GameCreation {
  private static final long RETRY_AFTER_MS = 1_000;

  private final GameStore gameStore;
  private final GameFactory gameFactory;
  private final CardLibrary cardLibrary;
  private final LobbySettings settings;

  GameCreation(
      GameStore gameStore,
      GameFactory gameFactory,
      CardLibrary cardLibrary,
      LobbySettings settings) {
    this.gameStore = gameStore;
    this.gameFactory = gameFactory;
    this.cardLibrary = cardLibrary;
    this.settings = settings;
  }

  /** Creates a game as {@code Lobby.create} does. */
  Future<LobbyReply<CreatedGame>> create(User sender, ObjectNode body) {
    return gameFactory
        .prepare(body, gameStore.allowsFairPlay())
        .match(
            prepared -> {
              UUID before = prepared.form().rematchOf();
              return before == null
                  ? create(sender, prepared, prepared.setsForEverybody())
                  : rematch(sender, before, prepared);
            },
            LobbyReply::refused);
  }

  private Future<LobbyReply<CreatedGame>> rematch(
      User sender, UUID before, GameFactory.Prepared prepared) {
    return gameStore
        .find(before)
        .compose(
            row -> {
              if (row.isEmpty() || !row.get().visibleTo(sender)) {
                return LobbyReply.refused(Problem.unknownGame(before));
              }
              Problem wrong = noRematch(sender, row.get(), prepared.form());
              return wrong == null
                  ? findRematch(sender, before)
                      .compose(
                          found ->
                              found.isPresent()
                                  ? Future.succeededFuture(found.get())
                                  : next(sender, row.get(), prepared))
                  : LobbyReply.refused(wrong);
            });
  }

  /** Who may not read all the sets of the game before has played with them, and may again. */
  private Future<LobbyReply<CreatedGame>> next(
      User sender, GameRecord before, GameFactory.Prepared prepared) {
    GameFactory.Prepared named = prepared.naming(before.managerNames());
    Set<String> sets = new HashSet<>(prepared.setsForEverybody());
    return gameStore
        .rules(before.gameId())
        .compose(
            rules -> {
              rules.map(PinnedCardSets::of).ifPresent(sets::addAll);
              return create(sender, named, sets);
            });
  }

  private static @Nullable Problem noRematch(
      User sender, GameRecord before, NewGameForm.ValidForm form) {
    if (!before.isManagedBy(sender)) {
      return Problem.of(ErrorCode.FORBIDDEN, "Not authorized");
    }
    if (!before.isOver()) {
      return Problem.about("rematch_of", ErrorCode.CONFLICT, "That game is not over");
    }
    boolean sameManagers =
        sorted(before.awayManager(), before.homeManager())
            .equals(sorted(form.away().manager(), form.home().manager()));
    return sameManagers
        ? null
        : Problem.about(
            "rematch_of", ErrorCode.INVALID, "A rematch has the managers of the game before");
  }

  /** No user has the empty id, which stands for an open seat. */
  private static List<String> sorted(@Nullable String... managers) {
    return Stream.of(managers).map(id -> Objects.requireNonNullElse(id, "")).sorted().toList();
  }

  /** The rematch that was made before, if there is one. */
  private Future<Optional<LobbyReply<CreatedGame>>> findRematch(User sender, UUID before) {
    return gameStore
        .findRematch(before)
        .map(
            row ->
                row.map(
                    next ->
                        next.isManagedBy(sender)
                            ? LobbyReply.granted(CreatedGame.madeBefore(next.gameId()))
                            : new LobbyReply.Denied<>(
                                Problem.about(
                                    "rematch_of",
                                    ErrorCode.CONFLICT,
                                    "The rematch of that game has another manager in your place"))));
  }

  /**
   * Creates a game.
   *
   * @param open the sets that the sender may play with though they neither own them nor find them
   *     in the catalog
   */
  private Future<LobbyReply<CreatedGame>> create(
      User sender, GameFactory.Prepared prepared, Set<String> open) {
    List<String> hashes = prepared.cardSets();
    if (hashes.isEmpty()) {
      return store(sender, gameFactory.make(sender, prepared));
    }
    if (!gameStore.allowsCards()) {
      return LobbyReply.refused(new OlderNodesException().problem());
    }
    return cardLibrary
        .forGame(sender.userId(), hashes, open)
        .compose(
            sets ->
                sets instanceof GameSets.Found found
                    ? store(sender, gameFactory.make(sender, prepared.with(found.cards())))
                    : LobbyReply.refused(((GameSets.Denied) sets).problem()));
  }

  private Future<LobbyReply<CreatedGame>> store(User sender, LobbyReply<GameFactory.Made> made) {
    return made.match(game -> store(sender, game), LobbyReply::refused);
  }

  /** The rules of the leagues in which games can be created, by name. */
  List<RuleBook> leagues() {
    return gameFactory.leagues(gameStore.allowsFairPlay());
  }

  private Future<LobbyReply<CreatedGame>> store(User sender, GameFactory.Made made) {
    return gameStore
        .create(made.game(), settings.waitingPerUser(), settings.runningPerUser())
        .compose(
            why ->
                why.isPresent()
                    ? notCreated(sender, why.get(), made.game())
                    : Future.succeededFuture(LobbyReply.granted(made.createdGame())));
  }

  private Future<LobbyReply<CreatedGame>> notCreated(
      User sender, GameStore.NotCreated why, NewGame game) {
    return switch (why) {
      case TOO_MANY_WAITING ->
          tooMany(
              "You have %d games that wait to be started or were ended before:"
                  + " start one, or wait until one is deleted",
              settings.waitingPerUser());
      case TOO_MANY_RUNNING ->
          tooMany(
              "You have %d games under way: finish one or end one first",
              settings.runningPerUser());
      case HAS_REMATCH -> madeMeanwhile(sender, Objects.requireNonNull(game.rematchOf()));
    };
  }

  private static Future<LobbyReply<CreatedGame>> tooMany(String why, int most) {
    return LobbyReply.refused(Problem.of(ErrorCode.CONFLICT, why.formatted(most)));
  }

  /** The other manager may have deleted it again by now. */
  private Future<LobbyReply<CreatedGame>> madeMeanwhile(User sender, UUID before) {
    return findRematch(sender, before)
        .map(
            found ->
                found.orElseGet(
                    () -> new LobbyReply.Denied<>(Problem.unavailable(RETRY_AFTER_MS))));
  }
}
