package com.paperdynasty.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.ObservationFiles;
import com.paperdynasty.harness.Promtool;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alerts, read by Prometheus' own program. */
class PromtoolIT {
  @TempDir private Path directory;

  @Test
  void rulesAreValid() throws Exception {
    Files.writeString(directory.resolve("rules.yaml"), ObservationFiles.rules());
    assertThat(Promtool.run(directory, "", "check", "rules", "--lint-fatal", "rules.yaml"))
        .contains(ObservationFiles.alerts().size() + " rules found")
        .endsWith("exit code 0");
  }

  /** Each alert fires by its cause, not before its time, and not by what is like it. */
  @Test
  void alertsFireWhenTheyShouldAndNotOtherwise() throws Exception {
    Files.writeString(directory.resolve("rules.yaml"), ObservationFiles.rules());
    Files.writeString(directory.resolve("alerts-test.yaml"), ObservationFiles.tests());
    assertThat(Promtool.run(directory, "", "test", "rules", "alerts-test.yaml"))
        .contains("SUCCESS")
        .endsWith("exit code 0");
  }
}
