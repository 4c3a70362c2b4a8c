package com.paperdynasty.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.app.config.LeagueDirectory;
import com.paperdynasty.card.library.CardCatalog;
import com.paperdynasty.card.library.CardLibrary;
import com.paperdynasty.card.library.CardSettings;
import com.paperdynasty.card.library.MemoryCardSets;
import com.paperdynasty.card.library.SampleSets;
import com.paperdynasty.card.library.StoredCardSet;
import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.journal.OlderNodesException;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.user.User;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Games with card sets, beside nodes of older builds and with sets that those have stored. */
@ExtendWith(VertxExtension.class)
class GameCreationTest {
  private static final User ALICE = new User("alice", "Alice", false);
  private static final StoredCardSet OWLS = SampleSets.set("Owls");

  private final MemoryCardSets sets = new MemoryCardSets();
  private GameCreation creation;
  private boolean allReadCards = true;

  @BeforeEach
  void begin(Vertx vertx) {
    creation =
        new GameCreation(
            store(),
            new GameFactory(
                LeagueDirectory.read(Path.of("conf/leagues"), 32),
                new SecureRandom(),
                Clock.systemUTC()),
            new CardLibrary(
                vertx, sets, CardCatalog.of(List.of()), Defaults.of("cards.", CardSettings.class)),
            Defaults.of("lobby.", LobbySettings.class));
  }

  @Test
  void gameWithCardsIsRefusedBesideANodeThatCannotOpenIt() {
    sets.keep("alice", OWLS, 1);
    allReadCards = false;

    assertThat(refusal(withSet(OWLS))).contains(new OlderNodesException().problem());
    assertThat(refusal("{'league':'pd','home':{'name':'H'},'away':{'name':'A'}}"))
        .as("a game without cards")
        .isEmpty();
  }

  @Test
  void setThatAnOlderBuildStoredAndCannotBePlayedWithIsRefusedWithTheReason() {
    StoredCardSet older =
        new StoredCardSet(
            OWLS.summary(), OWLS.text().replace("\"id\":\"a\"", "\"id\":\"jose.altuve\""));
    sets.keep("alice", older, 1);

    assertThat(refusal(withSet(older)))
        .contains(
            Problem.about(
                "card_sets",
                ErrorCode.INVALID,
                ("Card set %s cannot be played with: Owls: #1: id has only letters of a to z,"
                        + " digits, - and _, not \"jose.altuve\"")
                    .formatted(older.summary().hash())));
  }

  private static String withSet(StoredCardSet set) {
    return "{'league':'pd','card_sets':['%s'],'home':{'name':'H'},'away':{'name':'A'}}"
        .formatted(set.summary().hash());
  }

  /** Why a game is not created; empty if it is. */
  private Optional<Problem> refusal(String form) {
    return Await.result(creation.create(ALICE, json(form)))
        .match(created -> Optional.<Problem>empty(), Optional::of);
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) JsonMapper.builder().build().readTree(text.replace('\'', '"'));
    } catch (Exception e) {
      throw new AssertionError(text, e);
    }
  }

  /** A store in which all nodes know fair play, and which stores every game. */
  private GameStore store() {
    return (GameStore)
        Proxy.newProxyInstance(
            GameStore.class.getClassLoader(),
            new Class<?>[] {GameStore.class},
            (games, method, arguments) ->
                switch (method.getName()) {
                  case "allowsFairPlay" -> true;
                  case "allowsCards" -> allReadCards;
                  case "create" -> Future.succeededFuture(Optional.empty());
                  default -> throw new AssertionError(method.getName());
                });
  }
}
