package com.paperdynasty.alerts;

import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.TestTokens;
import com.paperdynasty.nodes.ThreeNodeCluster;
import java.util.ArrayList;
import java.util.List;

/**
 * People who play until they are told to stop, whatever happens to the nodes, and one who looks.
 */
final class Players implements AutoCloseable {
  private static final long PAUSE_MS = 100;
  private static final long LOOK_MS = 200;

  private final ThreeNodeCluster cluster;
  private final List<Repeated> people = new ArrayList<>();

  Players(ThreeNodeCluster cluster) {
    this.cluster = cluster;
  }

  /** One player for each of so many games, over the nodes in turn, and a reader of the list. */
  void begin(int games) {
    for (int i = 0; i < games; i++) {
      int node = i % ThreeNodeCluster.NODES;
      String game = cluster.game();
      people.add(new Repeated(0, () -> play(cluster, node, game)));
    }
    people.add(
        new Repeated(
            LOOK_MS, () -> cluster.rest(0).getRaw("/api/games", TestTokens.of("alice"), null)));
  }

  /** Plays until a command fails. A roll that is still pending is refused, and then used. */
  private static void play(ThreeNodeCluster cluster, int node, String game) {
    try (GameClient alice = cluster.joined(node, "alice", game)) {
      while (!Thread.currentThread().isInterrupted()
          && alice.commandUnlessClosed("roll_dice", ThreeNodeCluster.gameData(game)).isPresent()
          && alice
              .commandUnlessClosed(
                  "submit_manual_outcome", ThreeNodeCluster.gameData(game).put("outcome", "walk"))
              .isPresent()) {
        Repeated.pause(PAUSE_MS);
      }
    }
  }

  @Override
  public void close() {
    people.forEach(Repeated::stop);
    people.forEach(Repeated::close);
  }
}
