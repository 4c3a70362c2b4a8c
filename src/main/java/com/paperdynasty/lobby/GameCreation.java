package com.paperdynasty.lobby;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.card.library.CardLibrary;
import com.paperdynasty.card.library.GameSets;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.journal.OlderNodesException;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.user.User;
import io.vertx.core.Future;
import java.util.List;

/** Creates games, within the bounds of a user. */
final class GameCreation {
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
        .match(prepared -> create(sender, prepared), LobbyReply::refused);
  }

  private Future<LobbyReply<CreatedGame>> create(User sender, GameFactory.Prepared prepared) {
    List<String> hashes = prepared.cardSets();
    if (hashes.isEmpty()) {
      return store(gameFactory.make(sender, prepared));
    }
    if (!gameStore.allowsCards()) {
      return LobbyReply.refused(new OlderNodesException().problem());
    }
    return cardLibrary
        .forGame(sender.userId(), hashes, !prepared.namesSets())
        .compose(
            sets ->
                sets instanceof GameSets.Found found
                    ? store(gameFactory.make(sender, prepared.with(found.cards())))
                    : LobbyReply.refused(((GameSets.Denied) sets).problem()));
  }

  private Future<LobbyReply<CreatedGame>> store(LobbyReply<GameFactory.Made> made) {
    return made.match(this::store, LobbyReply::refused);
  }

  /** The rules of the leagues in which games can be created, by name. */
  List<RuleBook> leagues() {
    return gameFactory.leagues(gameStore.allowsFairPlay());
  }

  private Future<LobbyReply<CreatedGame>> store(GameFactory.Made made) {
    return gameStore
        .create(made.game(), settings.waitingPerUser(), settings.runningPerUser())
        .map(
            full ->
                full.map(this::tooMany).orElseGet(() -> LobbyReply.granted(made.createdGame())));
  }

  private LobbyReply<CreatedGame> tooMany(GameStore.QuotaExceeded quotaExceeded) {
    String why =
        switch (quotaExceeded) {
          case WAITING ->
              ("You have %d games that wait to be started or were ended before:"
                      + " start one, or wait until one is deleted")
                  .formatted(settings.waitingPerUser());
          case RUNNING ->
              "You have %d games under way: finish one or end one first"
                  .formatted(settings.runningPerUser());
        };
    return new LobbyReply.Denied<>(Problem.of(ErrorCode.CONFLICT, why));
  }
}
