package com.paperdynasty.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.IntSupplier;

/** The metrics of a node as a whole. */
public final class NodeMetrics {
  private NodeMetrics() {}

  /**
   * Registers the metrics.
   *
   * @param version the build
   * @param members how many nodes this one sees, with itself
   */
  public static void register(
      MeterRegistry registry, String version, Readiness readiness, IntSupplier members) {
    Gauge.builder("pd.build.info", () -> 1)
        .description("1, with the version of this build")
        .tag("version", version)
        .register(registry);
    Gauge.builder("pd.node.ready", readiness, known -> known.isReady() ? 1 : 0)
        .description("1 while this node takes new work, as at its last probe; else 0")
        .strongReference(true)
        .register(registry);
    Gauge.builder("pd.cluster.members", members::getAsInt)
        .description("nodes that this one sees, with itself")
        .strongReference(true)
        .register(registry);
  }
}
