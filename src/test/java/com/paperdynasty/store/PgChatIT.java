package com.paperdynasty.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.BesideOthers;
import com.paperdynasty.talk.Message;
import com.paperdynasty.talk.Mute;
import com.paperdynasty.talk.NewMessage;
import com.paperdynasty.talk.Posted;
import com.paperdynasty.talk.Reading;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@BesideOthers
class PgChatIT extends StoreTest {
  private static final List<String> ALL = List.of("game", "team", "spectators", "direct");
  private static final long LATEST = Long.MAX_VALUE;

  private final UUID game = UUID.randomUUID();

  @Test
  void aMessageIsKeptAsItWasSaid() {
    Message said = kept(post("bob", "game", List.of(), "¡Hola! <b>\"'\\ 👋", null));

    assertThat(said.messageId()).isEqualTo(1);
    assertThat(said.name()).isEqualTo("Bob");
    assertThat(page("anybody", ALL, LATEST, 10)).containsExactly(said);
    assertThat(page(UUID.randomUUID(), "anybody", ALL, LATEST, 10)).isEmpty();
  }

  @Test
  void everybodyReadsOnlyWhatIsForHim() {
    post("alice", "team", List.of("alice"), "signs", null);
    post("alice", "direct", List.of("alice", "sam"), "psst", null);
    post("sam", "spectators", List.of(), "boo", null);
    post("alice", "game", List.of(), "play ball", null);

    assertThat(texts(page("alice", List.of("game", "team", "direct"), LATEST, 10)))
        .containsExactly("play ball", "psst", "signs");
    assertThat(texts(page("sam", List.of("game", "spectators", "direct"), LATEST, 10)))
        .containsExactly("play ball", "boo", "psst");
    assertThat(texts(page("bob", ALL, LATEST, 10))).containsExactly("play ball", "boo");
  }

  @Test
  void whoIsKeptBehindTheGameReadsItsChannelAsLate() {
    post("sam", "spectators", List.of(), "boo", null);
    post("alice", "game", List.of(), "what a homer", null);
    post("bob", "game", List.of(), "nice one", null);
    database.execute(
        "UPDATE messages SET at = at - interval '1 minute' WHERE text = 'what a homer'");

    Reading reading = new Reading(game, "dave", ALL, 30_000, LATEST, 10);
    assertThat(texts(Await.result(store.chat().page(reading))))
        .containsExactly("what a homer", "boo");
  }

  @Test
  void pagesFollowEachOther() {
    for (int i = 1; i <= 7; i++) {
      post("bob", "game", List.of(), "no. " + i, null);
    }

    List<String> seen = new ArrayList<>();
    long before = LATEST;
    for (int i = 0; i < 3; i++) {
      List<Message> page = page("bob", ALL, before, 3);
      seen.addAll(texts(page));
      before = page.get(page.size() - 1).messageId();
    }
    assertThat(page("bob", ALL, before, 3)).isEmpty();

    assertThat(seen).containsExactly("no. 7", "no. 6", "no. 5", "no. 4", "no. 3", "no. 2", "no. 1");
  }

  @Test
  void aMessageSentTwiceIsKeptOnceAndAnsweredAlike() {
    NewMessage.Key key = new NewMessage.Key("k", 7);
    Posted first = post("bob", "game", List.of(), "once", key);

    assertThat(post("bob", "game", List.of(), "once", key)).isEqualTo(first);
    assertThat(Await.result(store.chat().posted(game, "bob", key))).contains(first);
    assertThat(page("bob", ALL, LATEST, 10)).hasSize(1);
    assertThat(kept(post("alice", "game", List.of(), "hers", key)).messageId()).isEqualTo(2);
  }

  @Test
  void manyAtOnceUnderOneIdAreOneMessage() {
    NewMessage.Key key = new NewMessage.Key("k", 7);
    List<Future<Posted>> posts = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      posts.add(store.chat().post(message("bob", "game", List.of(), "once", key)));
    }

