package com.paperdynasty.store.lobby;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.journal.AppendResult;
import com.paperdynasty.journal.SampleAppends;
import com.paperdynasty.lobby.GameFilter;
import com.paperdynasty.lobby.GameRecord;
import com.paperdynasty.lobby.GameRefs;
import com.paperdynasty.lobby.GameStore;
import com.paperdynasty.lobby.GameStore.Page;
import com.paperdynasty.lobby.NewGame;
import com.paperdynasty.store.EmptiedStoreTest;
import com.paperdynasty.store.SampleGames;
import com.paperdynasty.store.StoreAwait;
import com.paperdynasty.user.User;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@RunsInParallel
class PgGamesIT extends EmptiedStoreTest {
  private static final User ALICE = new User("alice", "Alice", false);
  private static final User BOB = new User("bob", "Bob", false);
  private static final User ROOT = new User("root", "Root", true);

  @Test
  void userSeesOpenAndOwnGamesNewestFirst() {
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
  void gamesAreFoundByTheRefOfTheirCreator() {
    UUID first = named(1, "alice", "round 1");
    UUID again = named(2, "alice", "round 1");
    named(3, "alice", "round 2");
    UUID bobs = named(4, "bob", "round 1");

    assertThat(ids(ofRef(ALICE, "round 1", null))).containsExactly(again, first);
    assertThat(ids(ofRef(BOB, "round 1", null))).containsExactly(bobs);
    assertThat(ofRef(ROOT, "round 1", null)).isEmpty();
    assertThat(ofRef(ALICE, "round", null)).isEmpty();
    assertThat(ofRef(ALICE, "round 1", "completed")).isEmpty();
    database.execute("UPDATE games SET status = 'completed' WHERE game_id = '" + first + "'");
    assertThat(ids(ofRef(ALICE, "round 1", null))).containsExactly(again, first);
    assertThat(ids(ofRef(ALICE, "round 1", "completed"))).containsExactly(first);
    assertThat(ofRef(ALICE, "round 1", null).get(0).refs())
        .isEqualTo(new GameRefs("round 1", "away key", null));
  }

  @Test
  void searchByRefUsesItsIndex() {
    named(1, "alice", "round 1");
    database.execute(
        "INSERT INTO games SELECT md5(n::text)::uuid, 0, NULL, 1, league, rules_hash, true,"
            + " admin_id, away_manager, home_manager, 'completed', summary,"
            + " created_at + n * interval '1 second' FROM games, generate_series(1, 20000) n",
        "ANALYZE games");
    GameListQuery list =
        GameListQuery.of(ALICE, new GameFilter(null, false, "round 1"), null, 10, 0);
    String sql = list.sql().replace("$1", "'alice'").replace("$2", "11").replace("$3", "'round 1'");

    assertThat(database.query("EXPLAIN " + sql)).anyMatch(line -> line.contains("games_of_ref"));
  }

  @Test
  void openSeatsAreThoseThatSomebodyElseMayTake() {
    UUID seat = withSeat(1, "carol", "invitation");
    UUID taken = withSeat(2, "carol", "another");
    game(3, true, "carol", null, "carol");
    withSeat(4, "alice", "her own");
    UUID reopened = withSeat(5, "carol", "spent");
    String seated =
        "UPDATE games SET away_manager = %s, away_since = now() + interval '1 second' WHERE game_id = '%s'";
    database.execute(
        seated.formatted("'bob'", taken),
        seated.formatted("'bob'", reopened),
        seated.formatted("NULL", reopened));

    List<GameRecord> games = seats(ALICE);
    assertThat(ids(games)).containsExactly(seat);
    assertThat(games.get(0).seats()).isEqualTo(new NewGame.OpenSeats("invitation", null));
    GameRecord again = StoreAwait.result(store.gameStore().find(reopened)).orElseThrow();
    assertThat(again.seats()).as("an invitation is good once").isEqualTo(NewGame.OpenSeats.NONE);
    database.execute("UPDATE games SET status = 'in_progress' WHERE game_id = '" + seat + "'");
    assertThat(seats(ALICE)).isEmpty();
  }

  @Test
  void unfinishedGamesAreThoseThatWaitAndThoseUnderWay() {
    UUID waiting = game(1, true, "alice", null, null);
    UUID running = game(2, true, "carol", "alice", null);
    UUID over = game(3, true, "alice", null, null);
    turn(running, "in_progress", "1 minute");
    turn(over, "completed", "2 minutes", "1 minute");

    assertThat(ids(list(ALICE, GameFilter.UNFINISHED, true))).containsExactly(running, waiting);
    assertThat(ids(list(BOB, GameFilter.UNFINISHED, false))).containsExactly(running, waiting);
  }

  @Test
  void searchFindsTeamsAndManagersByTheirNames() {
    UUID owls = called(1, "Harbor Owls", "Ann Lee");
    UUID millers = called(2, "Mill City 100%", "Bob");

    assertThat(found("OWLS", 100)).containsExactly(owls);
    assertThat(found("ann harb", 100)).containsExactly(owls);
    assertThat(found("100%", 100)).containsExactly(millers);
    assertThat(found("owls bob", 100)).isEmpty();
    assertThat(found("manager", 100)).as("only names are looked at").isEmpty();
    database.execute("UPDATE games SET away_manager = NULL WHERE game_id = '" + owls + "'");
    assertThat(found("ann", 100)).as("nobody manages them").isEmpty();
  }

  @Test
  void searchGoesOnWhereThePageBeforeItStopped() {
    List<UUID> owls = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      boolean match = i % 5 == 0;
      UUID gameId = called(i, match ? "Owls" : "Millers", "Ann");
      if (match) {
        owls.add(0, gameId);
      }
    }

    for (int scanned : new int[] {1, 2, 3, 7, 23, 100}) {
      assertThat(found("owls", scanned)).as("%d at once", scanned).isEqualTo(owls);
    }
  }

