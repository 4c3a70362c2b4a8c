package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.BusCodecs;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.Document;
import com.paperdynasty.bus.GameReply.Joined;
import com.paperdynasty.bus.GameReply.LogPage;
import com.paperdynasty.bus.GameReply.Refused;
import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.bus.GameRequest.Join;
import com.paperdynasty.bus.GameRequest.ReadLog;
import com.paperdynasty.bus.GameRequest.ReadScorebook;
import com.paperdynasty.bus.GameRequest.ReadScorebook.Form;
import com.paperdynasty.bus.GameRequest.RenewWatch;
import com.paperdynasty.bus.GameRequest.Sync;
import com.paperdynasty.bus.UserPresence;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.journal.CountingJournal;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.table.ownership.OwnershipLostException;
import com.paperdynasty.user.User;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A private game in which Alice, who is in the room, plays at Bob's. Alice has rolled and the
 * batter has walked. Spectators have a delay of a minute: they see the first event only.
 */
@ExtendWith(VertxExtension.class)
class GameQueryHandlerTest {
  private static final User ALICE = new User("alice", "Alice", false);
  private static final User BOB = new User("bob", "Bob", false);
  private static final User STRANGER = new User("carol", "Carol", false);
  private static final String INVITATION = "let me in";
  private static final Problem FAULT = Problem.about("last_seq", ErrorCode.INVALID, "is negative");
  private static final long DELAY_MS = 60_000;
  private static final long WATCH_EXPIRY_MS = 15_000;
  private static final UserPresence CAROL =
      new UserPresence("carol", "Carol", "spectator", List.of(), 1);

  private Vertx vertx;
  private GameScene scene;
  private CommandExecutor commandExecutor;
  private GameQueryHandler gameQueryHandler;
  private long last;

  @BeforeEach
  void open(Vertx started) {
    vertx = started;
    BusCodecs.register(vertx.eventBus());
    scene =
        new GameScene(vertx, new Manager("bob", "Bob"), INVITATION, GameScene.settings(DELAY_MS));
    commandExecutor = scene.open().result();
    gameQueryHandler = handler(scene.journal, 8);
    commandExecutor.execute(GameScene.roll());
    commandExecutor.execute(GameScene.walk(null, null));
    last = commandExecutor.game().seq();
    scene.told.clear();
  }

  @Test
  void managerJoinsAsPlayerAndSeesTheCurrentState() {
    Joined joined = (Joined) gameQueryHandler.join(join(BOB, true, null, null));

    assertThat(joined.role()).isEqualTo("manager");
    assertThat(joined.sides()).containsExactly("home");
    assertThat(joined.seq()).isEqualTo(last);
    assertThat(joined.delayMs()).isZero();
    assertThat(joined.participants()).extracting(UserPresence::userId).containsExactly("alice");
  }

  @Test
  void manyJoinsShareTheTextsOfAStateUntilItChanges() {
    Joined first = (Joined) gameQueryHandler.join(join(BOB, true, null, null));
    Joined second = (Joined) gameQueryHandler.join(join(ALICE, false, null, null));
    assertThat(second.state()).isSameAs(first.state());
    assertThat(second.lineups()).isSameAs(first.lineups());
    assertThat(second.setup()).isSameAs(first.setup());

    gameQueryHandler.expire();
    Joined afterIdling = (Joined) gameQueryHandler.join(join(BOB, true, null, null));
    assertThat(afterIdling.state()).isNotSameAs(first.state()).isEqualTo(first.state());

    commandExecutor.execute(GameScene.roll());
    Joined third = (Joined) gameQueryHandler.join(join(BOB, true, null, null));
    assertThat(first.pendingRoll()).isEqualTo("null");
    assertThat(third.pendingRoll()).contains("roll_id");
  }

