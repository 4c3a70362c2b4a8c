package com.paperdynasty.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.ClusterNode;
import com.paperdynasty.harness.ClusterNode.NodeAddress;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.store.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that a node leaves on its machine. */
@AtLength
@RunsInParallel
class TemporaryFilesIT {
  @TempDir private Path temporary;

  @Test
  void killedNodeLeavesNoTemporaryFiles() {
    try (TestDatabase database = TestDatabase.fresh()) {
      NodeAddress place = NodeAddress.loopback(database.url());
      String folder = "-Djava.io.tmpdir=" + temporary;
      ClusterNode node =
          ClusterNode.start(place, List.of(place), Map.of("JAVA_TOOL_OPTIONS", folder));
      node.awaitOpen();
      assertThat(node.printed()).contains(folder);
      node.kill();
    }
    assertThat(temporary).isEmptyDirectory();
  }
}