  /** All that a search finds, page by page, two games on each. */
  private List<UUID> found(String words, int scanned) {
    List<UUID> found = new ArrayList<>();
    GameFilter filter =
        new GameFilter("waiting", false, null, false, new GameFilter.Search(words, scanned));
    String cursor = null;
    do {
      Page page = StoreAwait.result(store.gameStore().list(BOB, filter, cursor, 2, 0));
      assertThat(page.games()).hasSizeLessThanOrEqualTo(2);
      found.addAll(ids(page.games()));
      cursor = page.nextCursor();
    } while (cursor != null);
    return found;
  }

  /** A game that waits, with a name for the visitors and their manager. */
  private UUID called(int minute, String team, String manager) {
    UUID gameId = game(minute, true, "carol", "dora", null);
    database.execute(
        ("UPDATE games SET summary = '{\"away\":{\"name\":\"%s\",\"manager\":\"%s\"},"
                + "\"home\":{\"name\":\"Nobody\",\"manager\":null}}' WHERE game_id = '%s'")
            .formatted(team, manager, gameId));
    return gameId;
  }

  private UUID withSeat(int minute, String admin, String invitation) {
    UUID gameId = game(minute, true, admin, null, admin);
    database.execute(
        "UPDATE games SET away_seat = '%s' WHERE game_id = '%s'".formatted(invitation, gameId));
    return gameId;
  }

  private List<GameRecord> seats(User user) {
    GameFilter filter = new GameFilter(null, false, null, true, null);
    return StoreAwait.result(store.gameStore().list(user, filter, null, 100, 0)).games();
  }

  @Test
  void erasedUserHasNoRefs() {
    UUID game = named(1, "alice", "round 1");
    UUID bobs = named(2, "bob", "round 1");
    while (StoreAwait.result(store.gameStore().erase("alice", 1)) > 0) {
      assertThat(ofRef(BOB, "round 1", null)).hasSize(1);
    }

    assertThat(ofRef(ALICE, "round 1", null)).isEmpty();
    assertThat(StoreAwait.result(store.gameStore().find(game)).orElseThrow().refs())
        .isEqualTo(GameRefs.NONE);
    assertThat(StoreAwait.result(store.gameStore().find(bobs)).orElseThrow().refs().game())
        .isEqualTo("round 1");
  }

  @Test
  void umpireSeesTheirPrivateGames() {
    UUID game = game(1, false, "carol", null, null);
    database.execute("UPDATE games SET umpire_id = 'alice' WHERE game_id = '" + game + "'");

    assertThat(ids(list(ALICE, null, true))).containsExactly(game);
    assertThat(ids(list(ALICE, "waiting", false))).containsExactly(game);
    assertThat(list(BOB, null, false)).isEmpty();
    assertThat(list(ALICE, null, false).get(0).umpireId()).isEqualTo("alice");
  }

