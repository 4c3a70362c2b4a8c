package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.game.Manager;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.user.User;
import com.paperdynasty.wire.BusCodecs;
import com.paperdynasty.wire.Present;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableReply.Joined;
import com.paperdynasty.wire.TableReply.Log;
import com.paperdynasty.wire.TableReply.Refused;
import com.paperdynasty.wire.TableReply.SeqFrame;
import com.paperdynasty.wire.TableReply.Written;
import com.paperdynasty.wire.TableRequest.Join;
import com.paperdynasty.wire.TableRequest.ReadBook;
import com.paperdynasty.wire.TableRequest.ReadBook.Form;
import com.paperdynasty.wire.TableRequest.ReadLog;
import com.paperdynasty.wire.TableRequest.Sync;
import com.paperdynasty.wire.TableRequest.Watch;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A private game in which Alice, who is in the room, plays at Bob's. Alice has rolled and the
 * batter has walked. Spectators are a minute behind: what they see ends with the first event.
 */
@ExtendWith(VertxExtension.class)
class UsherTest {
  private static final User ALICE = new User("alice", "Alice", false);
  private static final User BOB = new User("bob", "Bob", false);
  private static final User STRANGER = new User("carol", "Carol", false);
  private static final String INVITATION = "let me in";
  private static final Problem FAULT = Problem.about("last_seq", ErrorCode.INVALID, "is negative");
  private static final long DELAY_MS = 60_000;
  private static final long WATCH_EXPIRY_MS = 15_000;
  private static final Present CAROL = new Present("carol", "Carol", "spectator", List.of(), 1);

  private TableScene scene;
  private Scorekeeper scorekeeper;
  private Usher usher;
  private long last;

  @BeforeEach
  void open(Vertx vertx) {
    BusCodecs.register(vertx.eventBus());
    scene =
        new TableScene(vertx, new Manager("bob", "Bob"), INVITATION, TableScene.settings(DELAY_MS));
    scorekeeper = scene.open().result();
    usher =
        new Usher(
            vertx,
            scorekeeper,
            scene.journal,
            scene.watchers,
            scene.announcer,
            scene.clock,
            WATCH_EXPIRY_MS);
    scorekeeper.carryOut(TableScene.roll());
    scorekeeper.carryOut(TableScene.walk(null, null));
    last = scorekeeper.game().seq();
    scene.told.clear();
  }

  @Test
  void aManagerIsLetInToPlayAndSeesTheGameAsItIs() {
    Joined joined = (Joined) usher.join(join(BOB, true, null, null));

    assertThat(joined.role()).isEqualTo("manager");
    assertThat(joined.sides()).containsExactly("home");
    assertThat(joined.seq()).isEqualTo(last);
    assertThat(joined.delayMs()).isZero();
    assertThat(joined.participants()).extracting(Present::userId).containsExactly("alice");
  }

  @Test
  void howeverManyComeAtOnceTheLogIsAskedForTheirPlaysOnce(Vertx vertx) {
    CountingJournal journal = new CountingJournal(scene.journal);
    Usher counted =
        new Usher(
            vertx,
            scorekeeper,
            journal,
            scene.watchers,
            scene.announcer,
            scene.clock,
            WATCH_EXPIRY_MS);

    Sync asked = new Sync(TableScene.GAME, BOB, null);
    for (int i = 0; i < 600; i++) {
      Joined joined = (Joined) counted.sync(asked).result();
      assertThat(joined.recentPlays()).contains("\"play_number\":1,");
    }
    assertThat(journal.playsAsked()).isEqualTo(1);

    scorekeeper.carryOut(TableScene.roll());
    scorekeeper.carryOut(TableScene.walk(null, null));
    Joined later = (Joined) counted.sync(asked).result();
    assertThat(later.recentPlays()).contains("\"play_number\":2,");
    assertThat(journal.playsAsked()).isEqualTo(2);
  }

  @Test
  void aManagerMayComeToWatchOnlyAndKeepsTheirSeat() {
    Joined joined = (Joined) usher.join(join(BOB, false, null, null));

    assertThat(joined.role()).isEqualTo("spectator");
    assertThat(joined.sides()).containsExactly("home");
  }

  @Test
  void aSpectatorIsShownTheGameAsLateAsItIsForThem() {
    Joined joined = (Joined) usher.join(join(STRANGER, false, INVITATION, null));

    assertThat(joined.role()).isEqualTo("spectator");
    assertThat(joined.seq()).isEqualTo(1);
    assertThat(joined.delayMs()).isEqualTo(DELAY_MS);

    scene.clock.pass(DELAY_MS);
    assertThat(((Joined) usher.join(join(STRANGER, false, INVITATION, null))).seq())
        .isEqualTo(last);
  }

  @Test
  void aSpectatorIsNotLetInToPlay() {
    assertThat(code(usher.join(join(STRANGER, true, INVITATION, null))))
        .isEqualTo(ErrorCode.FORBIDDEN);
  }

  @Test
  void aStrangerLearnsNothingOfAPrivateGameUnlessTheyAreInTheRoom() {
    assertThat(code(usher.join(join(STRANGER, false, null, FAULT)))).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(code(usher.join(join(STRANGER, false, "let me out", null))))
        .isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(code(read(STRANGER, 0))).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(code(sync(STRANGER))).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(code(book(STRANGER, Form.BOX_SCORE))).isEqualTo(ErrorCode.NOT_FOUND);

    scene.comesIn("B.0", CAROL);
    assertThat(usher.join(join(STRANGER, false, null, null))).isInstanceOf(Joined.class);
  }

