package com.paperdynasty.game;

import static com.paperdynasty.game.Scene.ALICE;
import static com.paperdynasty.game.Scene.BOB;
import static com.paperdynasty.game.Scene.CAROL;
import static com.paperdynasty.game.Scene.ROOT;
import static com.paperdynasty.game.Scene.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.Side;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.user.User;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alice and Bob manage, Carol is the game's admin, Sam is a spectator, Root is a service admin. */
class TalkRightsTest {
  private static final List<Actor> CAST = List.of(ALICE, BOB, CAROL, SAM, ROOT);

  private final TableState game = Scene.newGame().state();

  @ParameterizedTest
  @CsvSource({
    "GAME,       alice bob carol root",
    "TEAM,       alice bob",
    "SPECTATORS, carol sam root",
    "DIRECT,     alice bob carol sam root",
  })
  void channelsThatEachRoleMayWriteTo(Channel channel, String writers) {
    for (Actor actor : CAST) {
      assertThat(TalkRights.toSay(game, here(actor), channel, null) == null)
          .as("%s writes to %s", actor.userId(), channel)
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
    assertThat(TalkRights.readBy(game, actor(reader)).stream().map(Channel::name))
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
  void audienceOfEachChannel(String from, Channel channel, String hearers) {
    Audience audience = TalkRights.audience(game, actor(from), channel, "bob");
    assertThat(
            CAST.stream()
                .filter(actor -> audience.includes(actor.userId(), actor.serviceAdmin()))
                .map(Actor::userId))
        .containsExactlyInAnyOrder(hearers.split(" "));
  }

  @Test
  void spectatorWritesToAManagerOnlyIfTheLeagueAllowsIt() {
    assertThat(direct(game, SAM, "alice")).isEqualTo(Refusal.notAuthorized());
    assertThat(direct(game, SAM, "carol")).isNull();
    assertThat(direct(game, ALICE, "sam")).isNull();
    assertThat(direct(game, CAROL, "alice")).isNull();

    RuleBook liberal = new RuleBook("hash", game.rules().league(), true);
    TableState there =
        new TableState(
            game.setup(),
            liberal,
            game.away(),
            game.home(),
            game.dice(),
            game.printed(),
            false,
            null,
            null);
    assertThat(direct(there, SAM, "alice")).isNull();
  }

  @Test
  void directMessagesNeedPresenceInTheRoom() {
    assertThat(TalkRights.toSay(game, ALICE, Channel.DIRECT, "bob"))
        .isEqualTo(Refusal.notAuthorized());
  }

  @Test
  void adminWhoManagesASideHasTheRightsOfBoth() {
    Actor both = new Actor(new User("alice", "Alice", true), true);

    assertThat(CAST).allSatisfy(any -> assertThat(any.watching()).isFalse());
    for (Channel channel : Channel.values()) {
      assertThat(TalkRights.toSay(game, both, channel, "bob")).isNull();
    }
    assertThat(TalkRights.readBy(game, both)).containsExactly(Channel.values());
    assertThat(TalkRights.audience(game, SAM, Channel.SPECTATORS, null).includes("alice", true))
        .isTrue();
  }

  @Test
  void managersSeeOnlyTheirOwnCards() {
    assertThat(TalkRights.handOf(game, ALICE, null)).isEqualTo(Side.AWAY);
    assertThat(TalkRights.handOf(game, BOB, Side.HOME)).isEqualTo(Side.HOME);
    assertThat(TalkRights.handOf(game, BOB, Side.AWAY)).isNull();
    for (Actor other : List.of(CAROL, SAM, ROOT)) {
      assertThat(TalkRights.handOf(game, other, null)).isNull();
      assertThat(TalkRights.handOf(game, other, Side.AWAY)).isNull();
    }
  }

  private static @Nullable Problem direct(TableState state, Actor from, String to) {
    return TalkRights.toSay(state, here(from), Channel.DIRECT, to);
  }

  private static Actor here(Actor actor) {
    return new Actor(new User(actor.userId(), actor.name(), actor.serviceAdmin()), true);
  }

  private static Actor actor(String userId) {
    return CAST.stream().filter(one -> one.userId().equals(userId)).findFirst().orElseThrow();
  }
}