  @Test
  void listCanBeLimitedToOneStatus() {
    UUID waiting = game(1, true, "alice", null, null);
    UUID completed = game(2, true, "alice", null, null);
    database.execute("UPDATE games SET status = 'completed' WHERE game_id = '" + completed + "'");

    assertThat(ids(list(BOB, "waiting", false))).containsExactly(waiting);
    assertThat(ids(list(BOB, "completed", false))).containsExactly(completed);
    assertThat(ids(list(BOB, "in_progress", false))).isEmpty();
  }

  @Test
  void withoutAStatusUnfinishedAndOwnGamesAreListed() {
    UUID waiting = game(1, true, "carol", null, null);
    UUID running = game(2, true, "carol", null, null);
    UUID over = game(3, true, "carol", null, null);
    UUID own = game(4, true, "alice", null, null);
    turn(running, "in_progress", "1 minute");
    turn(over, "completed", "2 minutes", "1 minute");
    turn(own, "completed", "2 minutes", "1 minute");

    assertThat(ids(list(BOB, null, false))).containsExactly(running, waiting);
    assertThat(ids(list(ALICE, null, false))).containsExactly(own, running, waiting);
    assertThat(ids(list(ALICE, null, true))).containsExactly(own);
    assertThat(ids(list(BOB, "completed", false))).containsExactly(own, over);
  }

  @Test
  void delayedUserSeesAnEarlierStatus() {
    User carol = new User("carol-" + UUID.randomUUID(), "carol", false);
    UUID game = game(9, true, "ann", null, null);
    turn(game, "completed", "10 minutes", "5 minutes");

    assertThat(statusBehind(carol, game, Duration.ZERO)).isEqualTo("completed");
    assertThat(statusBehind(carol, game, Duration.ofMinutes(4))).isEqualTo("completed");
    assertThat(statusBehind(carol, game, Duration.ofMinutes(7))).isEqualTo("in_progress");
    assertThat(statusBehind(carol, game, Duration.ofMinutes(20))).isEqualTo("waiting");
    User ann = new User("ann", "ann", false);
    assertThat(statusBehind(ann, game, Duration.ofMinutes(20))).isEqualTo("completed");
  }

  @Test
  void delayedUserSeesEachEndAndUndoLate() {
    UUID game = game(9, true, "ann", null, null);
    turn(game, "completed", "9 minutes", "7 minutes", "5 minutes", "3 minutes");

    assertThat(statusBehind(BOB, game, Duration.ofMinutes(2))).isEqualTo("completed");
    assertThat(statusBehind(BOB, game, Duration.ofMinutes(4))).isEqualTo("in_progress");
    assertThat(statusBehind(BOB, game, Duration.ofMinutes(6))).isEqualTo("completed");
    assertThat(statusBehind(BOB, game, Duration.ofMinutes(8))).isEqualTo("in_progress");
    assertThat(statusBehind(BOB, game, Duration.ofMinutes(10))).isEqualTo("waiting");
  }

  @Test
  void delayedUserSeesManagersLate() {
    UUID game = game(9, true, "ann", null, "hal");
    database.execute(
        "UPDATE games SET away_manager = 'abe', away_since = now() - interval '5 minutes',"
            + " home_since = created_at - interval '1 year' WHERE game_id = '"
            + game
            + "'");

    GameRecord late = behind(BOB, "waiting", Duration.ofMinutes(7)).get(0);
    assertThat(late.awayManager()).isNull();
    assertThat(late.homeManager()).isEqualTo("hal");
    assertThat(behind(BOB, "waiting", Duration.ofMinutes(4)).get(0).awayManager()).isEqualTo("abe");
  }

  @Test
  void appendRecordsWhenTheStatusChangedAndTheGameWasTouched() {
    UUID game = created();
    database.execute("UPDATE games SET touched_at = now() - interval '1 day'");
    StoreAwait.result(store.journal().open(game, "node"));
    StoreAwait.result(store.journal().append(SampleAppends.adding(game, 1, 1, "a")));
    StoreAwait.result(store.journal().append(SampleAppends.adding(game, 1, 2, "b")));

    assertThat(
            database.query(
                "SELECT status, cardinality(turns), turned_at = turns[1],"
                    + " touched_at > now() - interval '1 minute' FROM games"))
        .containsExactly("in_progress|1|t|t");
  }