  @Test
  void whatIsWrongWithARequestIsToldToThoseWhoMaySeeTheGame() {
    assertThat(problem(usher.join(join(ALICE, true, null, FAULT)))).isEqualTo(FAULT);
    assertThat(problem(usher.sync(new Sync(TableScene.GAME, ALICE, null, FAULT)).result()))
        .isEqualTo(FAULT);
  }

  @Test
  void aSyncBringsTheLastPlaysAsFarAsTheyAreSeen() {
    assertThat(((Joined) sync(ALICE)).recentPlays()).contains("\"outcome\":\"walk\"");

    scene.comesIn("B.0", CAROL);
    assertThat(((Joined) sync(STRANGER)).recentPlays()).isEqualTo("[]");
  }

  @Test
  void theLogIsReadAsFarAsItIsSeen() {
    scene.comesIn("B.0", CAROL);

    assertThat(seqs(read(ALICE, 1))).containsExactly(2L, 3L, last);
    assertThat(seqs(read(STRANGER, 0))).containsExactly(1L);
    assertThat(seqs(read(STRANGER, 1))).isEmpty();
  }

  @Test
  void aScorebookIsWrittenInTheFormThatIsAskedFor() {
    assertThat(((Written) book(ALICE, Form.BOX_SCORE)).text()).startsWith("{");
    assertThat(((Written) book(ALICE, Form.QUICK_TABLE)).text()).startsWith("{");
  }

  @Test
  void aWatcherIsToldWhatItHasMissed() {
    assertThat(seqs(watch("B.0", 1, 2, CAROL))).containsExactly(3L, last);
    assertThat(scene.heardBeside()).isEmpty();
    assertThat(seqs(watch("B.0", 1, last, CAROL))).isEmpty();
  }

  @Test
  void aWatcherThatHasSeenMoreThanTheOwnerShowsThatTheGameIsLost() {
    assertThat(usher.watch(watching("B.0", 1, last + 1, Set.of(), CAROL)).cause())
        .isInstanceOf(GameLost.class);
    assertThat(usher.watch(watching("B.0", 2, 1, Set.of(), CAROL)).cause())
        .isInstanceOf(GameLost.class);
  }

  @Test
  void whoComesAndWhoGoesWithAWatcherIsToldToTheRoom() {
    usher.watch(watching("B.0", 1, last, Set.of("carol"), CAROL));
    usher.expire();
    assertThat(scene.heardBeside()).singleElement().asString().contains("user_connected", "carol");
    scene.told.clear();

    usher.lost("B");
    assertThat(scene.heardBeside())
        .singleElement()
        .asString()
        .contains("user_disconnected", "carol");
  }

  @Test
  void aWatcherThatDoesNotRenewInTimeIsGoneWithItsPeople() {
    watch("B.0", 1, last, CAROL);
    scene.clock.pass(WATCH_EXPIRY_MS + 1);
    usher.expire();

    assertThat(scene.watchers.watches("carol")).isFalse();
  }

  @Test
  void whoIsBelievedToBeHereAndIsNotIsSaidToHaveGoneOnceEveryWatcherHadTheTimeToRenew() {
    Watch believing =
        new Watch(
            TableScene.GAME,
            TableScene.WATCHER,
            1,
            last,
            List.of(new Present("alice", "Alice", "manager", List.of(), 1)),
            Set.of(),
            Map.of(),
            Set.of("dave"));
    usher.watch(believing);
    assertThat(scene.told).isEmpty();

    scene.clock.pass(WATCH_EXPIRY_MS);
    usher.watch(believing);
    assertThat(scene.heardBeside())
        .singleElement()
        .asString()
        .contains("user_disconnected", "dave");
  }

  private static Join join(
      User sender, boolean asPlayer, @Nullable String invitation, @Nullable Problem fault) {
    return new Join(TableScene.GAME, sender, asPlayer, invitation, null, fault);
  }

  private TableReply sync(User sender) {
    return usher.sync(new Sync(TableScene.GAME, sender, null)).result();
  }

  private TableReply read(User sender, long after) {
    return usher.readLog(new ReadLog(TableScene.GAME, sender, null, after, 100_000)).result();
  }

  private TableReply book(User sender, Form form) {
    return usher.readBook(new ReadBook(TableScene.GAME, sender, null, form)).result();
  }

  private TableReply watch(String watcher, long epoch, long seq, Present... people) {
    return usher.watch(watching(watcher, epoch, seq, Set.of(), people)).result();
  }

  private static Watch watching(
      String watcher, long epoch, long seq, Set<String> arrived, Present... people) {
    return new Watch(
        TableScene.GAME, watcher, epoch, seq, List.of(people), arrived, Map.of(), Set.of());
  }

  private static List<Long> seqs(TableReply reply) {
    return ((Log) reply).events().stream().map(SeqFrame::seq).toList();
  }

  private static Problem problem(TableReply reply) {
    assertThat(reply).isInstanceOf(Refused.class);
    return ((Refused) reply).problem();
  }

  private static ErrorCode code(TableReply reply) {
    return problem(reply).code();
  }
}
