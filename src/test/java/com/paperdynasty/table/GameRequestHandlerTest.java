package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.bus.BusCodecs;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.Executed;
import com.paperdynasty.bus.GameReply.Joined;
import com.paperdynasty.bus.GameReply.Redirect;
import com.paperdynasty.bus.GameReply.Refused;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.GameRequest.ExecuteCommand;
import com.paperdynasty.bus.GameRequest.Join;
import com.paperdynasty.bus.GameRequest.ReadLog;
import com.paperdynasty.bus.GameRequest.RenewWatch;
import com.paperdynasty.bus.GameRequest.Sync;
import com.paperdynasty.bus.OwnershipRequest;
import com.paperdynasty.concurrent.SerialQueue;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.journal.FaultyJournal;
import com.paperdynasty.journal.JournalTimeoutException;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.protocol.client.CommandReader;
import com.paperdynasty.table.ownership.OwnershipCheck;
import com.paperdynasty.table.ownership.OwnershipLostException;
import com.paperdynasty.user.User;
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

/** Each kind of request to the owner of a game in which Alice plays at Bob's. */
@ExtendWith(VertxExtension.class)
class GameRequestHandlerTest {
  private static final User ALICE = new User("alice", "Alice", false);
  private static final User BOB = new User("bob", "Bob", false);

  private GameScene scene;
  private CommandExecutor commandExecutor;
  private GameRequestHandler requests;
  private final Control control = new Control();

  /** The lifecycle of a game that stays open. */
  private final class Control implements GameLifecycle {
    private final SerialQueue<PendingCommand, GameReply> turns =
        new SerialQueue<>(8, pendingCommand -> commandExecutor.execute(pendingCommand));
    private int used;
    private int handedOn;

    @Override
    public Future<GameReply> enqueue(PendingCommand pendingCommand) {
      return turns.offer(pendingCommand).orElseThrow();
    }

    @Override
    public void touch() {
      used++;
    }

    @Override
    public Future<GameReply> release() {
      handedOn++;
      return Future.succeededFuture(new Redirect("A"));
    }
  }

  @BeforeEach
  void open(Vertx vertx) {
    BusCodecs.register(vertx.eventBus());
    scene = new GameScene(vertx, new Manager("bob", "Bob"), null, GameScene.settings(0));
    commandExecutor = scene.open().result();
    GameQueryHandler gameQueryHandler =
        new GameQueryHandler(
            vertx,
            commandExecutor,
            scene.journal,
            scene.presenceTracker,
            scene.absenceTracker,
            scene.eventPublisher,
            scene.clock,
            GameScene.settings(0));
    requests =
        new GameRequestHandler(
            "A",
            commandExecutor,
            scene.presenceTracker,
            new OwnershipCheck(
                "A", scene.journal, GameScene.GAME, () -> commandExecutor.game().epoch()),
            gameQueryHandler,
            new ChatAuthorizer(
                vertx, commandExecutor, scene.presenceTracker, scene.eventPublisher, scene.clock),
            control);
  }

  @Test
  void commandIsExecutedForItsSender() {
    assertThat(ask(roll("r"))).isInstanceOf(Executed.class);
    assertThat(code(ask(walk(BOB, "by the fielding side")))).isEqualTo(ErrorCode.FORBIDDEN);
  }

  @Test
  void commandWithAnIdIsExecutedOnce() {
    GameReply first = ask(roll("r"));

    assertThat(ask(roll("r"))).isEqualTo(first);
    assertThat(scene.games.types(GameScene.GAME)).containsOnlyOnce("dice_rolled");
    assertThat(code(ask(roll(null)))).isEqualTo(ErrorCode.CONFLICT);
  }

  @Test
  void replyWithoutFramesHasTheNumbersOfTheEvents() {
    Executed withFrames = (Executed) ask(roll("r"));
    assertThat(withFrames.events()).isNotEmpty();

    assertThat(ask(roll("r").withoutFrames())).isEqualTo(withFrames.withoutFrames());
    Executed next = (Executed) ask(walk(ALICE, "w").withoutFrames());
    assertThat(next.events()).isEmpty();
    assertThat(next.answerSeq()).isEqualTo(withFrames.lastSeq() + 1);
    assertThat(next.lastSeq()).isEqualTo(scene.games.types(GameScene.GAME).size());
  }

