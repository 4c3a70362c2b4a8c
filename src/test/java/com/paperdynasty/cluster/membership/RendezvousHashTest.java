package com.paperdynasty.cluster.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RendezvousHashTest {
  private static final Random RANDOM = new Random(20261122);
  private static final List<UUID> GAMES =
      Stream.generate(() -> new UUID(RANDOM.nextLong(), RANDOM.nextLong())).limit(4_000).toList();
  private static final List<String> THREE =
      Stream.generate(() -> new UUID(RANDOM.nextLong(), RANDOM.nextLong()).toString())
          .limit(3)
          .toList();

  @Test
  void gamesAreSpreadEvenly() {
    Map<String, Long> placed =
        GAMES.stream().collect(Collectors.groupingBy(seenBy(THREE)::hostOf, Collectors.counting()));

    assertThat(placed).containsOnlyKeys(THREE);
    double even = GAMES.size() / 3.0;
    assertThat(placed.values()).allMatch(games -> Math.abs(games - even) <= even * 0.2);
  }

  @Test
  void whenANodeLeavesOnlyItsOwnGamesMove() {
    ClusterMembership before = seenBy(THREE);
    ClusterMembership after = seenBy(THREE.subList(0, 2));

    assertThat(GAMES)
        .filteredOn(game -> !before.hostOf(game).equals(THREE.get(2)))
        .isNotEmpty()
        .allMatch(game -> after.hostOf(game).equals(before.hostOf(game)));
  }

  @Test
  void gamesOfANodeThatLeavesGoToTheSecondInTheRanking() {
    ClusterMembership before = seenBy(THREE);
    ClusterMembership after = seenBy(THREE.subList(0, 2));

    assertThat(GAMES)
        .filteredOn(game -> before.hostOf(game).equals(THREE.get(2)))
        .isNotEmpty()
        .allMatch(game -> after.hostOf(game).equals(before.ranked(game).get(1)));
  }

  @Test
  void orderOfTheMembersDoesNotMatter() {
    ClusterMembership one = seenBy(THREE);
    ClusterMembership other = seenBy(List.of(THREE.get(2), THREE.get(0), THREE.get(1)));

    assertThat(GAMES).allMatch(game -> one.ranked(game).equals(other.ranked(game)));
  }

  private static ClusterMembership seenBy(List<String> nodes) {
    return new FixedMembership(nodes.get(0), nodes);
  }
}
