package com.paperdynasty.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.lobby.GameRecord;
import com.paperdynasty.lobby.Games.Page;
import com.paperdynasty.wire.Sender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PgGamesIT extends StoreTest {
  private static final Sender ALICE = new Sender("alice", "Alice", false);
  private static final Sender BOB = new Sender("bob", "Bob", false);
  private static final Sender ROOT = new Sender("root", "Root", true);

  @Test
  void aUserSeesOpenGamesAndHisOwnNewestFirst() {
    UUID open = game(1, true, "carol", null, null);
    UUID created = game(2, false, "alice", null, null);
    UUID away = game(3, false, "carol", "alice", null);
    UUID home = game(4, false, "carol", null, "alice");
    UUID foreign = game(5, false, "carol", null, "bob");
    UUID both = game(6, true, "alice", "alice", "alice");

    assertThat(ids(list(ALICE, null, false))).containsExactly(both, home, away, created, open);
    assertThat(ids(list(ALICE, null, true))).containsExactly(both, home, away, created);
    assertThat(ids(list(BOB, null, false))).containsExactly(both, foreign, open);
    assertThat(ids(list(ROOT, null, false)))
        .containsExactly(both, foreign, home, away, created, open);
  }

  @Test
  void aListCanBeOfOneStatus() {
    UUID waiting = game(1, true, "alice", null, null);
    UUID completed = game(2, true, "alice", null, null);
    database.execute("UPDATE games SET status = 'completed' WHERE game_id = '" + completed + "'");

    assertThat(ids(list(BOB, "waiting", false))).containsExactly(waiting);
    assertThat(ids(list(BOB, "completed", false))).containsExactly(completed);
    assertThat(ids(list(BOB, "in_progress", false))).isEmpty();
  }

  @Test
  void whoIsKeptBehindLearnsAsLateThatAGameHasBegunAndThatItIsOver() {
    Sender carol = new Sender("carol-" + UUID.randomUUID(), "carol", false);
    UUID game = game(9, true, "ann", null, null);
    database.execute(
        "UPDATE games SET status = 'completed' WHERE game_id = '" + game + "'",
        event(game, 2, "game_started", "10 minutes"),
        event(game, 3, "game_completed", "5 minutes"));

    assertThat(statusBehind(carol, game, Duration.ZERO)).isEqualTo("completed");
    assertThat(statusBehind(carol, game, Duration.ofMinutes(4))).isEqualTo("completed");
    assertThat(statusBehind(carol, game, Duration.ofMinutes(7))).isEqualTo("in_progress");
    assertThat(statusBehind(carol, game, Duration.ofMinutes(20))).isEqualTo("waiting");
    Sender ann = new Sender("ann", "ann", false);
    assertThat(statusBehind(ann, game, Duration.ofMinutes(20))).isEqualTo("completed");
    assertThat(ids(behind(carol, "completed", Duration.ofMinutes(7)))).doesNotContain(game);
    assertThat(ids(behind(carol, "in_progress", Duration.ofMinutes(7)))).contains(game);
  }

  private static String event(UUID game, int seq, String type, String ago) {
    return "INSERT INTO game_events (game_id, seq, type, at, data, hash_version, state_hash) VALUES"
        + " ('%s', %d, '%s', now() - interval '%s', '{}', 1, '')".formatted(game, seq, type, ago);
  }

  private String statusBehind(Sender user, UUID game, Duration behind) {
    List<String> shown =
        behind(user, null, behind).stream()
            .filter(row -> row.gameId().equals(game))
            .map(GameRecord::status)
            .toList();
    assertThat(shown).hasSize(1);
    return shown.get(0);
  }

  private List<GameRecord> behind(Sender user, @Nullable String status, Duration behind) {
    return Await.result(store.games().list(user, status, false, null, 100, behind.toMillis()))
        .games();
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepetitionThoughGamesAreCreatedAtOneTime() {
    List<UUID> all = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      all.add(game(i / 5, i % 2 == 0, "alice", i % 3 == 0 ? "alice" : null, null));
    }

    List<UUID> seen = new ArrayList<>();
    String cursor = null;
    do {
      Page page = Await.result(store.games().list(ALICE, "waiting", false, cursor, 4, 0));
      assertThat(page.games()).hasSizeLessThanOrEqualTo(4);
      assertThat(page.games())
          .isSortedAccordingTo((a, b) -> b.createdAt().compareTo(a.createdAt()));
      seen.addAll(ids(page.games()));
      cursor = page.nextCursor();
    } while (cursor != null);

    assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void aCursorThatWasNeverGivenIsRefused() {
    for (String cursor : List.of("", "nonsense", "§", "AAAA")) {
      assertThat(Await.cause(store.games().list(ALICE, null, false, cursor, 4, 0)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void theTextOfALeagueIsKeptOnce() {
    game(1, true, "alice", null, null);
    game(2, true, "alice", null, null);

    assertThat(database.query("SELECT count(*), min(rules) FROM leagues"))
        .containsExactly("1|" + Samples.rulesText());
  }

  @Test
  void aGameThatExistsIsNotCreatedAgain() {
    UUID gameId = created();

    Await.cause(store.games().create(Samples.game(gameId)));

    assertThat(log(gameId)).hasSize(1);
  }

  @Test
  void anUnknownGameIsNotFound() {
    assertThat(Await.result(store.games().find(UUID.randomUUID()))).isEmpty();
    assertThat(Await.result(store.games().plays(UUID.randomUUID(), 100, 0, 10)))
        .isEqualTo(Collections.emptyList());
  }

  private UUID game(
      int minute, boolean open, String admin, @Nullable String away, @Nullable String home) {
    UUID gameId = UUID.randomUUID();
    Await.result(
        store
            .games()
            .create(
                Samples.game(
                    gameId, open, admin, away, home, Samples.AT.plusSeconds(60L * minute))));
    return gameId;
  }

  private List<GameRecord> list(Sender user, @Nullable String status, boolean mine) {
    Page page = Await.result(store.games().list(user, status, mine, null, 100, 0));
    assertThat(page.nextCursor()).isNull();
    return page.games();
  }

  private static List<UUID> ids(List<GameRecord> games) {
    return games.stream().map(GameRecord::gameId).toList();
  }
}
