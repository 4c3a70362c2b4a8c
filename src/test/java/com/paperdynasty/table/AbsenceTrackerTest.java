package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.GameRequest.RenewWatch;
import com.paperdynasty.bus.UserPresence;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.Presence;
import com.paperdynasty.game.state.GameState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Alice and Bob manage, Carol created the game. */
class AbsenceTrackerTest {
  private final SettableClock clock = new SettableClock();
  private final PresenceTracker presenceTracker = new PresenceTracker();
  private final Instant opened = clock.instant();
  private final AbsenceTracker absenceTracker = new AbsenceTracker(presenceTracker, clock);
  private final GameState state = GameScenario.newGame().state();

  @Test
  void managerWhoIsInTheRoomIsThere() {
    watch("alice", "bob");
    assertThat(absenceTracker.presence(state)).isEqualTo(Presence.ALL_THERE);
  }

  @Test
  void ownerCountsFromItsOpeningAtTheEarliest() {
    watch("alice");
    clock.pass(60_000);
    assertThat(absenceTracker.presence(state)).isEqualTo(new Presence(null, opened));
  }

  @Test
  void managerWhoLeavesIsGoneSinceThen() {
    watch("alice", "bob");
    clock.pass(60_000);
    absenceTracker.seen(watch("alice").departed().keySet(), state);
    Instant left = clock.instant();
    clock.pass(60_000);
    assertThat(absenceTracker.presence(state)).isEqualTo(new Presence(null, left));
    watch("alice", "bob");
    assertThat(absenceTracker.presence(state)).isEqualTo(Presence.ALL_THERE);
  }

  /** Their node may have died, and they come back over another. */
  @Test
  void managerOfAnExpiredWatchIsGoneSinceItWasMissed() {
    watch("alice", "bob");
    clock.pass(60_000);
    absenceTracker.seen(presenceTracker.expire(clock.millis()).departed().keySet(), state);
    assertThat(absenceTracker.presence(state))
        .isEqualTo(new Presence(clock.instant(), clock.instant()));
  }

  @Test
  void managerWhoGivesACommandWasThere() {
    clock.pass(60_000);
    absenceTracker.seen(List.of("bob"), state);
    clock.pass(60_000);
    assertThat(absenceTracker.presence(state))
        .isEqualTo(new Presence(opened, opened.plusMillis(60_000)));
  }

  /** However many come and go, the time of a manager is kept. */
  @Test
  void spectatorsAreNotCounted() {
    absenceTracker.seen(List.of("bob"), state);
    clock.pass(60_000);
    for (int i = 0; i < 1_000; i++) {
      absenceTracker.seen(List.of("spectator-" + i, "carol"), state);
    }
    assertThat(absenceTracker.presence(state).homeGone()).isEqualTo(opened);
  }

  private PresenceTracker.PresenceChange watch(String... users) {
    List<UserPresence> present =
        List.of(users).stream()
            .map(user -> new UserPresence(user, user, "manager", List.of(), 1))
            .toList();
    return presenceTracker.renew(
        new RenewWatch(GameScenario.GAME, "A.0", 1, 1, present, Set.of(), Map.of(), Set.of()),
        clock.millis());
  }
}
