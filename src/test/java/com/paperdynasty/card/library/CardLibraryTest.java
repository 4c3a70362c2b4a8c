package com.paperdynasty.card.library;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.card.CardSet;
import com.paperdynasty.card.file.CardFault;
import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a library does with the sets that users post, at each of its bounds. */
class CardLibraryTest {
  private static final StoredCardSet OF_THE_PROGRAM = SampleSets.set("Program");

  private final Vertx vertx = Vertx.vertx();
  private final MemoryCardSets stored = new MemoryCardSets();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private CardLibrary library(String... settings) {
    return new CardLibrary(
        vertx,
        stored,
        CardCatalog.of(List.of(OF_THE_PROGRAM, OF_THE_PROGRAM)),
        Defaults.of("cards.", CardSettings.class, settings));
  }

  private static PostResult posted(CardLibrary library, String user, String json) {
    return Await.result(library.post(user, json.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<CardFault> faults(PostResult result) {
    assertThat(result).isInstanceOf(PostResult.Faulty.class);
    return ((PostResult.Faulty) result).faults();
  }

  @Test
  void partOfASetHasThePlayersThatAreNamed() {
    CardLibrary library = library();
    StoredCardSet set = SampleSets.set("Owls");
    String hash = set.summary().hash();
    posted(library, "alice", SampleSets.json("Owls"));

    assertThat(part(library, hash, "a"))
        .contains("\"name\":\"Owls\"", "\"id\":\"a\"")
        .doesNotContain("\"id\":\"b\"");
    assertThat(Await.result(library.part("bob", hash, List.of("a", "b"), true)))
        .isEqualTo(new PartResult.Found(set.text()));
    assertThat(part(library, hash)).contains("\"players\":[]");
    assertThat(Await.result(library.part("bob", "0".repeat(64), List.of("a"), false)))
        .isEqualTo(new PartResult.Unknown());
  }

  private static String part(CardLibrary library, String hash, String... players) {
    PartResult part = Await.result(library.part("bob", hash, List.of(players), false));
    return ((PartResult.Found) part).text();
  }

  @Test
  void setsAreCutWithinTheBoundsOfANodeAndOfAUser() {
    CardLibrary library = library("cards.posts-at-once: 1");
    String hash = SampleSets.set("Owls").summary().hash();
    posted(library, "alice", SampleSets.json("Owls"));
    library.limits().take("carol");

    assertThat(Await.result(library.part("bob", hash, List.of("a"), false)))
        .isEqualTo(new PartResult.Denied(Problem.unavailable(1_000)));
    assertThat(Await.result(library.part("carol", hash, List.of("a"), false)))
        .isEqualTo(new PartResult.Denied(Problem.tooManyRequests(1_000)));
    assertThat(Await.result(library.part("bob", hash, List.of("a", "b"), true)))
        .as("nothing is cut")
        .isInstanceOf(PartResult.Found.class);
    library.limits().leaseOf("carol").end();
    assertThat(part(library, hash, "a")).isEqualTo(part(library, hash, "a"));
  }

  @Test
  void setIsKeptForItsOwnerUnderItsHash() {
    CardLibrary library = library();
    StoredCardSet set = SampleSets.set("Owls");

    assertThat(posted(library, "alice", SampleSets.json("Owls")))
        .isEqualTo(new PostResult.Kept(set.summary()));
    assertThat(posted(library, "alice", " " + SampleSets.json("Owls")))
        .as("the same content")
        .isEqualTo(new PostResult.Kept(set.summary()));

    assertThat(Await.result(library.list("alice", true))).containsExactly(set.summary());
    assertThat(Await.result(library.read("alice", set.summary().hash()))).contains(set.text());
    assertThat(Await.result(library.read("bob", set.summary().hash()))).isEmpty();
  }

  @Test
  void setsOfTheProgramAreForEverybodyAndBelongToNobody() {
    CardLibrary library = library("cards.sets-per-user: 1");
    CardSetSummary program = OF_THE_PROGRAM.summary();

    assertThat(Await.result(library.list("alice", false))).containsExactly(program);
    assertThat(Await.result(library.list("alice", true))).isEmpty();
    assertThat(Await.result(library.read("alice", program.hash()))).contains(OF_THE_PROGRAM.text());
    assertThat(posted(library, "alice", SampleSets.json("Program")))
        .isEqualTo(new PostResult.Kept(program));
    assertThat(posted(library, "alice", SampleSets.json("Owls")))
        .as("the one of the program does not count")
        .isInstanceOf(PostResult.Kept.class);
  }

  @Test
  void userOwnsNoMoreThanTheBound() {
    CardLibrary library = library("cards.sets-per-user: 1");
    posted(library, "alice", SampleSets.json("Owls"));

    PostResult second = posted(library, "alice", SampleSets.json("Millers"));

    assertThat(second)
        .isInstanceOfSatisfying(
            PostResult.Denied.class,
            denied -> {
              assertThat(denied.problem().code()).isEqualTo(ErrorCode.CONFLICT);
              assertThat(denied.problem().message())
                  .isEqualTo("You have 1 card sets, which is the most");
            });
    assertThat(posted(library, "bob", SampleSets.json("Millers")))
        .isInstanceOf(PostResult.Kept.class);
  }

  @Test
  void allFaultsOfASetAreReportedWithTheirPlacesUpToTheBound() {
    String faulty =
        SampleSets.json("Owls").replace("\"outcome\":\"popout\"", "\"outcome\":\"pop\"");

    List<CardFault> faults = faults(posted(library(), "alice", faulty));
    assertThat(faults).hasSize(66);
    assertThat(faults.get(0))
        .isEqualTo(
            new CardFault(
                "Owls", "a", "pitching vs_right", 4, 2, "outcome is the name of one, not \"pop\""));
    assertThat(faults.get(65).player()).isEqualTo("b");
    assertThat(faults(posted(library("cards.set.faults: 5"), "alice", faulty))).hasSize(5);
    assertThat(Await.result(library().list("alice", true))).isEmpty();
  }

  @Test
  void largerSetIsRefusedAtEachBound() {
    String json = SampleSets.json("Owls");
    int length = json.length();

    assertThat(posted(library("cards.set.bytes: " + length), "alice", json))
        .isInstanceOf(PostResult.Kept.class);
    assertThat(faults(posted(library("cards.set.bytes: " + (length - 1)), "bob", json)))
        .extracting(CardFault::reason)
        .containsExactly("a card set has at most %d bytes, not %d".formatted(length - 1, length));
    assertThat(posted(library("cards.set.players: 2"), "carol", json))
        .isInstanceOf(PostResult.Kept.class);
    assertThat(faults(posted(library("cards.set.players: 1"), "dave", json)))
        .extracting(CardFault::reason)
        .containsExactly("a card set has 1 to 1 players, not 2");
  }

  @Test
  void setIsReadOffTheEventLoopAndAnsweredOnIt() {
    Vertx oneWorker = Vertx.vertx(new VertxOptions().setWorkerPoolSize(1));
    CountDownLatch busy = new CountDownLatch(1);
    try {
      CardSettings settings = Defaults.of("cards.", CardSettings.class);
      CardLibrary library = new CardLibrary(oneWorker, stored, CardCatalog.of(List.of()), settings);
      Context loop = oneWorker.getOrCreateContext();
      Promise<Boolean> answeredOnTheLoop = Promise.promise();
      oneWorker.executeBlocking(() -> busy.await(10, TimeUnit.SECONDS));

      loop.runOnContext(
          go -> {
            Future<PostResult> posting = library.post("alice", SampleSets.utf8("Owls"));
            if (posting.isComplete()) {
              answeredOnTheLoop.fail("the caller has read the set, while the worker was busy");
            }
            posting.onComplete(
                done -> answeredOnTheLoop.tryComplete(Vertx.currentContext() == loop));
            busy.countDown();
          });

      assertThat(Await.result(answeredOnTheLoop.future())).isTrue();
    } finally {
      busy.countDown();
      oneWorker.close().await();
    }
  }

  @Test
  void gameIsPlayedWithSetsOfTheProgramOfItsCreatorAndOfItsLeague() {
    CardLibrary library = library();
    String program = OF_THE_PROGRAM.summary().hash();
    String alices = SampleSets.set("Owls").summary().hash();
    posted(library, "alice", SampleSets.json("Owls"));

    assertThat(Await.result(library.forGame("alice", List.of(alices, program), Set.of())))
        .isInstanceOfSatisfying(
            GameSets.Found.class,
            found ->
                assertThat(found.cards().sets())
                    .extracting(CardSet::name)
                    .containsExactly("Owls", "Program"));
    assertThat(Await.result(stored.find(program))).as("for other nodes").isPresent();
    assertThat(Await.result(library.forGame("bob", List.of(program, alices), Set.of())))
        .isEqualTo(unknown(alices));
    assertThat(Await.result(library.forGame("bob", List.of(alices), Set.of(alices))))
        .as("the league names it")
        .isInstanceOf(GameSets.Found.class);
    assertThat(
            Await.result(library.forGame("bob", List.of("0".repeat(64)), Set.of("0".repeat(64)))))
        .isEqualTo(unknown("0".repeat(64)));
  }

  private static GameSets unknown(String hash) {
    return new GameSets.Denied(
        Problem.about("card_sets", ErrorCode.INVALID, "Unknown card set " + hash));
  }

  @Test
  void setsOfAGameAreReadWithinTheBoundOfANode() {
    CardLibrary library = library("cards.posts-at-once: 1");
    List<String> hashes = List.of(OF_THE_PROGRAM.summary().hash());
    library.limits().take("bob");

    assertThat(Await.result(library.forGame("alice", hashes, Set.of())))
        .isEqualTo(new GameSets.Denied(Problem.unavailable(1_000)));
    library.limits().leaseOf("bob").end();
    assertThat(Await.result(library.forGame("alice", hashes, Set.of())))
        .isInstanceOf(GameSets.Found.class);
    assertThat(Await.result(library.forGame("alice", hashes, Set.of())))
        .as("the place is free again")
        .isInstanceOf(GameSets.Found.class);
  }

  @Test
  void faultOfTheDatabaseIsAFailedFuture() {
    CardLibrary library = library();
    stored.fail();

    assertThat(
            Await.result(
                library
                    .post("alice", SampleSets.utf8("Owls"))
                    .map(done -> "done")
                    .otherwise(Throwable::getMessage)))
        .isEqualTo("the database is down");
  }
}
