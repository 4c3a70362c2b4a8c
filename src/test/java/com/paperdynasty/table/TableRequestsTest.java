package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.concurrent.SerialQueue;
import com.paperdynasty.game.Manager;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.user.User;
import com.paperdynasty.wire.BusCodecs;
import com.paperdynasty.wire.Commands;
import com.paperdynasty.wire.OwnershipRequest;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableReply.Done;
import com.paperdynasty.wire.TableReply.Elsewhere;
import com.paperdynasty.wire.TableReply.Joined;
import com.paperdynasty.wire.TableReply.Refused;
import com.paperdynasty.wire.TableRequest;
import com.paperdynasty.wire.TableRequest.Carry;
import com.paperdynasty.wire.TableRequest.Join;
import com.paperdynasty.wire.TableRequest.ReadLog;
import com.paperdynasty.wire.TableRequest.Sync;
import com.paperdynasty.wire.TableRequest.Watch;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the owner of a game in which Alice plays at Bob's does for each kind of request. */
@ExtendWith(VertxExtension.class)
class TableRequestsTest {
  private static final User ALICE = new User("alice", "Alice", false);
  private static final User BOB = new User("bob", "Bob", false);

  private TableScene scene;
  private Scorekeeper scorekeeper;
  private TableRequests requests;
  private final Control control = new Control();

  /** A table that stays open. */
  private final class Control implements TableControl {
    private final SerialQueue<Turn, TableReply> turns =
        new SerialQueue<>(8, turn -> scorekeeper.carryOut(turn));
    private int used;
    private int handedOn;

    @Override
    public Future<TableReply> queue(Turn turn) {
      return turns.offer(turn).orElseThrow();
    }

    @Override
    public void used() {
      used++;
    }

    @Override
    public Future<TableReply> handOn() {
      handedOn++;
      return Future.succeededFuture(new Elsewhere("A"));
    }
  }

  @BeforeEach
  void open(Vertx vertx) {
    BusCodecs.register(vertx.eventBus());
    scene = new TableScene(vertx, new Manager("bob", "Bob"), null, TableScene.settings(0));
    scorekeeper = scene.open().result();
    Usher usher =
        new Usher(
            vertx, scorekeeper, scene.journal, scene.watchers, scene.announcer, scene.clock, 1_000);
    requests =
        new TableRequests(
            "A",
            scorekeeper,
            scene.watchers,
            new StillOurs("A", scene.journal, TableScene.GAME, () -> scorekeeper.game().epoch()),
            usher,
            new Steward(scorekeeper, scene.watchers, scene.announcer),
            control);
  }

  @Test
  void aCommandIsCarriedOutForWhoSentIt() {
    assertThat(ask(roll("r"))).isInstanceOf(Done.class);
    assertThat(code(ask(walk(BOB, "by the fielding side")))).isEqualTo(ErrorCode.FORBIDDEN);
  }

  @Test
  void aCommandWithAnIdIsCarriedOutOnce() {
    TableReply first = ask(roll("r"));

    assertThat(ask(roll("r"))).isEqualTo(first);
    assertThat(scene.games.types(TableScene.GAME)).containsOnlyOnce("dice_rolled");
    assertThat(code(ask(roll(null)))).isEqualTo(ErrorCode.CONFLICT);
  }

  @Test
  void theReplyHasTheNumbersOfTheEventsAndNoFrames() {
    Done withFrames = (Done) ask(roll("r"));
    assertThat(withFrames.events()).isNotEmpty();

    assertThat(ask(roll("r").withoutFrames())).isEqualTo(withFrames.withoutFrames());
    Done next = (Done) ask(walk(ALICE, "w").withoutFrames());
    assertThat(next.events()).isEmpty();
    assertThat(next.answerSeq()).isEqualTo(withFrames.lastSeq() + 1);
    assertThat(next.lastSeq()).isEqualTo(scene.games.types(TableScene.GAME).size());
  }

  @Test
  void anOwnerThatWasDeposedDoesNotSayThatACommandWillNotBeDone() {
    scene.games.open(TableScene.GAME, "B");

    assertThat(requests.carry(walk(ALICE, "x")).cause()).isInstanceOf(GameLost.class);
  }

  /** Nobody sends it again, so nobody can be told two things about it. */
  @Test
  void aRefusalOfACommandWithoutAnIdIsGivenAtOnce() {
    scene.journal.onOwners(FaultyJournal.unheard());

    assertThat(code(ask(walk(ALICE, null)))).isEqualTo(ErrorCode.CONFLICT);
  }

  @Test
  void whoComesWithEntropyAddsItToTheDiceOnceAndIsLetIn() {
    assertThat(ask(joining(BOB, "salt"))).isInstanceOf(Joined.class);
    assertThat(scene.games.types(TableScene.GAME)).contains("entropy_given");
    int events = scene.log().size();

    assertThat(ask(joining(BOB, "pepper"))).isInstanceOf(Joined.class);
    assertThat(scene.log()).hasSize(events);
  }

  @Test
  void nobodyIsShownAGameThatAnotherNodeHas() {
    scene.games.open(TableScene.GAME, "B");

    for (TableRequest request :
        List.of(
            joining(ALICE, null),
            new Sync(TableScene.GAME, ALICE, null),
            new ReadLog(TableScene.GAME, ALICE, null, 0, 1_000),
            new OwnershipRequest.Confirm(TableScene.GAME))) {
      assertThat(request.match(requests).cause()).as("%s", request).isInstanceOf(GameLost.class);
    }
  }

  @Test
  void anOwnerSaysThatItHasTheGameUnlessItDoesNotReachItsJournal() {
    OwnershipRequest.Confirm asked = new OwnershipRequest.Confirm(TableScene.GAME);
    assertThat(ask(asked)).isEqualTo(new Elsewhere("A"));

    scene.journal.onOwners(FaultyJournal.unheard());
    assertThat(requests.confirm(asked).cause()).isInstanceOf(Unanswered.class);
  }

  @Test
  void aGameThatIsOpenHereIsNeitherTakenNorOfferedAgain() {
    assertThat(ask(new OwnershipRequest.TakeOver(TableScene.GAME))).isEqualTo(new Elsewhere("A"));
    assertThat(ask(new OwnershipRequest.Offer(TableScene.GAME))).isEqualTo(new Elsewhere("A"));
    assertThat(control.handedOn).isZero();

    ask(new OwnershipRequest.HandOn(TableScene.GAME));
    assertThat(control.handedOn).isEqualTo(1);
  }

  @Test
  void aTableThatIsWatchedIsInUse() {
    ask(new Watch(TableScene.GAME, "B.0", 1, 1, List.of(), Set.of(), Map.of(), Set.of()));

    assertThat(control.used).isEqualTo(1);
  }

  private TableReply ask(TableRequest request) {
    return request.match(requests).result();
  }

  private static Join joining(User sender, @Nullable String entropy) {
    return new Join(TableScene.GAME, sender, true, null, entropy, null);
  }

  private static Carry roll(@Nullable String id) {
    return command(ALICE, "roll_dice", TableScene.data(), id);
  }

  private static Carry walk(User sender, @Nullable String id) {
    return command(sender, Commands.SUBMIT_OUTCOME, TableScene.data().put("outcome", "walk"), id);
  }

  private static Carry command(User sender, String event, ObjectNode data, @Nullable String id) {
    return new Carry(TableScene.GAME, sender, TableScene.ORIGIN, id, event, data);
  }

  private static ErrorCode code(TableReply reply) {
    assertThat(reply).isInstanceOf(Refused.class);
    return ((Refused) reply).problem().code();
  }
}
