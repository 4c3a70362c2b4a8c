package com.paperdynasty.lobby;

import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.model.Status;
import com.paperdynasty.league.PinnedCardSets;
import com.paperdynasty.user.User;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** New games as the database keeps them. What else is asked of it fails the test. */
final class MemoryGames implements GameStore {
  private final Map<UUID, NewGame> games = new LinkedHashMap<>();
  private final Set<UUID> over;
  private Promise<Void> answers = answering();
  private boolean allReadCards = true;

  /**
   * Begins without games.
   *
   * @param over the games that are over when they are there; all others wait to be started
   */
  MemoryGames(Set<UUID> over) {
    this.over = over;
  }

  private static Promise<Void> answering() {
    Promise<Void> answers = Promise.promise();
    answers.complete();
    return answers;
  }

  /** From now on there is a node that cannot open games with cards. */
  void hasAnOlderNode() {
    allReadCards = false;
  }

  /** What is looked up from now on is answered, as it is then, once the promise is complete. */
  Promise<Void> holdsAnswers() {
    answers = Promise.promise();
    return answers;
  }

  void forget(UUID gameId) {
    games.remove(gameId);
  }

  /** Makes a game that is there the rematch of another one. */
  void follows(UUID gameId, UUID before) {
    games.computeIfPresent(gameId, (id, game) -> game.asRematchOf(before));
  }

  /** Pins a game that is there to card sets. */
  void playsWith(UUID gameId, List<String> hashes) {
    games.computeIfPresent(
        gameId,
        (id, game) ->
            new NewGame(
                game.created(),
                game.data(),
                game.stateHash(),
                game.secrets(),
                PinnedCardSets.in(game.rulesText(), hashes),
                game.status(),
                game.summary(),
                game.refs(),
                game.seats(),
                game.rematchOf()));
  }

  List<UUID> ids() {
    return List.copyOf(games.keySet());
  }

  @Override
  public boolean allowsFairPlay() {
    return true;
  }

  @Override
  public boolean allowsCards() {
    return allReadCards;
  }

  @Override
  public Future<Optional<NotCreated>> create(NewGame game, int mostWaiting, int mostRunning) {
    boolean taken = game.rematchOf() != null && rematchOf(game.rematchOf()).isPresent();
    if (!taken) {
      games.put(game.created().setup().gameId(), game);
    }
    return Future.succeededFuture(taken ? Optional.of(NotCreated.HAS_REMATCH) : Optional.empty());
  }

  @Override
  public Future<Optional<GameRecord>> find(UUID gameId) {
    return answer(Optional.ofNullable(games.get(gameId)).map(this::row));
  }

  @Override
  public Future<Optional<String>> rules(UUID gameId) {
    return answers.future().map(Optional.ofNullable(games.get(gameId)).map(NewGame::rulesText));
  }

  @Override
  public Future<Optional<GameRecord>> findRematch(UUID gameId) {
    return answer(rematchOf(gameId).map(this::row));
  }

  private Future<Optional<GameRecord>> answer(Optional<GameRecord> found) {
    return answers.future().map(found);
  }

  private Optional<NewGame> rematchOf(UUID gameId) {
    return games.values().stream().filter(game -> gameId.equals(game.rematchOf())).findFirst();
  }

  private GameRecord row(NewGame game) {
    GameSetup setup = game.created().setup();
    return new GameRecord(
        setup.gameId(),
        setup.league(),
        over.contains(setup.gameId()) ? Status.COMPLETED.code() : game.status(),
        setup.open(),
        setup.admin().userId(),
        null,
        userId(setup.away().manager()),
        userId(setup.home().manager()),
        game.summary(),
        game.refs(),
        game.seats(),
        game.created().at(),
        1,
        false);
  }

  private static @Nullable String userId(@Nullable Manager manager) {
    return manager == null ? null : manager.userId();
  }

  @Override
  public Future<List<UUID>> deleteUnstarted(Duration age, int most) {
    throw new AssertionError();
  }

  @Override
  public Future<Boolean> delete(UUID gameId, boolean started) {
    throw new AssertionError();
  }

  @Override
  public Future<Long> erase(String userId, int most) {
    throw new AssertionError();
  }

  @Override
  public Future<Void> deleteRemains(List<UUID> gameIds) {
    throw new AssertionError();
  }

  @Override
  public Future<Integer> pack(Duration age, int most, int mostBytes) {
    throw new AssertionError();
  }

  @Override
  public Future<Integer> forgetCommands(Duration age, int most) {
    throw new AssertionError();
  }

  @Override
  public Future<List<AbandonedGame>> findAbandoned(Duration age, int most) {
    throw new AssertionError();
  }

  @Override
  public Future<Page> list(
      User user, GameFilter filter, @Nullable String cursor, int limit, long behindMs) {
    throw new AssertionError();
  }

  @Override
  public Future<Optional<UUID>> latestWithCards(String userId, String hash) {
    throw new AssertionError();
  }
}
