package com.paperdynasty.store.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.chat.ChatMessage;
import com.paperdynasty.chat.MessageQuery;
import com.paperdynasty.chat.MuteRequest;
import com.paperdynasty.chat.NewChatMessage;
import com.paperdynasty.chat.PostResult;
import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.store.EmptiedStoreTest;
import com.paperdynasty.store.PgStore;
import com.paperdynasty.store.StoreAwait;
import com.paperdynasty.store.TestDatabase;
import com.paperdynasty.store.TestStoreLimits;
import com.paperdynasty.store.journal.StoreLimits;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@RunsInParallel
class PgChatIT extends EmptiedStoreTest {
  private static final List<String> ALL = List.of("game", "team", "spectators", "direct");
  private static final long LATEST = Long.MAX_VALUE;

  private final UUID game = UUID.randomUUID();

  @Test
  void messageIsStoredUnchanged() {
    ChatMessage said = stored(post("bob", "game", List.of(), "¡Hola! <b>\"'\\ 👋", null));

    assertThat(said.messageId()).isEqualTo(1);
    assertThat(said.name()).isEqualTo("Bob");
    assertThat(page("anybody", ALL, LATEST, 10)).containsExactly(said);
    assertThat(page(UUID.randomUUID(), "anybody", ALL, LATEST, 10)).isEmpty();
  }

  @Test
  void usersReadOnlyMessagesForThem() {
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
  void delayedUserReadsTheGameChannelLate() {
    post("sam", "spectators", List.of(), "boo", null);
    post("alice", "game", List.of(), "what a homer", null);
    post("bob", "game", List.of(), "nice one", null);
    database.execute(
        "UPDATE messages SET at = at - interval '1 minute' WHERE text = 'what a homer'");

    MessageQuery messageQuery = new MessageQuery(game, "dave", ALL, 30_000, LATEST, 10);
    assertThat(texts(StoreAwait.result(store.chatStore().page(messageQuery))))
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
      List<ChatMessage> page = page("bob", ALL, before, 3);
      seen.addAll(texts(page));
      before = page.get(page.size() - 1).messageId();
    }
    assertThat(page("bob", ALL, before, 3)).isEmpty();

    assertThat(seen).containsExactly("no. 7", "no. 6", "no. 5", "no. 4", "no. 3", "no. 2", "no. 1");
  }

  @Test
  void messageSentTwiceIsStoredOnceWithTheSameResult() {
    NewChatMessage.Key key = new NewChatMessage.Key("k", 7);
    PostResult first = post("bob", "game", List.of(), "once", key);

    assertThat(post("bob", "game", List.of(), "once", key)).isEqualTo(first);
    assertThat(StoreAwait.result(store.chatStore().findPosted(game, "bob", key))).contains(first);
    assertThat(page("bob", ALL, LATEST, 10)).hasSize(1);
    assertThat(stored(post("alice", "game", List.of(), "hers", key)).messageId()).isEqualTo(2);
  }

  @Test
  void concurrentMessagesWithOneIdAreOneMessage() {
    NewChatMessage.Key key = new NewChatMessage.Key("k", 7);
    List<Future<PostResult>> posts = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      posts.add(store.chatStore().post(message("bob", "game", List.of(), "once", key)));
    }

