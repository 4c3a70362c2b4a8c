package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.ROOT;
import static com.paperdynasty.game.GameScenario.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.card.CardOptions.Hands;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Audience;
import com.paperdynasty.game.model.ChatChannel;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.user.User;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alice and Bob manage, Carol is the game's admin, Sam is a spectator, Root is a service admin. */
class ChatPermissionsTest {
  private static final List<Actor> CAST = List.of(ALICE, BOB, CAROL, SAM, ROOT);

  private final GameState game = GameScenario.newGame().state();

  @ParameterizedTest
  @CsvSource({
    "GAME,       alice bob carol root",
    "TEAM,       alice bob",
    "SPECTATORS, carol sam root",
    "DIRECT,     alice bob carol sam root",
  })
  void channelsThatEachRoleMayWriteTo(ChatChannel chatChannel, String writers) {
    for (Actor actor : CAST) {
      assertThat(ChatPermissions.whyNotToWrite(game, here(actor), chatChannel, null) == null)
          .as("%s writes to %s", actor.userId(), chatChannel)
          .isEqualTo(List.of(writers.split(" ")).contains(actor.userId()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "alice, GAME TEAM DIRECT",
    "bob,   GAME TEAM DIRECT",
    "carol, GAME SPECTATORS DIRECT",
    "sam,   GAME SPECTATORS DIRECT",
    "root,  GAME SPECTATORS DIRECT",
  })
  void channelsThatEachRoleMayRead(String reader, String channels) {
    assertThat(
            ChatPermissions.readableChannels(game, actor(reader)).stream().map(ChatChannel::name))
        .containsExactly(channels.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "alice, GAME,            alice bob carol sam root",
    "carol, GAME,            alice bob carol sam root",
    "alice, TEAM,            alice",
    "bob,   TEAM,            bob",
    "sam,   SPECTATORS,      carol sam root",
    "carol, SPECTATORS,      carol sam root",
    "alice, DIRECT,          alice bob",
    "sam,   DIRECT,          sam bob",
  })
  void audienceOfEachChannel(String from, ChatChannel chatChannel, String recipients) {
    Audience audience = ChatPermissions.audience(game, actor(from), chatChannel, "bob");
    assertThat(
            CAST.stream()
                .filter(actor -> audience.includes(actor.userId(), actor.serviceAdmin()))
                .map(Actor::userId))
        .containsExactlyInAnyOrder(recipients.split(" "));
  }

  @Test
  void spectatorWritesToAManagerOnlyIfTheLeagueAllowsIt() {
    assertThat(direct(game, SAM, "alice")).isEqualTo(GameProblems.notAuthorized());
    assertThat(direct(game, SAM, "carol")).isNull();
    assertThat(direct(game, ALICE, "sam")).isNull();
    assertThat(direct(game, CAROL, "alice")).isNull();

    RuleBook liberal = new RuleBook("hash", game.rules().league(), true, Map.of());
    GameState there =
        new GameState(
            game.setup(),
            liberal,
            game.away(),
            game.home(),
            game.dice(),
            game.hashed(),
            false,
            null,
            null,
            game.fairPlay());
    assertThat(direct(there, SAM, "alice")).isNull();
  }

  @Test
  void directMessagesNeedPresenceInTheRoom() {
    assertThat(ChatPermissions.whyNotToWrite(game, ALICE, ChatChannel.DIRECT, "bob"))
        .isEqualTo(GameProblems.notAuthorized());
  }

  @Test
  void adminWhoManagesASideHasTheRightsOfBoth() {
    Actor both = new Actor(new User("alice", "Alice", true), true);

    assertThat(CAST).allSatisfy(any -> assertThat(any.inRoom()).isFalse());
    for (ChatChannel chatChannel : ChatChannel.values()) {
      assertThat(ChatPermissions.whyNotToWrite(game, both, chatChannel, "bob")).isNull();
    }
    assertThat(ChatPermissions.readableChannels(game, both)).containsExactly(ChatChannel.values());
    assertThat(
            ChatPermissions.audience(game, SAM, ChatChannel.SPECTATORS, null)
                .includes("alice", true))
        .isTrue();
  }

  @Test
  void managersSeeOnlyTheirOwnCards() {
    assertThat(ChatPermissions.sideOfVisibleCards(game, ALICE, null)).isEqualTo(Side.AWAY);
    assertThat(ChatPermissions.sideOfVisibleCards(game, BOB, Side.HOME)).isEqualTo(Side.HOME);
    assertThat(ChatPermissions.sideOfVisibleCards(game, BOB, Side.AWAY)).isNull();
    for (Actor other : List.of(CAROL, SAM, ROOT)) {
      assertThat(ChatPermissions.sideOfVisibleCards(game, other, null)).isNull();
      assertThat(ChatPermissions.sideOfVisibleCards(game, other, Side.AWAY)).isNull();
    }
  }

  @Test
  void leagueMayShowTheCardsOfASide() {
    GameState managers = CardedScenario.newGame(Hands.MANAGERS).state();
    GameState everybody = CardedScenario.newGame(Hands.EVERYBODY).state();

    assertThat(ChatPermissions.sideOfVisibleCards(managers, BOB, Side.AWAY)).isEqualTo(Side.AWAY);
    assertThat(ChatPermissions.sideOfVisibleCards(managers, BOB, null)).isEqualTo(Side.HOME);
    for (Actor other : List.of(CAROL, SAM, ROOT)) {
      assertThat(ChatPermissions.sideOfVisibleCards(managers, other, Side.AWAY)).isNull();
      assertThat(ChatPermissions.sideOfVisibleCards(everybody, other, null)).isNull();
      assertThat(ChatPermissions.sideOfVisibleCards(everybody, other, Side.AWAY))
          .isEqualTo(Side.AWAY);
    }
  }

  private static @Nullable Problem direct(GameState state, Actor from, String to) {
    return ChatPermissions.whyNotToWrite(state, here(from), ChatChannel.DIRECT, to);
  }

  private static Actor here(Actor actor) {
    return new Actor(new User(actor.userId(), actor.name(), actor.serviceAdmin()), true);
  }

  private static Actor actor(String userId) {
    return CAST.stream().filter(one -> one.userId().equals(userId)).findFirst().orElseThrow();
  }
}
