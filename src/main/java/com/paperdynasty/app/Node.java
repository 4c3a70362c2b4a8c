package com.paperdynasty.app;

import com.paperdynasty.app.config.Configuration;
import com.paperdynasty.bus.BusCodecs;
import com.paperdynasty.cluster.membership.ClusterMembership;
import com.paperdynasty.cluster.membership.ClusterSettings;
import com.paperdynasty.cluster.membership.HazelcastMembership;
import com.paperdynasty.ops.MetricConventions;
import com.paperdynasty.tracing.Exemplars;
import com.paperdynasty.tracing.Tracing;
import io.micrometer.core.instrument.binder.logging.LogbackMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A running server: all packages wired together. What was started last is stopped first. Starting
 * and stopping block.
 */
public final class Node {
  private final Configuration configuration;
  private final Clock clock = Clock.systemUTC();
  private final AtomicInteger port = new AtomicInteger();
  private final AtomicInteger managementPort = new AtomicInteger();
  private final ShutdownSequence shutdownSequence = new ShutdownSequence();
  private final Vertx vertx;
  private final ClusterMembership clusterMembership;
  private final NodeVerticles verticles;
  private final StartContext context;

  private Node(Configuration configuration, Consumer<String> progress) throws Exception {
    this.configuration = configuration;
    PrometheusMeterRegistry meterRegistry = Exemplars.registry(configuration.tracing());
    Configuration.Management management = configuration.management();
    if (!management.metrics()) {
      meterRegistry.config().meterFilter(MeterFilter.deny());
    }
    MetricConventions.applyTo(meterRegistry, management.oldMetricNames());
    VertxOptions vertxOptions = VertxSetup.options(configuration.loops(), management.metrics());
    ClusterSettings settings = configuration.cluster();
    if (settings == null) {
      vertx = VertxSetup.builder(vertxOptions, configuration.loops(), meterRegistry).build();
      BusCodecs.register(vertx.eventBus());
      clusterMembership = ClusterMembership.alone("node-" + UUID.randomUUID());
    } else {
      progress.accept("Looking for the other nodes");
      HazelcastMembership hazelcastMembership =
          HazelcastMembership.join(
              settings,
              vertxOptions,
              options -> VertxSetup.builder(options, configuration.loops(), meterRegistry));
      vertx = hazelcastMembership.vertx();
      clusterMembership = hazelcastMembership;
      progress.accept("This is node " + clusterMembership.self());
    }
    context = new StartContext(vertx, configuration, progress, meterRegistry, shutdownSequence);
    Tracing tracing = Tracing.start(vertx, configuration.tracing(), clusterMembership.self());
    shutdownSequence.push(
        "the traces",
        () ->
            context.blocking(
                () -> {
                  tracing.close();
                  return true;
                }));
    verticles = new NodeVerticles(configuration, vertx, clusterMembership, clock, meterRegistry);
    LogbackMetrics logLines = new LogbackMetrics();
    logLines.bindTo(meterRegistry);
    shutdownSequence.push(
        "the count of log lines",
        () -> {
          logLines.close();
          return Future.succeededFuture();
        });
  }

  private static <T> T await(Future<T> future) throws Exception {
    try {
      return future.toCompletionStage().toCompletableFuture().get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /**
   * Starts a server and waits until it is open. If that fails, the parts that were started are
   * stopped. Not for an event loop.
   *
   * @param progress receives a short sentence for each slow step, on any thread
   */
  public static Node start(Configuration configuration, Consumer<String> progress)
      throws Exception {
    Node node = new Node(configuration, progress);
    try {
      await(node.start());
      return node;
    } catch (Exception e) {
      node.stop();
      throw e;
    }
  }

  private Future<?> start() {
    ServiceStart services =
        new ServiceStart(
            context, clusterMembership, verticles, clock, port::set, managementPort::set);
    return new StoreStart(context).start().compose(services::start);
  }

  /** The public port, with the page, the REST calls and the connections. */
  public int port() {
    return port.get();
  }

  /** The port of health and metrics. */
  public int managementPort() {
    return managementPort.get();
  }

  /**
   * Stops everything in order: no new work is accepted, games go to other nodes, clients are asked
   * to reconnect, the remaining games are closed, then the database. A part that does not stop is
   * skipped, because the rest has to stop too. Not for an event loop.
   *
   * @throws TimeoutException if Vert.x itself does not close in the rest of the configured time
   */
  public void stop() throws Exception {
    long untilNs =
        System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(configuration.shutdown().timeoutMs());
    shutdownSequence.run(untilNs).toCompletionStage().toCompletableFuture().get();
    // Waited for outside of Vert.x, which has no contexts left by then.
    vertx
        .close()
        .toCompletionStage()
        .toCompletableFuture()
        .get(untilNs - System.nanoTime(), TimeUnit.NANOSECONDS);
  }
}
