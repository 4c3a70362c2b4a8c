package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.game.Audience;
import com.paperdynasty.game.Manager;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.user.User;
import com.paperdynasty.wire.BusCodecs;
import com.paperdynasty.wire.Present;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableReply.Permitted;
import com.paperdynasty.wire.TableReply.Refused;
import com.paperdynasty.wire.TableReply.Written;
import com.paperdynasty.wire.TableRequest.PassOn;
import com.paperdynasty.wire.TableRequest.Permit;
import com.paperdynasty.wire.TableRequest.Permit.Deed;
import com.paperdynasty.wire.TableRequest.ViewHand;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A private game in which Alice, who administers it, plays at Bob's. Alice and Dan, who watches,
 * are in the room; spectators are a minute behind.
 */
@ExtendWith(VertxExtension.class)
class StewardTest {
  private static final User ALICE = new User("alice", "Alice", false);
  private static final User BOB = new User("bob", "Bob", false);
  private static final User DAN = new User("dan", "Dan", false);
  private static final User STRANGER = new User("carol", "Carol", false);
  private static final Problem FAULT = Problem.about("body", ErrorCode.INVALID, "is too long");

  private TableScene scene;
  private Steward steward;

  @BeforeEach
  void open(Vertx vertx) {
    BusCodecs.register(vertx.eventBus());
    scene =
        new TableScene(vertx, new Manager("bob", "Bob"), "let me in", TableScene.settings(60_000));
    scene.comesIn("B.0", new Present("dan", "Dan", "spectator", List.of(), 1));
    steward = new Steward(scene.open().result(), scene.watchers, scene.announcer);
  }

  @Test
  void aManagerTalksToTheWholeRoomAndSpectatorsReadItLate() {
    assertThat(say(ALICE, "game", null))
        .isEqualTo(
            new Permitted(
                Audience.EVERYBODY, true, List.of("game", "team", "spectators", "direct"), 0));
  }

  @Test
  void whoWatchesTalksInTheStandsAndReadsTheGameLate() {
    Permitted permitted = (Permitted) say(DAN, "spectators", null);

    assertThat(permitted.readers()).isEmpty();
    assertThat(permitted.audience().includes("bob", false)).isFalse();
    assertThat(permitted.late()).isFalse();
    assertThat(permitted.channels()).containsExactly("game", "spectators", "direct");
    assertThat(permitted.delayMs()).isEqualTo(60_000);
  }

  @Test
  void whoWatchesDoesNotTalkToTheWholeRoomNorToATeam() {
    assertThat(code(say(DAN, "game", null))).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(code(say(DAN, "team", null))).isEqualTo(ErrorCode.FORBIDDEN);
  }

  @Test
  void whatIsSaidToOneIsForThemAndItsSenderAlone() {
    assertThat(((Permitted) say(ALICE, "direct", "dan")).readers()).containsExactly("alice", "dan");
  }

  @Test
  void nobodyIsWrittenToWhoIsNotInTheRoom() {
    Problem problem = ((Refused) say(ALICE, "direct", "bob")).problem();

    assertThat(problem.code()).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(problem.field()).isEqualTo("to");
  }

  @Test
  void onlyWhoAdministersTheGamePresides() {
    assertThat(permit(ALICE, Deed.PRESIDE, null)).isInstanceOf(Permitted.class);
    assertThat(permit(new User("root", "Root", true), Deed.PRESIDE, null))
        .isInstanceOf(Permitted.class);
    assertThat(code(permit(BOB, Deed.PRESIDE, null))).isEqualTo(ErrorCode.FORBIDDEN);
  }

  @Test
  void aStrangerIsToldThatThereIsNoSuchGameUnlessTheyHaveTheInvitation() {
    assertThat(code(permit(STRANGER, Deed.READ, null))).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(code(permit(STRANGER, Deed.READ, "let me out"))).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(permit(STRANGER, Deed.READ, "let me in")).isInstanceOf(Permitted.class);
  }

  @Test
  void whatIsWrongWithARequestIsToldToThoseAloneWhoHaveTheRight() {
    assertThat(problem(faulty(ALICE))).isEqualTo(FAULT);
    assertThat(code(faulty(DAN))).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(code(faulty(STRANGER))).isEqualTo(ErrorCode.NOT_FOUND);
  }

  @Test
  void whatIsPassedOnTwiceIsToldOnce() {
    PassOn said = PassOn.toAll(TableScene.GAME, "message 1", "{\"a\":1}", null);

    assertThat(steward.passOn(said)).isEqualTo(new TableReply.Passed());
    assertThat(steward.passOn(said)).isEqualTo(new TableReply.Passed());
    steward.passOn(PassOn.toAll(TableScene.GAME, "message 2", "{\"a\":2}", null));

    assertThat(scene.heardBeside()).containsExactly("{\"a\":1}", "{\"a\":2}");
  }

  @Test
  void aManagerSeesTheirOwnCardsAndTheRoomIsToldThatTheyLook() {
    TableReply cards = steward.viewHand(new ViewHand(TableScene.GAME, BOB, null, null));

    assertThat(((Written) cards).text()).contains("\"team_id\":\"home\"");
    assertThat(scene.heardBeside())
        .singleElement()
        .asString()
        .contains("\"user_id\":\"bob\"", "viewed_hand");
  }

  @Test
  void nobodySeesTheCardsOfAnotherAndTheRoomHearsNothingOfIt() {
    assertThat(code(steward.viewHand(new ViewHand(TableScene.GAME, BOB, "away", null))))
        .isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(code(steward.viewHand(new ViewHand(TableScene.GAME, DAN, "home", null))))
        .isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(code(steward.viewHand(new ViewHand(TableScene.GAME, STRANGER, null, null))))
        .isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(problem(steward.viewHand(new ViewHand(TableScene.GAME, BOB, null, FAULT))))
        .isEqualTo(FAULT);
    assertThat(scene.told).isEmpty();
  }

  private TableReply say(User sender, String channel, @Nullable String to) {
    return steward.permit(new Permit(TableScene.GAME, sender, null, Deed.SAY, channel, to, null));
  }

  private TableReply faulty(User sender) {
    return steward.permit(new Permit(TableScene.GAME, sender, null, Deed.SAY, "team", null, FAULT));
  }

  private TableReply permit(User sender, Deed deed, @Nullable String invitation) {
    return steward.permit(new Permit(TableScene.GAME, sender, invitation, deed, null, null, null));
  }

  private static Problem problem(TableReply reply) {
    assertThat(reply).isInstanceOf(Refused.class);
    return ((Refused) reply).problem();
  }

  private static ErrorCode code(TableReply reply) {
    return problem(reply).code();
  }
}
