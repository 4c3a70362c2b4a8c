package com.paperdynasty.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.DevServerProcess;
import com.paperdynasty.harness.GameClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * How much three nodes with twenty games log when one of them is killed while clients play. {@code
 * -Dlog.kills} sets how often, each time another node.
 */
@AtLength
class LogVolumeIT {
  private static final int GAMES = 20;
  private static final int KILLS = Integer.getInteger("log.kills", 1);

  /** Two lines on each of the nodes that are left. */
  private static final int LINES_A_KILL = 2 * (ThreeNodeCluster.NODES - 1);

  private static final Pattern BEGINNING = beginning("[A-Z]+");
  private static final Pattern INFORMATION = beginning("INFO");
  private static final Pattern COMPLAINT = beginning("(WARN|ERROR)");
  private static final Pattern ERROR = beginning("ERROR");
  private static final Pattern PARTICULARS = Pattern.compile("[0-9a-f-]{8,}|[0-9]+");

  /** How a line of this level begins: with its day and its time. */
  private static Pattern beginning(String level) {
    return Pattern.compile("^[0-9-]{10} [0-9:.]{12} +" + level + " ");
  }

  @Test
  void lostOrJoiningNodeCausesALineOrTwo() {
    List<String> lines = new ArrayList<>();
    try (ThreeNodeCluster threeNodeCluster =
        new ThreeNodeCluster(Map.of("PD_HOSTING_REBALANCE_AFTER_MS", "1000"))) {
      List<String> games = new ArrayList<>();
      for (int i = 0; i < GAMES; i++) {
        games.add(threeNodeCluster.game());
      }
      for (int kill = 0; kill < KILLS; kill++) {
        int node = kill % ThreeNodeCluster.NODES;
        List<GameClient> watching = new ArrayList<>();
        for (int i = 0; i < GAMES; i++) {
          watching.add(
              threeNodeCluster.joined(threeNodeCluster.otherThan(node), "alice", games.get(i)));
        }
        threeNodeCluster.node(node).kill();
        for (int i = 0; i < GAMES; i++) {
          ThreeNodeCluster.play(watching.get(i), games.get(i));
        }
        watching.forEach(GameClient::close);
        lines.addAll(texts(threeNodeCluster, node));
        threeNodeCluster.start(node);
        threeNodeCluster.startMissing();
        threeNodeCluster.awaitFullMembership();
        ThreeNodeCluster.until(
            () -> threeNodeCluster.gamesByOwner().size() == ThreeNodeCluster.NODES,
            () -> "the node that came has no games: " + threeNodeCluster.gamesByOwner());
      }
      for (int node = 0; node < ThreeNodeCluster.NODES; node++) {
        lines.addAll(texts(threeNodeCluster, node));
      }
    }
    Map<String, Integer> kinds = new TreeMap<>();
    lines.stream()
        .filter(line -> COMPLAINT.matcher(line).find())
        .forEach(line -> kinds.merge(kind(line), 1, Integer::sum));
    kinds.forEach((kind, times) -> System.out.println("LogVolumeIT: " + times + " " + kind));

    assertThat(lines).as("the form that is looked for").anyMatch(INFORMATION.asPredicate());
    assertThat(kinds.keySet()).as("of the kill").anyMatch(kind -> kind.contains("has left"));
    assertThat(kinds.values().stream().mapToInt(times -> times).sum())
        .isLessThanOrEqualTo(KILLS * LINES_A_KILL);
    assertThat(lines).noneMatch(line -> ERROR.matcher(line).find());
    assertThat(lines).noneMatch(line -> line.stripLeading().startsWith("at "));
  }

  /**
   * All lines except reports of blocked event loops, which a busy machine causes and not a lost
   * node.
   */
  private static List<String> texts(ThreeNodeCluster threeNodeCluster, int node) {
    List<String> texts = new ArrayList<>();
    boolean isBusy = false;
    for (DevServerProcess.Line line : threeNodeCluster.node(node).output()) {
      if (BEGINNING.matcher(line.text()).find()) {
        isBusy = line.text().contains(" BlockedThreadChecker: ");
      }
      if (!isBusy) {
        texts.add(line.text());
      }
    }
    return texts;
  }

  private static String kind(String line) {
    String said = line.length() > 24 ? line.substring(24) : line;
    return PARTICULARS.matcher(said).replaceAll("#");
  }
}
