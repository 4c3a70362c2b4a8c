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
import com.paperdynasty.protocol.server.SetupJson;
import com.paperdynasty.user.User;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Games with card sets, beside nodes of older builds and with sets that those have stored; and
 * rematches.
 */
@ExtendWith(VertxExtension.class)
class GameCreationTest {
  private static final User ALICE = new User("alice", "Alice", false);
  private static final User BOB = new User("bob", "Bob", false);
  private static final User CAROL = new User("carol", "Carol", false);
  private static final StoredCardSet OWLS = SampleSets.set("Owls");

  private final MemoryCardSets sets = new MemoryCardSets();
  private final Set<UUID> over = new HashSet<>();
  private final MemoryGames games = new MemoryGames(over);
  private Vertx vertx;
  private GameCreation creation;

  @BeforeEach
  void begin(Vertx vertx) {
    this.vertx = vertx;
    creation = creationIn(Path.of("conf/leagues"));
  }

  private GameCreation creationIn(Path leagues) {
    return new GameCreation(
        games,
        new GameFactory(LeagueDirectory.read(leagues, 32), new SecureRandom(), Clock.systemUTC()),
        new CardLibrary(
            vertx, sets, CardCatalog.of(List.of()), Defaults.of("cards.", CardSettings.class)),
        Defaults.of("lobby.", LobbySettings.class));
  }