    assertThat(posts.stream().map(StoreAwait::result).distinct()).hasSize(1);
    assertThat(page("bob", ALL, LATEST, 10)).hasSize(1);
  }

  @Test
  void idOfAnotherCommandIsAConflict() {
    post("bob", "game", List.of(), "once", new NewChatMessage.Key("k", 7));
    database.execute(
        "INSERT INTO commands VALUES ('" + game + "', 'bob', 'roll', 9, 12, 1)",
        "INSERT INTO commands VALUES ('" + game + "', 'bob', 'first', 9, 1, 1)");

    assertThat(post("bob", "game", List.of(), "twice", new NewChatMessage.Key("k", 8)))
        .isEqualTo(new PostResult.Conflict());
    assertThat(post("bob", "game", List.of(), "hm", new NewChatMessage.Key("roll", 8)))
        .isEqualTo(new PostResult.Conflict());
    assertThat(post("bob", "game", List.of(), "hm", new NewChatMessage.Key("first", 8)))
        .isEqualTo(new PostResult.Conflict());
    assertThat(mute("sam", 60, new NewChatMessage.Key("k", 9), "bob")).isEmpty();
    assertThat(page("bob", ALL, LATEST, 10)).hasSize(1);
  }

  @Test
  void mutedUserCannotPostUntilTheMuteEnds() {
    NewChatMessage.Key before = new NewChatMessage.Key("before", 1);
    PostResult said = post("sam", "spectators", List.of(), "boo", before);
    Instant until = mute("sam", 60, null, "carol").get(0);

    PostResult refused =
        post("sam", "spectators", List.of(), "boo again", new NewChatMessage.Key("k", 2));
    assertThat(refused)
        .isInstanceOfSatisfying(
            PostResult.Muted.class,
            muted -> {
              assertThat(muted.until()).isEqualTo(until);
              assertThat(muted.leftMs()).isBetween(1L, 60_000L);
            });
    assertThat(post("sam", "spectators", List.of(), "boo", before)).isEqualTo(said);
    assertThat(post("bob", "game", List.of(), "me not", null))
        .isInstanceOf(PostResult.Stored.class);

    mute("sam", 0, null, "carol");
    assertThat(
            stored(
                    post(
                        "sam",
                        "spectators",
                        List.of(),
                        "boo again",
                        new NewChatMessage.Key("k", 2)))
                .text())
        .isEqualTo("boo again");
  }

  @Test
  void repeatedMuteDoesNotLastLonger() {
    NewChatMessage.Key key = new NewChatMessage.Key("m", 3);
    List<Instant> first = mute("sam", 60, key, "carol");

    assertThat(mute("sam", 60, key, "carol")).isEqualTo(first);
    assertThat(mute("sam", 90, null, "carol").get(0)).isAfter(first.get(0).plusSeconds(29));
  }

  @Test
  void oldestMessageIsDeletedBeyondTheBound() {
    PgStore small = another(limits(5));
    NewChatMessage.Key key = new NewChatMessage.Key("first", 1);
    StoreAwait.result(small.chatStore().post(message("bob", "game", List.of(), "no. 1", key)));
    for (int i = 2; i <= 8; i++) {
      StoreAwait.result(
          small.chatStore().post(message("bob", "game", List.of(), "no. " + i, null)));
    }

    assertThat(texts(page("bob", ALL, LATEST, 10)))
        .containsExactly("no. 8", "no. 7", "no. 6", "no. 5", "no. 4");
    assertThat(
            StoreAwait.result(
                small.chatStore().post(message("bob", "game", List.of(), "no. 1", key))))
        .isEqualTo(new PostResult.Conflict());
  }

  @AtLength
  @Test
  void messagesAndMutesSurviveAServerCrash() {
    NewChatMessage.Key key = new NewChatMessage.Key("k", 7);
    PostResult first = post("bob", "game", List.of(), "once", key);
    mute("sam", 600, null, "carol");

    TestDatabase.killServer();
    database.awaitServer();

    assertThat(
            StoreAwait.result(
                again(
                    () -> store.chatStore().post(message("bob", "game", List.of(), "once", key)))))
        .isEqualTo(first);
    assertThat(post("sam", "game", List.of(), "hm", null)).isInstanceOf(PostResult.Muted.class);
    assertThat(page("bob", ALL, LATEST, 10)).hasSize(1);
  }

  /** A connection that died with the server costs at most one attempt. */
  private static <T> Future<T> again(Supplier<Future<T>> attempt) {
    return attempt.get().recover(broken -> attempt.get()).recover(broken -> attempt.get());
  }

  private static StoreLimits limits(int messagesPerGame) {
    return TestStoreLimits.messages(messagesPerGame);
  }

  private PostResult post(
      String from,
      String channel,
      List<String> readers,
      String text,
      NewChatMessage.@Nullable Key key) {
    return StoreAwait.result(store.chatStore().post(message(from, channel, readers, text, key)));
  }

  private NewChatMessage message(
      String from,
      String channel,
      List<String> readers,
      String text,
      NewChatMessage.@Nullable Key key) {
    String name = from.substring(0, 1).toUpperCase(Locale.ROOT) + from.substring(1);
    return new NewChatMessage(game, channel, from, name, null, readers, text, key);
  }

  private static ChatMessage stored(PostResult postResult) {
    assertThat(postResult).isInstanceOf(PostResult.Stored.class);
    return ((PostResult.Stored) postResult).chatMessage();
  }

  private List<Instant> mute(
      String user, long seconds, NewChatMessage.@Nullable Key key, String by) {
    return StoreAwait.result(store.chatStore().mute(new MuteRequest(game, user, by, seconds, key)))
        .stream()
        .toList();
  }

  private List<ChatMessage> page(String user, List<String> channels, long before, int limit) {
    return page(game, user, channels, before, limit);
  }

  private List<ChatMessage> page(
      UUID gameId, String user, List<String> channels, long before, int limit) {
    return StoreAwait.result(
        store.chatStore().page(new MessageQuery(gameId, user, channels, 0, before, limit)));
  }

  private static List<String> texts(List<ChatMessage> messages) {
    return messages.stream().map(ChatMessage::text).toList();
  }
}