  @Test
  void manyJoinsReadTheRecentPlaysOnce() {
    CountingJournal journal = new CountingJournal(scene.journal);
    GameQueryHandler counted = handler(journal, 8);

    Sync asked = new Sync(GameScene.GAME, BOB, null);
    for (int i = 0; i < 600; i++) {
      Joined joined = (Joined) counted.sync(asked).result();
      assertThat(joined.recentPlays()).contains("\"play_number\":1,");
    }
    assertThat(journal.playsAsked()).isEqualTo(1);

    commandExecutor.execute(GameScene.roll());
    commandExecutor.execute(GameScene.walk(null, null));
    Joined later = (Joined) counted.sync(asked).result();
    assertThat(later.recentPlays()).contains("\"play_number\":2,");
    assertThat(journal.playsAsked()).isEqualTo(2);
  }

  /** Their former connections may not have left the room yet. */
  @Test
  void managerWhoHasLostTheirSeatNeedsAnInvitation() {
    scene.join("B.1", new UserPresence("carol", "Carol", "manager", List.of("home"), 1));

    assertThat(gameQueryHandler.join(join(STRANGER, false, null, null)))
        .isInstanceOf(Refused.class);
    assertThat(gameQueryHandler.join(join(STRANGER, false, INVITATION, null)))
        .isInstanceOf(Joined.class);
  }

  @Test
  void managerWhoOnlyWatchesKeepsTheirSeat() {
    Joined joined = (Joined) gameQueryHandler.join(join(BOB, false, null, null));

    assertThat(joined.role()).isEqualTo("spectator");
    assertThat(joined.sides()).containsExactly("home");
  }

  @Test
  void spectatorSeesTheDelayedState() {
    Joined joined = (Joined) gameQueryHandler.join(join(STRANGER, false, INVITATION, null));

    assertThat(joined.role()).isEqualTo("spectator");
    assertThat(joined.seq()).isEqualTo(1);
    assertThat(joined.delayMs()).isEqualTo(DELAY_MS);

    scene.clock.pass(DELAY_MS);
    assertThat(((Joined) gameQueryHandler.join(join(STRANGER, false, INVITATION, null))).seq())
        .isEqualTo(last);
  }

  @Test
  void spectatorCannotJoinAsPlayer() {
    assertThat(code(gameQueryHandler.join(join(STRANGER, true, INVITATION, null))))
        .isEqualTo(ErrorCode.FORBIDDEN);
  }

  @Test
  void privateGameIsNotFoundForStrangersOutsideTheRoom() {
    assertThat(code(gameQueryHandler.join(join(STRANGER, false, null, FAULT))))
        .isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(code(gameQueryHandler.join(join(STRANGER, false, "let me out", null))))
        .isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(code(read(STRANGER, 0))).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(code(sync(STRANGER))).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(code(book(STRANGER, Form.BOX_SCORE))).isEqualTo(ErrorCode.NOT_FOUND);

    scene.join("B.0", CAROL);
    assertThat(gameQueryHandler.join(join(STRANGER, false, null, null))).isInstanceOf(Joined.class);
  }

  @Test
  void faultOfARequestIsReportedOnlyToUsersWhoMaySeeTheGame() {
    assertThat(problem(gameQueryHandler.join(join(ALICE, true, null, FAULT)))).isEqualTo(FAULT);
    assertThat(
            problem(gameQueryHandler.sync(new Sync(GameScene.GAME, ALICE, null, FAULT)).result()))
        .isEqualTo(FAULT);
  }

  @Test
  void syncHasTheVisibleRecentPlays() {
    assertThat(((Joined) sync(ALICE)).recentPlays()).contains("\"outcome\":\"walk\"");

    scene.join("B.0", CAROL);
    assertThat(((Joined) sync(STRANGER)).recentPlays()).isEqualTo("[]");
  }

  @Test
  void logIsReadUpToTheVisibleState() {
    scene.join("B.0", CAROL);

    assertThat(seqs(read(ALICE, 1))).containsExactly(2L, 3L, last);
    assertThat(seqs(read(STRANGER, 0))).containsExactly(1L);
    assertThat(seqs(read(STRANGER, 1))).isEmpty();
  }