  /** A list reads no logs, however long they are. */
  @Test
  void listForADelayedUserReadsNoLog() {
    game(9, true, "ann", null, null);
    database.execute("ALTER TABLE logged_events RENAME TO hidden");
    try {
      for (String status : new String[] {null, "waiting", "in_progress", "completed"}) {
        behind(BOB, status, Duration.ofMinutes(1));
      }
    } finally {
      database.execute("ALTER TABLE hidden RENAME TO logged_events");
    }
  }

  @Test
  void userHasAQuotaOfWaitingAndRunningGames() {
    String user = "prolific-" + UUID.randomUUID();
    UUID first = UUID.randomUUID();
    assertThat(create(first, user, 2, 1)).isEmpty();
    assertThat(create(UUID.randomUUID(), user, 2, 1)).isEmpty();
    UUID third = UUID.randomUUID();
    assertThat(create(third, user, 2, 1)).contains(GameStore.NotCreated.TOO_MANY_WAITING);
    assertThat(StoreAwait.result(store.gameStore().find(third))).isEmpty();
    assertThat(log(third)).isEmpty();
    assertThat(create(UUID.randomUUID(), "other-" + user, 2, 1)).isEmpty();
    turn(first, "in_progress", "1 minute");
    assertThat(create(UUID.randomUUID(), user, 2, 1))
        .contains(GameStore.NotCreated.TOO_MANY_RUNNING);
    turn(first, "completed", "2 minutes", "1 minute");
    assertThat(create(UUID.randomUUID(), user, 2, 1)).isEmpty();
  }

  /** Otherwise users who end their games at once could create any number. */
  @Test
  void unstartedEndedGameCountsAsWaitingAndIsDeleted() {
    String user = "ender-" + UUID.randomUUID();
    UUID ended = UUID.randomUUID();
    UUID played = UUID.randomUUID();
    assertThat(create(ended, user, 2, 1)).isEmpty();
    assertThat(create(played, user, 2, 1)).isEmpty();
    turn(played, "completed", "2 minutes", "1 minute");
    turn(ended, "completed", "1 minute");
    assertThat(create(UUID.randomUUID(), user, 2, 1)).isEmpty();
    assertThat(create(UUID.randomUUID(), user, 2, 1))
        .contains(GameStore.NotCreated.TOO_MANY_WAITING);
    aged(ended, "7 days 1 minute");
    aged(played, "7 days 1 minute");

    assertThat(StoreAwait.result(store.gameStore().deleteUnstarted(Duration.ofDays(7), 100)))
        .contains(ended)
        .doesNotContain(played);
    assertThat(StoreAwait.result(store.gameStore().find(ended))).isEmpty();
    assertThat(log(ended)).isEmpty();
    assertThat(create(UUID.randomUUID(), user, 2, 1)).isEmpty();
  }

