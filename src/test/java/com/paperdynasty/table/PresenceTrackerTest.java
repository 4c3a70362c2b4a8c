package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.GameRequest.RenewWatch;
import com.paperdynasty.bus.UserPresence;
import com.paperdynasty.table.PresenceTracker.PresenceChange;
import com.paperdynasty.user.User;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PresenceTrackerTest {
  private static final UUID GAME = new UUID(1, 2);

  private final PresenceTracker presenceTracker = new PresenceTracker();

  @Test
  void newUserOnANodeHasArrived() {
    assertThat(arrived(watch("east", 0, List.of("alice"), "alice"))).containsExactly("alice");
    assertThat(arrived(watch("east", 1, List.of("bob"), "alice", "bob"))).containsExactly("bob");
    assertThat(arrived(watch("east", 2, List.of(), "alice", "bob"))).isEmpty();
  }

  @Test
  void renewalWithoutAChangeMakesNothingAndCountsForTheExpiry() {
    watch("east", 0, List.of("alice"), "alice", "bob");
    PresenceChange renewed = watch("east", 5, List.of(), "alice", "bob");

    assertThat(renewed).isSameAs(PresenceChange.NONE);
    assertThat(presenceTracker.expire(5)).isSameAs(PresenceChange.NONE);
    assertThat(users()).containsExactly("alice", "bob");
  }

  @Test
  void reopenedGameAnnouncesNobodyAgain() {
    assertThat(arrived(watch("east", 0, List.of(), "alice", "bob"))).isEmpty();
    assertThat(users()).containsExactly("alice", "bob");
  }

  @Test
  void userWhoCameDuringTheReopeningHasArrived() {
    assertThat(arrived(watch("east", 0, List.of("bob"), "alice", "bob"))).containsExactly("bob");
  }

  @Test
  void secondConnectionIsNoArrivalAndItsEndNoDeparture() {
    watch("east", 0, List.of("alice"), "alice");
    assertThat(arrived(watch("west", 0, List.of("alice"), "alice"))).isEmpty();
    assertThat(presenceTracker.present())
        .singleElement()
        .extracting(UserPresence::connections)
        .isEqualTo(2);

    PresenceChange presenceChange =
        presenceTracker.renew(watchOf("west", List.of(), Map.of("alice", "left")), 1);

    assertThat(presenceChange.departed()).isEmpty();
    assertThat(users()).containsExactly("alice");
  }

  /** Those who joined before may not have been told of a spectator: the list has a bound. */
  @Test
  void spectatorWhoTakesASeatIsAnnouncedAsItsManager() {
    watch("east", 0, List.of("alice", "bob"), "alice", "bob");
    UserPresence seated = new UserPresence("bob", "bob", "manager", List.of("home"), 1);
    UserPresence alice = new UserPresence("alice", "alice", "spectator", List.of(), 1);

    assertThat(presenceTracker.renew(watchOf("east", List.of(alice, seated)), 1).arrived())
        .containsExactly(seated);
    assertThat(presenceTracker.renew(watchOf("east", List.of(alice, seated)), 2).arrived())
        .isEmpty();
    assertThat(arrived(watch("west", 3, List.of("bob"), "bob")))
        .as("a second connection, as a spectator, takes nothing away")
        .isEmpty();
    UserPresence olderTab = new UserPresence("bob", "bob", "spectator", List.of(), 1);
    assertThat(presenceTracker.renew(watchOf("east", List.of(alice, olderTab)), 4).arrived())
        .as("nor does a connection that is older than the seat, and the last that is left")
        .isEmpty();
  }

  @Test
  void usersOfANodeThatIsGoneHaveLeftUnlessTheyAreElsewhereToo() {
    watch("east.1", 0, List.of("alice", "bob"), "alice", "bob");
    watch("west.1", 0, List.of(), "bob");
    watch("eastern.1", 0, List.of("carol"), "carol");

    PresenceChange presenceChange = presenceTracker.removeNode("east");

    assertThat(presenceChange.departed()).containsExactly(Map.entry("alice", "disconnected"));
    assertThat(users()).containsExactly("bob", "carol");
  }

  @Test
  void userElsewhereIsUnknownToAWatcherThatDoesNotBelieveThemThere() {
    watch("east", 0, List.of("alice"), "alice");
    RenewWatch bob = watchOf("west", List.of("bob"), Map.of(), "bob");
    presenceTracker.renew(bob, 1);

    assertThat(presenceTracker.unknownTo(bob))
        .extracting(UserPresence::userId)
        .containsExactly("alice");
    RenewWatch knows =
        new RenewWatch(GAME, "west", 1, 1, bob.present(), Set.of(), Map.of(), Set.of("alice"));
    assertThat(presenceTracker.unknownTo(knows)).isEmpty();
    assertThat(presenceTracker.unknownTo(watchOf("south", List.of(), Map.of()))).isEmpty();
  }

  @Test
  void unseenDepartureIsAnnouncedOnce() {
    watch("west.1", 0, List.of(), "bob");

    assertThat(presenceTracker.departedUnseen(Set.of("bob", "ghost")).departed())
        .containsExactly(Map.entry("ghost", "disconnected"));
    assertThat(presenceTracker.departedUnseen(Set.of("ghost")).departed()).isEmpty();
  }

  @Test
  void userWhoReturnsAfterAnAnnouncedDepartureHasArrived() {
    presenceTracker.departedUnseen(Set.of("alice"));

    assertThat(arrived(watch("east.1", 0, List.of(), "alice"))).containsExactly("alice");
    assertThat(arrived(watch("west.1", 0, List.of(), "alice"))).isEmpty();
  }

  @Test
  void departureHasTheReasonOfTheWatcher() {
    watch("east", 0, List.of("alice", "bob"), "alice", "bob");

    PresenceChange presenceChange =
        presenceTracker.renew(watchOf("east", List.of(), Map.of("alice", "left"), "bob"), 1);

    assertThat(presenceChange.departed()).containsExactly(Map.entry("alice", "left"));
  }

  @Test
  void silentWatcherTakesItsUsersAndBringsThemBack() {
    watch("east", 0, List.of("alice"), "alice");
    watch("west", 10, List.of("bob"), "bob");

    assertThat(presenceTracker.expire(5).departed())
        .containsExactly(Map.entry("alice", "disconnected"));
    assertThat(presenceTracker.names()).containsExactly("west");
    // The watcher does not name her as arrived, because she never left it.
    assertThat(arrived(watch("east", 11, List.of(), "alice"))).containsExactly("alice");
  }

  @Test
  void userInTheRoomIsWatching() {
    watch("east", 0, List.of("carol"), "carol");

    assertThat(presenceTracker.actor(new User("carol", "Carol", false)).inRoom()).isTrue();
    assertThat(presenceTracker.actor(new User("dave", "Dave", false)).inRoom()).isFalse();
  }

  private PresenceChange watch(
      String watcher, long nowMs, List<String> arrived, String... present) {
    return presenceTracker.renew(watchOf(watcher, arrived, Map.of(), present), nowMs);
  }

  private static RenewWatch watchOf(
      String watcher, List<String> arrived, Map<String, String> departed, String... present) {
    List<UserPresence> people =
        Arrays.stream(present)
            .map(user -> new UserPresence(user, user, "spectator", List.of(), 1))
            .toList();
    return new RenewWatch(GAME, watcher, 1, 1, people, Set.copyOf(arrived), departed, Set.of());
  }

  private static RenewWatch watchOf(String watcher, List<UserPresence> people) {
    return new RenewWatch(GAME, watcher, 1, 1, people, Set.of(), Map.of(), Set.of());
  }

  private static List<String> arrived(PresenceChange presenceChange) {
    return presenceChange.arrived().stream().map(UserPresence::userId).toList();
  }

  private List<String> users() {
    return presenceTracker.present().stream().map(UserPresence::userId).toList();
  }
}