  @Test
  void gameWithCardsIsRefusedBesideANodeThatCannotOpenIt() {
    sets.keep("alice", OWLS, 1);
    games.hasAnOlderNode();

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

  /** As the form of a rematch does: it names the sets of the game before. */
  @Test
  void gameMayNameTheSetsThatItsLeagueNames(@TempDir Path leagues) throws IOException {
    sets.keep("bob", OWLS, 1);
    sets.keep("bob", SampleSets.set("Millers"), 2);
    String hash = OWLS.summary().hash();
    Files.writeString(
        leagues.resolve("ours.yaml"),
        Files.readString(Path.of("conf/leagues/pd.yaml")) + "\ncard_sets: [" + hash + "]\n");
    creation = creationIn(leagues);

    assertThat(SetupJson.league(creation.leagues().get(0)))
        .startsWith("{\"name\":\"ours\",\"card_sets\":[\"" + hash + "\"],\"mode\"");
    assertThat(refusal("{'league':'ours','home':{'name':'H'},'away':{'name':'A'}}"))
        .as("the sets are there, and have cards for no whole side")
        .isEqualTo(refusal(withSet(OWLS).replace("'pd'", "'ours'")))
        .hasValueSatisfying(problem -> assertThat(problem.field()).isEqualTo("away.lineup"));
    assertThat(refusal(withSet(SampleSets.set("Millers")).replace("'pd'", "'ours'")))
        .as("a set of somebody else")
        .hasValueSatisfying(problem -> assertThat(problem.field()).isEqualTo("card_sets"));
  }

  @Test
  void secondManagerWhoAsksForARematchGetsTheFirstOne() {
    UUID before = played("alice", "bob");

    CreatedGame hers = created(ALICE, rematch(before, "bob", "alice"));
    CreatedGame his = created(BOB, rematch(before, "bob", "alice"));

    assertThat(hers.made()).isTrue();
    assertThat(his).isEqualTo(CreatedGame.madeBefore(hers.gameId()));
    assertThat(games.ids()).containsExactly(before, hers.gameId());
  }

  @Test
  void twoManagersWhoAskInTheSameMomentGetOneRematch() {
    UUID before = played("alice", "bob");
    Promise<Void> looked = games.holdsAnswers();
    var hers = creation.create(ALICE, json(rematch(before, "bob", "alice")));
    var his = creation.create(BOB, json(rematch(before, "bob", "alice")));
    looked.complete();

    CreatedGame first = granted(Await.result(hers));
    assertThat(granted(Await.result(his))).isEqualTo(CreatedGame.madeBefore(first.gameId()));
    assertThat(games.ids()).containsExactly(before, first.gameId());
  }

  /** In any other game the other manager is called by their id until they connect. */
  @Test
  void rematchKnowsTheNamesOfTheGameBefore() {
    UUID before = played("alice", "bob");
    UUID next = created(BOB, rematch(before, "bob", "alice")).gameId();

    assertThat(Await.result(games.find(next)).orElseThrow().managerNames())
        .isEqualTo(Map.of("alice", "Alice", "bob", "Bob"));
  }

  @Test
  void rematchThatWasDeletedCanBeMadeAgain() {
    UUID before = played("alice", "bob");
    games.forget(created(ALICE, rematch(before, "bob", "alice")).gameId());

    assertThat(created(BOB, rematch(before, "bob", "alice")).made()).isTrue();
  }

  @Test
  void rematchIsOnlyForTheManagersOfAGameThatIsOver() {
    UUID before = played("alice", "bob");
    UUID waiting = created(ALICE, game("alice", "bob")).gameId();
    UUID hidden = played("{'league':'sba','public':false,%s}", "alice", "bob");
    UUID unknown = UUID.randomUUID();

    assertThat(refusal(CAROL, rematch(before, "alice", "bob")))
        .contains(Problem.of(ErrorCode.FORBIDDEN, "Not authorized"));
    assertThat(refusal(CAROL, rematch(hidden, "alice", "bob")))
        .contains(Problem.unknownGame(hidden));
    assertThat(refusal(ALICE, rematch(unknown, "alice", "bob")))
        .contains(Problem.unknownGame(unknown));
    assertThat(refusal(ALICE, rematch(waiting, "alice", "bob")))
        .contains(conflict("That game is not over"));
    assertThat(refusal(ALICE, rematch(before, "alice", "carol")))
        .contains(
            Problem.about(
                "rematch_of", ErrorCode.INVALID, "A rematch has the managers of the game before"));
    assertThat(refusal(ALICE, rematch(before, "alice", "bob").replace(before.toString(), "1")))
        .contains(Problem.about("rematch_of", ErrorCode.INVALID, "Invalid rematch_of"));
  }

  /** The sets have cards for no whole side, which is found out once they may be read. */
  @Test
  void eitherManagerMayPlayARematchWithTheCardsOfTheGameBefore() {
    StoredCardSet millers = SampleSets.set("Millers");
    StoredCardSet others = SampleSets.set("Others");
    List.of(OWLS, millers, others).forEach(set -> sets.keep("alice", set, 3));
    UUID before = played("{'league':'pd',%s}", "alice", "bob");
    games.playsWith(before, List.of(OWLS.summary().hash(), millers.summary().hash()));
    String rematch = "{'league':'pd','rematch_of':'%s','card_sets':['%s'],%s}";
    Function<StoredCardSet, String> with =
        set -> rematch.formatted(before, set.summary().hash(), sides("bob", "alice"));

    assertThat(refusal(BOB, with.apply(millers)))
        .isEqualTo(refusal(ALICE, with.apply(millers)))
        .hasValueSatisfying(problem -> assertThat(problem.field()).isEqualTo("away.lineup"));
    assertThat(refusal(BOB, with.apply(others)))
        .as("a set that the game before did not have")
        .hasValueSatisfying(problem -> assertThat(problem.field()).isEqualTo("card_sets"));
    assertThat(refusal(BOB, withSet(millers)))
        .as("another game of his")
        .hasValueSatisfying(problem -> assertThat(problem.field()).isEqualTo("card_sets"));
  }

  /** Its creator has opened the seat again, and another has taken it. */
  @Test
  void managerWhoLostTheirPlaceInTheRematchIsTold() {
    UUID before = played("alice", "bob");
    games.follows(created(ALICE, game("alice", "carol")).gameId(), before);

    assertThat(refusal(BOB, rematch(before, "bob", "alice")))
        .contains(conflict("The rematch of that game has another manager in your place"));
  }

  private static String withSet(StoredCardSet set) {
    return "{'league':'pd','card_sets':['%s'],'home':{'name':'H'},'away':{'name':'A'}}"
        .formatted(set.summary().hash());
  }

  private static Problem conflict(String why) {
    return Problem.about("rematch_of", ErrorCode.CONFLICT, why);
  }

  private static String game(String away, String home) {
    return "{'league':'sba',%s}".formatted(sides(away, home));
  }

  private static String rematch(UUID before, String away, String home) {
    return "{'league':'sba','rematch_of':'%s',%s}".formatted(before, sides(away, home));
  }

  private static String sides(String away, String home) {
    return "'away':{'name':'A','manager':'%s'},'home':{'name':'H','manager':'%s'}"
        .formatted(away, home);
  }

  /** A game of these two that is over. */
  private UUID played(String away, String home) {
    return played("{'league':'sba',%s}", away, home);
  }

  private UUID played(String form, String away, String home) {
    UUID gameId = created(ALICE, form.formatted(sides(away, home))).gameId();
    over.add(gameId);
    return gameId;
  }

  private CreatedGame created(User sender, String form) {
    return granted(Await.result(creation.create(sender, json(form))));
  }

  private static CreatedGame granted(LobbyReply<CreatedGame> reply) {
    return reply.match(
        game -> game,
        problem -> {
          throw new AssertionError(problem.message());
        });
  }

  private Optional<Problem> refusal(String form) {
    return refusal(ALICE, form);
  }

  /** Why a game is not created; empty if it is. */
  private Optional<Problem> refusal(User sender, String form) {
    return Await.result(creation.create(sender, json(form)))
        .match(created -> Optional.<Problem>empty(), Optional::of);
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) JsonMapper.builder().build().readTree(text.replace('\'', '"'));
    } catch (Exception e) {
      throw new AssertionError(text, e);
    }
  }
}
