package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.BusCodecs;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.Authorized;
import com.paperdynasty.bus.GameReply.Document;
import com.paperdynasty.bus.GameReply.Refused;
import com.paperdynasty.bus.GameRequest.Authorize;
import com.paperdynasty.bus.GameRequest.Authorize.Permission;
import com.paperdynasty.bus.GameRequest.Broadcast;
import com.paperdynasty.bus.GameRequest.ViewHand;
import com.paperdynasty.bus.UserPresence;
import com.paperdynasty.game.model.Audience;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.harness.Await;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.user.User;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A private game in which Alice, who administers it, plays at Bob's. Alice and Dan, a spectator,
 * are in the room; spectators have a delay of a minute.
 */
@ExtendWith(VertxExtension.class)
class ChatAuthorizerTest {
  private static final User ALICE = new User("alice", "Alice", false);
  private static final User BOB = new User("bob", "Bob", false);
  private static final User DAN = new User("dan", "Dan", false);
  private static final User STRANGER = new User("carol", "Carol", false);
  private static final Problem FAULT = Problem.about("body", ErrorCode.INVALID, "is too long");

  private GameScene scene;
  private ChatAuthorizer chatAuthorizer;

  @BeforeEach
  void open(Vertx vertx) {
    BusCodecs.register(vertx.eventBus());
    scene =
        new GameScene(vertx, new Manager("bob", "Bob"), "let me in", GameScene.settings(60_000));
    scene.join("B.0", new UserPresence("dan", "Dan", "spectator", List.of(), 1));
    chatAuthorizer =
        new ChatAuthorizer(
            vertx, scene.open().result(), scene.presenceTracker, scene.eventPublisher, scene.clock);
  }

  @Test
  void messageOfAManagerGoesToTheRoomWithTheSpectatorDelay() {
    assertThat(say(ALICE, "game", null))
        .isEqualTo(
            new Authorized(
                Audience.EVERYBODY,
                true,
                List.of("game", "team", "spectators", "direct"),
                0,
                List.of()));
  }

  @Test
  void spectatorWritesToSpectatorsAndReadsTheGameChannelLate() {
    Authorized authorized = (Authorized) say(DAN, "spectators", null);

    assertThat(authorized.readers()).isEmpty();
    assertThat(authorized.audience().includes("bob", false)).isFalse();
    assertThat(authorized.late()).isFalse();
    assertThat(authorized.channels()).containsExactly("game", "spectators", "direct");
    assertThat(authorized.delayMs()).isEqualTo(60_000);
  }

  @Test
  void spectatorCannotWriteToTheRoomOrATeam() {
    assertThat(code(say(DAN, "game", null))).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(code(say(DAN, "team", null))).isEqualTo(ErrorCode.FORBIDDEN);
  }

  @Test
  void directMessageIsForItsRecipientAndSender() {
    assertThat(((Authorized) say(ALICE, "direct", "dan")).readers())
        .containsExactly("alice", "dan");
  }

  @Test
  void directMessageNeedsARecipientInTheRoom() {
    Problem problem = ((Refused) say(ALICE, "direct", "bob")).problem();

    assertThat(problem.code()).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(problem.field()).isEqualTo("to");
  }

  @Test
  void onlyAdminsModerate() {
    assertThat(permit(ALICE, Permission.PRESIDE, null)).isInstanceOf(Authorized.class);
    assertThat(permit(new User("root", "Root", true), Permission.PRESIDE, null))
        .isInstanceOf(Authorized.class);
    assertThat(code(permit(BOB, Permission.PRESIDE, null))).isEqualTo(ErrorCode.FORBIDDEN);
  }

  @Test
  void privateGameIsNotFoundWithoutTheInvitation() {
    assertThat(code(permit(STRANGER, Permission.READ, null))).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(code(permit(STRANGER, Permission.READ, "let me out")))
        .isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(permit(STRANGER, Permission.READ, "let me in")).isInstanceOf(Authorized.class);
  }

  @Test
  void faultOfARequestIsReportedOnlyToAuthorizedUsers() {
    assertThat(problem(faulty(ALICE))).isEqualTo(FAULT);
    assertThat(code(faulty(DAN))).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(code(faulty(STRANGER))).isEqualTo(ErrorCode.NOT_FOUND);
  }

  @Test
  void repeatedBroadcastIsSentOnce() {
    Broadcast said = Broadcast.toAll(GameScene.GAME, "message 1", "{\"a\":1}", null);

    assertThat(chatAuthorizer.broadcast(said)).isEqualTo(new GameReply.BroadcastAccepted());
    assertThat(chatAuthorizer.broadcast(said)).isEqualTo(new GameReply.BroadcastAccepted());
    chatAuthorizer.broadcast(Broadcast.toAll(GameScene.GAME, "message 2", "{\"a\":2}", null));

    assertThat(scene.transientFrames()).containsExactly("{\"a\":1}", "{\"a\":2}");
  }

  @Test
  void managerSeesTheirOwnCardsAndTheRoomIsTold() {
    GameReply cards = viewed(BOB, null, null);

    assertThat(((Document) cards).text()).contains("\"team_id\":\"home\"");
    assertThat(scene.transientFrames())
        .singleElement()
        .asString()
        .contains("\"user_id\":\"bob\"", "viewed_hand");
  }

  @Test
  void cardsOfAnotherAreRefusedAndTheRoomIsNotTold() {
    assertThat(code(viewed(BOB, "away", null))).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(code(viewed(DAN, "home", null))).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(code(viewed(STRANGER, null, null))).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(problem(viewed(BOB, null, FAULT))).isEqualTo(FAULT);
    assertThat(scene.told).isEmpty();
  }

  private GameReply viewed(User sender, @Nullable String side, @Nullable Problem fault) {
    return Await.result(
        chatAuthorizer.viewHand(new ViewHand(GameScene.GAME, sender, side, List.of(), fault)));
  }

  private GameReply say(User sender, String channel, @Nullable String to) {
    return chatAuthorizer.authorize(
        new Authorize(GameScene.GAME, sender, null, Permission.SAY, channel, to, null));
  }

  private GameReply faulty(User sender) {
    return chatAuthorizer.authorize(
        new Authorize(GameScene.GAME, sender, null, Permission.SAY, "team", null, FAULT));
  }

  private GameReply permit(User sender, Permission permission, @Nullable String invitation) {
    return chatAuthorizer.authorize(
        new Authorize(GameScene.GAME, sender, invitation, permission, null, null, null));
  }

  private static Problem problem(GameReply reply) {
    assertThat(reply).isInstanceOf(Refused.class);
    return ((Refused) reply).problem();
  }

  private static ErrorCode code(GameReply reply) {
    return problem(reply).code();
  }
}