  @Test
  void scorebookHasTheRequestedForm() {
    assertThat(((Document) book(ALICE, Form.BOX_SCORE)).text()).startsWith("{");
    assertThat(((Document) book(ALICE, Form.QUICK_TABLE)).text()).startsWith("{");
    assertThat(((Document) book(ALICE, Form.EVENT_FILE)).text()).startsWith("id,");
    assertThat(((Document) book(ALICE, Form.ROWS)).text()).startsWith("{");
    assertThat(((Document) book(ALICE, Form.ROWS_AS_CSV)).text()).startsWith("game_id,play_number");
  }

  @Test
  void documentIsMadeOnceForAllWhoAskUntilTheGameGoesOn() {
    for (Form form : List.of(Form.BOX_SCORE, Form.EVENT_FILE, Form.ROWS, Form.ROWS_AS_CSV)) {
      GameReply first = book(ALICE, form);
      assertThat(book(BOB, form)).as(form.name()).isSameAs(first);
    }
    GameReply rows = book(ALICE, Form.ROWS);
    gameQueryHandler.expire();
    assertThat(book(ALICE, Form.ROWS)).isNotSameAs(rows).isEqualTo(rows);

    commandExecutor.execute(GameScene.roll());
    commandExecutor.execute(GameScene.walk(null, null));
    assertThat(((Document) book(ALICE, Form.ROWS)).text()).contains("\"play_number\":2,");
  }

  @Test
  void oldestDocumentBeyondTheBoundIsMadeAgain() {
    gameQueryHandler = handler(scene.journal, 2);
    GameReply rows = book(ALICE, Form.ROWS);
    GameReply csv = book(ALICE, Form.ROWS_AS_CSV);
    assertThat(book(BOB, Form.ROWS)).isSameAs(rows);

    book(ALICE, Form.BOX_SCORE);
    assertThat(book(BOB, Form.ROWS_AS_CSV)).isSameAs(csv);
    assertThat(book(BOB, Form.ROWS)).isNotSameAs(rows).isEqualTo(rows);
  }

  /** The spectators' delay holds for the rows as for everything else. */
  @Test
  void scorebookOfASpectatorEndsAtTheVisibleState() {
    assertThat(code(book(STRANGER, Form.ROWS))).isEqualTo(ErrorCode.NOT_FOUND);
    scene.join("B.0", CAROL);

    assertThat(((Document) book(ALICE, Form.ROWS)).text()).contains("\"outcome\":\"walk\"");
    assertThat(((Document) book(STRANGER, Form.ROWS)).text())
        .contains("\"seq\":1,")
        .endsWith("\"plays\":[]}");
    assertThat(((Document) book(STRANGER, Form.ROWS_AS_CSV)).text().lines()).hasSize(1);
    scene.clock.pass(DELAY_MS);
    assertThat(book(STRANGER, Form.ROWS)).isEqualTo(book(ALICE, Form.ROWS));
    assertThat(book(STRANGER, Form.ROWS_AS_CSV)).isEqualTo(book(ALICE, Form.ROWS_AS_CSV));
  }

  @Test
  void watcherGetsTheMissedEvents() {
    assertThat(seqs(watch("B.0", 1, 2, CAROL))).containsExactly(3L, last);
    assertThat(scene.transientFrames()).isEmpty();
    assertThat(seqs(watch("B.0", 1, last, CAROL))).isEmpty();
  }

  @Test
  void watcherAheadOfTheOwnerShowsThatTheGameIsLost() {
    assertThat(gameQueryHandler.renewWatch(watching("B.0", 1, last + 1, Set.of(), CAROL)).cause())
        .isInstanceOf(OwnershipLostException.class);
    assertThat(gameQueryHandler.renewWatch(watching("B.0", 2, 1, Set.of(), CAROL)).cause())
        .isInstanceOf(OwnershipLostException.class);
  }