    assertThat(posts.stream().map(Await::result).distinct()).hasSize(1);
    assertThat(page("bob", ALL, LATEST, 10)).hasSize(1);
  }

  @Test
  void anIdThatBelongsToSomethingElseIsAConflict() {
    post("bob", "game", List.of(), "once", new NewMessage.Key("k", 7));
    database.execute(
        "INSERT INTO commands VALUES ('" + game + "', 'bob', 'roll', 9, 12, 1)",
        "INSERT INTO commands VALUES ('" + game + "', 'bob', 'first', 9, 1, 1)");

    assertThat(post("bob", "game", List.of(), "twice", new NewMessage.Key("k", 8)))
        .isEqualTo(new Posted.Conflicting());
    assertThat(post("bob", "game", List.of(), "hm", new NewMessage.Key("roll", 8)))
        .isEqualTo(new Posted.Conflicting());
    assertThat(post("bob", "game", List.of(), "hm", new NewMessage.Key("first", 8)))
        .isEqualTo(new Posted.Conflicting());
    assertThat(mute("sam", 60, new NewMessage.Key("k", 9), "bob")).isEmpty();
    assertThat(page("bob", ALL, LATEST, 10)).hasSize(1);
  }

  @Test
  void whoIsMutedSaysNothingUntilHisTimeIsOver() {
    NewMessage.Key before = new NewMessage.Key("before", 1);
    Posted said = post("sam", "spectators", List.of(), "boo", before);
    Instant until = mute("sam", 60, null, "carol").get(0);

    Posted refused = post("sam", "spectators", List.of(), "boo again", new NewMessage.Key("k", 2));
    assertThat(refused)
        .isInstanceOfSatisfying(
            Posted.Muted.class,
            muted -> {
              assertThat(muted.until()).isEqualTo(until);
              assertThat(muted.leftMs()).isBetween(1L, 60_000L);
            });
    assertThat(post("sam", "spectators", List.of(), "boo", before)).isEqualTo(said);
    assertThat(post("bob", "game", List.of(), "me not", null)).isInstanceOf(Posted.Kept.class);

    mute("sam", 0, null, "carol");
    assertThat(
            kept(post("sam", "spectators", List.of(), "boo again", new NewMessage.Key("k", 2)))
                .text())
        .isEqualTo("boo again");
  }

  @Test
  void muteSentTwiceLastsNoLonger() {
    NewMessage.Key key = new NewMessage.Key("m", 3);
    List<Instant> first = mute("sam", 60, key, "carol");

    assertThat(mute("sam", 60, key, "carol")).isEqualTo(first);
    assertThat(mute("sam", 90, null, "carol").get(0)).isAfter(first.get(0).plusSeconds(29));
  }

  @Test
  void theOldestGoesWhenAGameHasMoreThanItMay() {
    PgStore small = another(limits(5));
    NewMessage.Key key = new NewMessage.Key("first", 1);
    Await.result(small.chat().post(message("bob", "game", List.of(), "no. 1", key)));
    for (int i = 2; i <= 8; i++) {
      Await.result(small.chat().post(message("bob", "game", List.of(), "no. " + i, null)));
    }

    assertThat(texts(page("bob", ALL, LATEST, 10)))
        .containsExactly("no. 8", "no. 7", "no. 6", "no. 5", "no. 4");
    assertThat(Await.result(small.chat().post(message("bob", "game", List.of(), "no. 1", key))))
        .isEqualTo(new Posted.Conflicting());
  }

  @Test
  void whatWasSaidAndWhoIsMutedOutliveTheServerOfTheDatabase() {
    NewMessage.Key key = new NewMessage.Key("k", 7);
    Posted first = post("bob", "game", List.of(), "once", key);
    mute("sam", 600, null, "carol");

    TestDatabase.killServer();
    database.awaitServer();

    assertThat(
            Await.result(
                again(() -> store.chat().post(message("bob", "game", List.of(), "once", key)))))
        .isEqualTo(first);
    assertThat(post("sam", "game", List.of(), "hm", null)).isInstanceOf(Posted.Muted.class);
    assertThat(page("bob", ALL, LATEST, 10)).hasSize(1);
  }

  /** A connection that died with the server costs one try at most. */
  private static <T> Future<T> again(Supplier<Future<T>> attempt) {
    return attempt.get().recover(broken -> attempt.get()).recover(broken -> attempt.get());
  }

  private static StoreLimits limits(int messagesPerGame) {
    return TestLimits.messages(messagesPerGame);
  }

  private Posted post(
      String from,
      String channel,
      List<String> readers,
      String text,
      NewMessage.@Nullable Key key) {
    return Await.result(store.chat().post(message(from, channel, readers, text, key)));
  }

  private NewMessage message(
      String from,
      String channel,
      List<String> readers,
      String text,
      NewMessage.@Nullable Key key) {
    String name = from.substring(0, 1).toUpperCase(Locale.ROOT) + from.substring(1);
    return new NewMessage(game, channel, from, name, null, readers, text, key);
  }

  private static Message kept(Posted posted) {
    assertThat(posted).isInstanceOf(Posted.Kept.class);
    return ((Posted.Kept) posted).message();
  }

  private List<Instant> mute(String user, long seconds, NewMessage.@Nullable Key key, String by) {
    return Await.result(store.chat().mute(new Mute(game, user, by, seconds, key))).stream()
        .toList();
  }

  private List<Message> page(String user, List<String> channels, long before, int limit) {
    return page(game, user, channels, before, limit);
  }

  private List<Message> page(
      UUID gameId, String user, List<String> channels, long before, int limit) {
    return Await.result(store.chat().page(new Reading(gameId, user, channels, 0, before, limit)));
  }

  private static List<String> texts(List<Message> messages) {
    return messages.stream().map(Message::text).toList();
  }
}
