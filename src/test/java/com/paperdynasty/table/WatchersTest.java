package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.table.Watchers.Change;
import com.paperdynasty.user.User;
import com.paperdynasty.wire.Present;
import com.paperdynasty.wire.TableRequest.Watch;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WatchersTest {
  private static final UUID GAME = new UUID(1, 2);

  private final Watchers watchers = new Watchers();

  @Test
  void whoIsNewOnANodeHasArrived() {
    assertThat(arrived(watch("east", 0, List.of("alice"), "alice"))).containsExactly("alice");
    assertThat(arrived(watch("east", 1, List.of("bob"), "alice", "bob"))).containsExactly("bob");
    assertThat(arrived(watch("east", 2, List.of(), "alice", "bob"))).isEmpty();
  }

  @Test
  void aTableThatWasOpenedAnewAnnouncesNobodyAgain() {
    assertThat(arrived(watch("east", 0, List.of(), "alice", "bob"))).isEmpty();
    assertThat(users()).containsExactly("alice", "bob");
  }

  @Test
  void whoCameWhileTheTableWasOpenedAnewHasArrived() {
    assertThat(arrived(watch("east", 0, List.of("bob"), "alice", "bob"))).containsExactly("bob");
  }

  @Test
  void aSecondTabElsewhereIsNoArrivalAndItsEndNoDeparture() {
    watch("east", 0, List.of("alice"), "alice");
    assertThat(arrived(watch("west", 0, List.of("alice"), "alice"))).isEmpty();
    assertThat(watchers.present()).singleElement().extracting(Present::connections).isEqualTo(2);

    Change change = watchers.renew(watchOf("west", List.of(), Map.of("alice", "left")), 1);

    assertThat(change.departed()).isEmpty();
    assertThat(users()).containsExactly("alice");
  }

  @Test
  void thePeopleOfANodeThatIsGoneAreGoneWithItUnlessTheyAreElsewhereToo() {
    watch("east.1", 0, List.of("alice", "bob"), "alice", "bob");
    watch("west.1", 0, List.of(), "bob");
    watch("eastern.1", 0, List.of("carol"), "carol");

    Change change = watchers.lost("east");

    assertThat(change.departed()).containsExactly(Map.entry("alice", "disconnected"));
    assertThat(users()).containsExactly("bob", "carol");
  }

  @Test
  void whoIsStillBelievedToBeThereAndIsNotIsSaidToBeGoneOnce() {
    watch("west.1", 0, List.of(), "bob");

    assertThat(watchers.ghosts(Set.of("bob", "ghost")).departed())
        .containsExactly(Map.entry("ghost", "disconnected"));
    assertThat(watchers.ghosts(Set.of("ghost")).departed()).isEmpty();
  }

  @Test
  void whoWasSaidToBeGoneAndTurnsUpAfterAllHasArrived() {
    watchers.ghosts(Set.of("alice"));

    assertThat(arrived(watch("east.1", 0, List.of(), "alice"))).containsExactly("alice");
    assertThat(arrived(watch("west.1", 0, List.of(), "alice"))).isEmpty();
  }

  @Test
  void whoGoesIsGoneForTheReasonThatHisNodeGives() {
    watch("east", 0, List.of("alice", "bob"), "alice", "bob");

    Change change = watchers.renew(watchOf("east", List.of(), Map.of("alice", "left"), "bob"), 1);

    assertThat(change.departed()).containsExactly(Map.entry("alice", "left"));
  }

  @Test
  void aNodeThatFallsSilentTakesItsPeopleWithItAndBringsThemBack() {
    watch("east", 0, List.of("alice"), "alice");
    watch("west", 10, List.of("bob"), "bob");

    assertThat(watchers.expire(5).departed()).containsExactly(Map.entry("alice", "disconnected"));
    assertThat(watchers.names()).containsExactly("west");
    // The node itself never lost her, so it does not name her: the table knows that it did.
    assertThat(arrived(watch("east", 11, List.of(), "alice"))).containsExactly("alice");
  }

  @Test
  void whoIsInTheRoomIsKnownToWatch() {
    watch("east", 0, List.of("carol"), "carol");

    assertThat(watchers.actor(new User("carol", "Carol", false)).watching()).isTrue();
    assertThat(watchers.actor(new User("dave", "Dave", false)).watching()).isFalse();
  }

  private Change watch(String watcher, long nowMs, List<String> arrived, String... present) {
    return watchers.renew(watchOf(watcher, arrived, Map.of(), present), nowMs);
  }

  private static Watch watchOf(
      String watcher, List<String> arrived, Map<String, String> departed, String... present) {
    List<Present> people =
        Arrays.stream(present)
            .map(user -> new Present(user, user, "spectator", List.of(), 1))
            .toList();
    return new Watch(GAME, watcher, 1, 1, people, Set.copyOf(arrived), departed, Set.of());
  }

  private static List<String> arrived(Change change) {
    return change.arrived().stream().map(Present::userId).toList();
  }

  private List<String> users() {
    return watchers.present().stream().map(Present::userId).toList();
  }
}
