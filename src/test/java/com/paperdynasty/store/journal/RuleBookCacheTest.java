package com.paperdynasty.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.card.CardSet;
import com.paperdynasty.card.library.SampleSets;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.harness.Await;
import com.paperdynasty.league.PinnedCardSets;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which rules and which card sets are read from the database, and how often. */
@ExtendWith(VertxExtension.class)
class RuleBookCacheTest {
  private static final String OWLS = "0a".repeat(32);
  private static final String MILLERS = "0b".repeat(32);

  private final Map<String, String> stored = new ConcurrentHashMap<>();
  private final List<String> read = new CopyOnWriteArrayList<>();
  private final Map<String, Promise<String>> held = new ConcurrentHashMap<>();
  private Vertx vertx;

  @BeforeEach
  void store(Vertx ofTheTest) throws IOException {
    vertx = ofTheTest;
    String pd = Files.readString(Path.of("conf/leagues/pd.yaml"));
    stored.put("plain", pd);
    for (int i = 1; i <= 5; i++) {
      stored.put("cards " + i, PinnedCardSets.in(pd + "# " + i + "\n", List.of(OWLS, MILLERS)));
    }
    stored.put(OWLS, SampleSets.json("Owls"));
    stored.put(MILLERS, SampleSets.json("Millers"));
  }

  private Context anotherContext() {
    Promise<Context> deployed = Promise.promise();
    vertx.deployVerticle(
        new VerticleBase() {
          @Override
          public Future<?> start() {
            deployed.complete(context);
            return Future.succeededFuture();
          }
        });
    return Await.result(deployed.future());
  }

  private Future<String> text(String hash) {
    read.add(hash);
    Promise<String> answer = held.get(hash);
    return answer == null ? Future.succeededFuture(stored.get(hash)) : answer.future();
  }

  private RuleBookCache cache(int books, int setsAtOnce) {
    return new RuleBookCache(
        vertx, this::text, new CardSetCache(vertx, this::text, setsAtOnce), books, 1);
  }

  private static RuleBook book(RuleBookCache cache, String hash) {
    return Await.result(cache.get("pd", hash));
  }

  @Test
  void cardsPushOutNoRulesHoweverLargeTheyAre() {
    RuleBookCache cache = cache(6, 4);
    book(cache, "plain");
    List<RuleBook> withCards = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      withCards.add(book(cache, "cards " + i));
    }
    assertThat(read).hasSize(8);

    withCards.add(book(cache, "cards 1"));
    assertThat(book(cache, "plain").cards().isEmpty()).isTrue();

    assertThat(read).as("nothing is read again").hasSize(8);
    assertThat(withCards)
        .allSatisfy(
            book ->
                assertThat(book.cards().sets())
                    .extracting(CardSet::name)
                    .containsExactly("Owls", "Millers"));
    CardSet owls = withCards.get(0).cards().sets().get(0);
    assertThat(withCards)
        .as("one set in memory for all games")
        .allSatisfy(book -> assertThat(book.cards().sets().get(0)).isSameAs(owls));
  }

  @Test
  void rulesAreKeptUpToTheBound() {
    RuleBookCache cache = cache(1, 4);
    book(cache, "plain");
    book(cache, "plain");
    assertThat(read).containsExactly("plain");

    book(cache, "cards 1");
    book(cache, "plain");
    book(cache, "cards 1");
    assertThat(read.stream().filter(hash -> hash.length() < 64)).hasSizeGreaterThan(2);
  }

  @Test
  void oneReadingServesAllWhoAskEachOnTheirContext() {
    Promise<String> owls = Promise.promise();
    held.put(OWLS, owls);
    CardSetCache sets = new CardSetCache(vertx, this::text, 4);
    List<Future<CardSet>> answers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Context context = anotherContext();
      Promise<CardSet> onItsContext = Promise.promise();
      Promise<Void> asked = Promise.promise();
      context.runOnContext(
          go -> {
            sets.get(OWLS)
                .onSuccess(
                    set -> {
                      assertThat(Vertx.currentContext()).isSameAs(context);
                      onItsContext.complete(set);
                    });
            asked.complete();
          });
      Await.result(asked.future());
      answers.add(onItsContext.future());
    }
    owls.complete(stored.get(OWLS));

    CardSet first = Await.result(answers.get(0));
    assertThat(answers).allSatisfy(answer -> assertThat(Await.result(answer)).isSameAs(first));
    assertThat(read).containsExactly(OWLS);
  }

  @Test
  void setBeyondTheBoundIsFetchedWhenAnotherIsRead() {
    Promise<String> owls = Promise.promise();
    held.put(OWLS, owls);
    CardSetCache sets = new CardSetCache(vertx, this::text, 1);
    Future<CardSet> first = sets.get(OWLS);
    Future<CardSet> second = sets.get(MILLERS);
    assertThat(read).as("the text of the second is not in memory").containsExactly(OWLS);

    owls.fail("the connection was lost");

    assertThat(Await.result(second).name()).isEqualTo("Millers");
    assertThat(Await.result(first.map(set -> "read").otherwise(Throwable::getMessage)))
        .isEqualTo("the connection was lost");
    held.clear();
    assertThat(Await.result(sets.get(OWLS)).name()).as("it is tried again").isEqualTo("Owls");
    assertThat(read).containsExactly(OWLS, MILLERS, OWLS);
  }
}