  @Test
  void quotaHoldsForConcurrentCreations() {
    String user = "hasty-" + UUID.randomUUID();
    List<Future<Optional<GameStore.NotCreated>>> asked = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      asked.add(store.gameStore().create(game(UUID.randomUUID(), user), 5, 5));
    }
    assertThat(asked.stream().map(StoreAwait::result).filter(Optional::isEmpty)).hasSize(5);
    assertThat(database.query("SELECT count(*) FROM games WHERE admin_id = '" + user + "'"))
        .containsExactly("5");
  }

  @Test
  void rulesOfAGameAreFound() {
    UUID gameId = UUID.randomUUID();
    NewGame game = game(gameId, "ann");
    assertThat(StoreAwait.result(store.gameStore().create(game, 5, 5))).isEmpty();

    assertThat(StoreAwait.result(store.gameStore().rules(gameId))).contains(game.rulesText());
    assertThat(StoreAwait.result(store.gameStore().rules(UUID.randomUUID()))).isEmpty();
  }

  @Test
  void gameHasOneRematchHoweverManyAreMadeAtOnce() {
    UUID before = game(1, true, "ann", "ann", "bob");
    List<UUID> asked = Stream.generate(UUID::randomUUID).limit(20).toList();
    List<Future<Optional<GameStore.NotCreated>>> answers =
        asked.stream()
            .map(id -> game(id, "user-" + id).asRematchOf(before))
            .map(game -> store.gameStore().create(game, 5, 5))
            .toList();
    Map<Optional<GameStore.NotCreated>, Long> outcomes =
        answers.stream().map(StoreAwait::result).collect(groupingBy(each -> each, counting()));

    assertThat(outcomes)
        .containsOnly(
            entry(Optional.empty(), 1L), entry(Optional.of(GameStore.NotCreated.HAS_REMATCH), 19L));
    UUID made = StoreAwait.result(store.gameStore().findRematch(before)).orElseThrow().gameId();
    assertThat(asked).contains(made);
    for (String table : List.of("games", "game_secrets", "logged_events", "game_names")) {
      assertThat(database.query("SELECT count(DISTINCT game_id) FROM " + table))
          .as(table)
          .containsExactly("2");
    }
  }

  @Test
  void rematchThatWasDeletedLeavesItsPlaceToAnother() {
    UUID before = game(1, true, "ann", "ann", "bob");
    UUID deleted = UUID.randomUUID();
    UUID again = UUID.randomUUID();
    assertThat(StoreAwait.result(store.gameStore().findRematch(before))).isEmpty();
    assertThat(rematch(deleted, before)).isEmpty();
    assertThat(StoreAwait.result(store.gameStore().delete(deleted, false))).isTrue();

    assertThat(rematch(again, before)).isEmpty();
    assertThat(StoreAwait.result(store.gameStore().findRematch(before)))
        .hasValueSatisfying(row -> assertThat(row.gameId()).isEqualTo(again));
    assertThat(rematch(UUID.randomUUID(), again)).as("it has one of its own").isEmpty();
  }

  /** Otherwise the pair would have to wait until it is deleted. */
  @Test
  void rematchThatWasEndedBeforeItsStartLeavesItsPlaceToAnother() {
    UUID before = game(1, true, "ann", "ann", "bob");
    UUID ended = UUID.randomUUID();
    assertThat(rematch(ended, before)).isEmpty();
    turn(ended, "completed", "1 minute");
    assertThat(StoreAwait.result(store.gameStore().findRematch(before))).isEmpty();

    List<UUID> asked = Stream.generate(UUID::randomUUID).limit(10).toList();
    List<Future<Optional<GameStore.NotCreated>>> answers =
        asked.stream()
            .map(id -> store.gameStore().create(game(id, "ann").asRematchOf(before), 99, 99))
            .toList();
    assertThat(answers.stream().map(StoreAwait::result).filter(Optional::isEmpty)).hasSize(1);
    UUID next = StoreAwait.result(store.gameStore().findRematch(before)).orElseThrow().gameId();
    assertThat(asked).contains(next);
    turn(next, "completed", "2 minutes", "1 minute");
    assertThat(rematch(UUID.randomUUID(), before))
        .as("one that was played stays")
        .contains(GameStore.NotCreated.HAS_REMATCH);
    assertThat(StoreAwait.result(store.gameStore().find(ended))).isPresent();
  }

  private Optional<GameStore.NotCreated> rematch(UUID gameId, UUID before) {
    NewGame game = game(gameId, "ann").asRematchOf(before);
    return StoreAwait.result(store.gameStore().create(game, 1_000_000, 1_000_000));
  }

  @Test
  void unstartedGameIsDeletedWithAllItsRows() {
    UUID old = game(1, true, "ann", null, null);
    UUID young = game(2, true, "ann", null, null);
    UUID running = game(3, true, "ann", null, null);
    turn(running, "in_progress", "1 minute");
    for (UUID each : List.of(old, running)) {
      aged(each, "7 days 1 minute");
      database.execute(
          "INSERT INTO chats VALUES ('%s', 1)".formatted(each),
          "INSERT INTO messages VALUES ('%s', 1, 'game', 'a', 'A', null, null, 'hi', now())"
              .formatted(each),
          "INSERT INTO mutes VALUES ('%s', 'a', now(), 'b')".formatted(each),
          "INSERT INTO plays (game_id, play_number, seq) VALUES ('%s', 1, 1)".formatted(each),
          "INSERT INTO commands VALUES ('%s', 'a', 'c', 1, 1, 1)".formatted(each),
          "INSERT INTO audit (deed_id, game_id, at, user_id, name, event, address)"
              + " VALUES ('%s', '%s', now(), 'a', 'A', 'e', '::')"
                  .formatted(UUID.randomUUID(), each),
          "INSERT INTO audit_people (month, game_id, user_id, name, address)"
              + " VALUES (now(), '%s', 'a', 'A', '::')".formatted(each),
          "INSERT INTO audit_lines (at, person_id, month, event)"
              + " SELECT now(), person_id, month, 'e' FROM audit_people WHERE game_id = '%s'"
                  .formatted(each));
    }
    aged(young, "6 days 23 hours");

    assertThat(StoreAwait.result(store.gameStore().deleteUnstarted(Duration.ofDays(7), 10)))
        .containsExactly(old);

    for (String table :
        List.of(
            "games",
            "game_secrets",
            "logged_events",
            "plays",
            "commands",
            "chats",
            "messages",
            "mutes",
            "audit",
            "audit_people",
            "audit_people JOIN audit_lines USING (month, person_id)")) {
      String count = "SELECT count(*) FROM " + table + " WHERE game_id = '%s'";
      assertThat(database.query(count.formatted(old))).as(table).containsExactly("0");
      assertThat(database.query(count.formatted(running))).as(table).containsExactly("1");
    }
    assertThat(database.query("SELECT count(*) FROM audit_lines")).containsExactly("1");
    assertThat(StoreAwait.result(store.gameStore().deleteUnstarted(Duration.ofDays(7), 10)))
        .isEmpty();
  }

  @Test
  void firstRollInProgressKeepsItsGameAndALaterOneFindsNone() throws Exception {
    UUID game = created();
    aged(game, "8 days");
    StoreAwait.result(store.journal().open(game, "node"));
    try (Connection owner = database.connect();
        Statement roll = owner.createStatement()) {
      owner.setAutoCommit(false);
      roll.execute("SELECT FROM games WHERE game_id = '" + game + "' FOR UPDATE");
      assertThat(StoreAwait.result(store.gameStore().deleteUnstarted(Duration.ofDays(7), 10)))
          .isEmpty();
      owner.rollback();
    }
    assertThat(StoreAwait.result(store.gameStore().deleteUnstarted(Duration.ofDays(7), 10)))
        .containsExactly(game);
    assertThat(StoreAwait.result(store.journal().append(SampleAppends.adding(game, 1, 1, "late"))))
        .isInstanceOf(AppendResult.Fenced.class);
    assertThat(log(game)).isEmpty();
    assertThat(StoreAwait.result(store.journal().open(game, "node"))).isEmpty();
  }

  @Test
  void findsUntouchedGames() {
    UUID old = game(1, true, "ann", null, null);
    UUID played = game(2, true, "ann", null, null);
    UUID over = game(3, true, "ann", null, null);
    turn(old, "in_progress", "100 days");
    turn(played, "in_progress", "100 days");
    turn(over, "completed", "100 days", "99 days");
    database.execute(
        "UPDATE games SET touched_at = now() - interval '90 days 1 minute' WHERE game_id <> '"
            + played
            + "'");

    assertThat(StoreAwait.result(store.gameStore().findAbandoned(Duration.ofDays(90), 10)))
        .containsExactly(new GameStore.AbandonedGame(old, 1));
  }

  private void aged(UUID game, String age) {
    database.execute(
        "UPDATE games SET stored_at = now() - interval '%s' WHERE game_id = '%s'"
            .formatted(age, game));
  }

  private static NewGame game(UUID gameId, String user) {
    return SampleGames.game(gameId, true, user, null, null, SampleGames.AT);
  }

  private Optional<GameStore.NotCreated> create(
      UUID gameId, String user, int waiting, int running) {
    return StoreAwait.result(store.gameStore().create(game(gameId, user), waiting, running));
  }

  /** Sets the status of a game and when it changed, the last change last. */
  private void turn(UUID game, String status, String... ago) {
    List<String> turns = new ArrayList<>();
    for (String each : ago) {
      turns.add(0, "now() - interval '" + each + "'");
    }
    database.execute(
        "UPDATE games SET status = '%s', turned_at = %s, turns = ARRAY[%s] WHERE game_id = '%s'"
            .formatted(status, turns.get(0), String.join(", ", turns), game));
  }

  private String statusBehind(User user, UUID game, Duration behind) {
    List<String> shown = new ArrayList<>();
    for (String status : List.of("waiting", "in_progress", "completed")) {
      for (GameRecord row : behind(user, status, behind)) {
        if (row.gameId().equals(game)) {
          assertThat(row.status()).isEqualTo(status);
          shown.add(status);
        }
      }
    }
    assertThat(shown).hasSize(1);
    return shown.get(0);
  }

  private List<GameRecord> behind(User user, @Nullable String status, Duration behind) {
    return StoreAwait.result(
            store
                .gameStore()
                .list(user, new GameFilter(status, false, null), null, 100, behind.toMillis()))
        .games();
  }

  @Test
  void pagesHaveNoGapsAndNoDuplicatesForGamesOfOneTime() {
    List<UUID> all = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      all.add(game(i / 5, i % 2 == 0, "alice", i % 3 == 0 ? "alice" : null, null));
    }

    List<UUID> seen = new ArrayList<>();
    String cursor = null;
    do {
      Page page =
          StoreAwait.result(
              store.gameStore().list(ALICE, new GameFilter("waiting", false, null), cursor, 4, 0));
      assertThat(page.games()).hasSizeLessThanOrEqualTo(4);
      assertThat(page.games())
          .isSortedAccordingTo((a, b) -> b.createdAt().compareTo(a.createdAt()));
      seen.addAll(ids(page.games()));
      cursor = page.nextCursor();
    } while (cursor != null);

    assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void invalidCursorIsRefused() {
    for (String cursor : List.of("", "nonsense", "§", "AAAA")) {
      assertThat(
              StoreAwait.cause(
                  store.gameStore().list(ALICE, new GameFilter(null, false, null), cursor, 4, 0)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void textOfALeagueIsStoredOnce() {
    game(1, true, "alice", null, null);
    game(2, true, "alice", null, null);

    assertThat(database.query("SELECT count(*), min(rules) FROM leagues"))
        .containsExactly("1|" + SampleGames.rulesText());
  }

  @Test
  void existingGameIsNotCreatedAgain() {
    UUID gameId = created();

    StoreAwait.cause(store.gameStore().create(SampleGames.game(gameId), 1_000_000, 1_000_000));

    assertThat(log(gameId)).hasSize(1);
  }

  @Test
  void unknownGameIsNotFound() {
    assertThat(StoreAwait.result(store.gameStore().find(UUID.randomUUID()))).isEmpty();
    assertThat(StoreAwait.result(store.journal().playsInEffect(UUID.randomUUID(), 100, 0, 10)))
        .isEqualTo(Collections.emptyList());
  }

  private UUID named(int minute, String admin, String ref) {
    UUID gameId = UUID.randomUUID();
    NewGame game =
        SampleGames.game(gameId, true, admin, null, null, SampleGames.AT.plusSeconds(60L * minute));
    NewGame named =
        new NewGame(
            game.created(),
            game.data(),
            game.stateHash(),
            game.secrets(),
            game.rulesText(),
            game.status(),
            game.summary(),
            new GameRefs(ref, "away key", null),
            NewGame.OpenSeats.NONE,
            null);
    StoreAwait.result(store.gameStore().create(named, 1_000_000, 1_000_000));
    return gameId;
  }

  private List<GameRecord> ofRef(User user, String ref, @Nullable String status) {
    GameFilter filter = new GameFilter(status, false, ref);
    return StoreAwait.result(store.gameStore().list(user, filter, null, 100, 0)).games();
  }

  private UUID game(
      int minute, boolean open, String admin, @Nullable String away, @Nullable String home) {
    UUID gameId = UUID.randomUUID();
    StoreAwait.result(
        store
            .gameStore()
            .create(
                SampleGames.game(
                    gameId, open, admin, away, home, SampleGames.AT.plusSeconds(60L * minute)),
                1_000_000,
                1_000_000));
    return gameId;
  }

  private List<GameRecord> list(User user, @Nullable String status, boolean mine) {
    Page page =
        StoreAwait.result(
            store.gameStore().list(user, new GameFilter(status, mine, null), null, 100, 0));
    assertThat(page.nextCursor()).isNull();
    return page.games();
  }

  private static List<UUID> ids(List<GameRecord> games) {
    return games.stream().map(GameRecord::gameId).toList();
  }
}