  @Test
  void arrivalsAndDeparturesOfAWatcherArePublished() {
    gameQueryHandler.renewWatch(watching("B.0", 1, last, Set.of("carol"), CAROL));
    gameQueryHandler.expire();
    assertThat(scene.transientFrames())
        .singleElement()
        .asString()
        .contains("user_connected", "carol");
    scene.told.clear();

    gameQueryHandler.removeNode("B");
    assertThat(scene.transientFrames())
        .singleElement()
        .asString()
        .contains("user_disconnected", "carol");
  }

  @Test
  void expiredWatcherIsRemovedWithItsUsers() {
    watch("B.0", 1, last, CAROL);
    scene.clock.pass(WATCH_EXPIRY_MS + 1);
    gameQueryHandler.expire();

    assertThat(scene.presenceTracker.isPresent("carol")).isFalse();
  }

  @Test
  void userWhoCameDuringAJoinIsNamedInTheAnswerToTheFirstWatch() {
    Joined joined = (Joined) gameQueryHandler.join(join(BOB, true, null, null));
    watch("there", 1, last, CAROL);
    LogPage first =
        (LogPage)
            watch(
                "elsewhere",
                1,
                last,
                new UserPresence("bob", "Bob", "manager", List.of("home"), 1));

    assertThat(joined.participants()).extracting(UserPresence::userId).containsExactly("alice");
    assertThat(first.others())
        .extracting(UserPresence::userId)
        .containsExactlyInAnyOrder("alice", "carol");
  }

  @Test
  void unseenDepartureIsPublishedAfterTheWatchExpiry() {
    RenewWatch believing =
        new RenewWatch(
            GameScene.GAME,
            GameScene.WATCHER,
            1,
            last,
            List.of(new UserPresence("alice", "Alice", "manager", List.of(), 1)),
            Set.of(),
            Map.of(),
            Set.of("dave"));
    gameQueryHandler.renewWatch(believing);
    assertThat(scene.told).isEmpty();

    scene.clock.pass(WATCH_EXPIRY_MS);
    gameQueryHandler.renewWatch(believing);
    assertThat(scene.transientFrames())
        .singleElement()
        .asString()
        .contains("user_disconnected", "dave");
  }

  private static Join join(
      User sender, boolean asPlayer, @Nullable String invitation, @Nullable Problem fault) {
    return new Join(GameScene.GAME, sender, asPlayer, invitation, null, fault);
  }

  private GameQueryHandler handler(Journal journal, int documentsKept) {
    return new GameQueryHandler(
        vertx,
        commandExecutor,
        journal,
        scene.presenceTracker,
        scene.absenceTracker,
        scene.eventPublisher,
        scene.clock,
        new GameVerticleSettings(
            64, 60_000, 60_000, WATCH_EXPIRY_MS, 5_000, 1, 4, 0, 20_480, documentsKept));
  }

  private GameReply sync(User sender) {
    return gameQueryHandler.sync(new Sync(GameScene.GAME, sender, null)).result();
  }

  private GameReply read(User sender, long after) {
    return gameQueryHandler
        .readLog(new ReadLog(GameScene.GAME, sender, null, after, 100_000))
        .result();
  }

  private GameReply book(User sender, Form form) {
    return gameQueryHandler
        .readScorebook(new ReadScorebook(GameScene.GAME, sender, null, form))
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(10, TimeUnit.SECONDS)
        .join();
  }

  private GameReply watch(String watcher, long epoch, long seq, UserPresence... people) {
    return gameQueryHandler.renewWatch(watching(watcher, epoch, seq, Set.of(), people)).result();
  }

  private static RenewWatch watching(
      String watcher, long epoch, long seq, Set<String> arrived, UserPresence... people) {
    return new RenewWatch(
        GameScene.GAME, watcher, epoch, seq, List.of(people), arrived, Map.of(), Set.of());
  }

  private static List<Long> seqs(GameReply reply) {
    return ((LogPage) reply).events().stream().map(SeqFrame::seq).toList();
  }

  private static Problem problem(GameReply reply) {
    assertThat(reply).isInstanceOf(Refused.class);
    return ((Refused) reply).problem();
  }

  private static ErrorCode code(GameReply reply) {
    return problem(reply).code();
  }
}