  @Test
  void fencedOwnerDoesNotRefuseACommand() {
    scene.games.open(GameScene.GAME, "B");

    assertThat(requests.executeCommand(walk(ALICE, "x")).cause())
        .isInstanceOf(OwnershipLostException.class);
  }

  /** It is never sent again, so its sender cannot get two different replies. */
  @Test
  void commandWithoutAnIdIsRefusedWithoutAnOwnershipCheck() {
    scene.journal.onOwners(FaultyJournal.unheard());

    assertThat(code(ask(walk(ALICE, null)))).isEqualTo(ErrorCode.CONFLICT);
  }

  @Test
  void joinWithEntropyAddsItOnce() {
    assertThat(ask(joining(BOB, "salt"))).isInstanceOf(Joined.class);
    assertThat(scene.games.types(GameScene.GAME)).contains("entropy_given");
    int events = scene.log().size();

    assertThat(ask(joining(BOB, "pepper"))).isInstanceOf(Joined.class);
    assertThat(scene.log()).hasSize(events);
  }

  @Test
  void gameOfAnotherNodeIsNotShown() {
    scene.games.open(GameScene.GAME, "B");

    for (GameRequest request :
        List.of(
            joining(ALICE, null),
            new Sync(GameScene.GAME, ALICE, null),
            new ReadLog(GameScene.GAME, ALICE, null, 0, 1_000),
            new OwnershipRequest.QueryOwnership(GameScene.GAME))) {
      assertThat(request.match(requests).cause())
          .as("%s", request)
          .isInstanceOf(OwnershipLostException.class);
    }
  }

  @Test
  void ownerConfirmsItsGameUnlessTheJournalIsSilent() {
    OwnershipRequest.QueryOwnership asked = new OwnershipRequest.QueryOwnership(GameScene.GAME);
    assertThat(ask(asked)).isEqualTo(new Redirect("A"));

    scene.journal.onOwners(FaultyJournal.unheard());
    assertThat(requests.queryOwnership(asked).cause()).isInstanceOf(JournalTimeoutException.class);
  }

  @Test
  void openGameIsNeitherAcquiredNorOfferedAgain() {
    assertThat(ask(new OwnershipRequest.AcquireGame(GameScene.GAME))).isEqualTo(new Redirect("A"));
    assertThat(ask(new OwnershipRequest.OfferGame(GameScene.GAME))).isEqualTo(new Redirect("A"));
    assertThat(control.handedOn).isZero();

    ask(new OwnershipRequest.ReleaseGame(GameScene.GAME));
    assertThat(control.handedOn).isEqualTo(1);
  }

  @Test
  void watchMarksTheGameAsUsed() {
    ask(new RenewWatch(GameScene.GAME, "B.0", 1, 1, List.of(), Set.of(), Map.of(), Set.of()));

    assertThat(control.used).isEqualTo(1);
  }

  private GameReply ask(GameRequest request) {
    return request.match(requests).result();
  }

  private static Join joining(User sender, @Nullable String entropy) {
    return new Join(GameScene.GAME, sender, true, null, entropy, null);
  }

  private static ExecuteCommand roll(@Nullable String id) {
    return command(ALICE, "roll_dice", GameScene.data(), id);
  }

  private static ExecuteCommand walk(User sender, @Nullable String id) {
    return command(
        sender, CommandReader.SUBMIT_OUTCOME, GameScene.data().put("outcome", "walk"), id);
  }

  private static ExecuteCommand command(
      User sender, String event, ObjectNode data, @Nullable String id) {
    return new ExecuteCommand(GameScene.GAME, sender, GameScene.ORIGIN, id, event, data);
  }

  private static ErrorCode code(GameReply reply) {
    assertThat(reply).isInstanceOf(Refused.class);
    return ((Refused) reply).problem().code();
  }
}
