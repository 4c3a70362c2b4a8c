package com.paperdynasty.cluster;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.LifecycleEvent;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.BusCodecs;
import com.paperdynasty.wire.ClusterNews;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableRequest;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The nodes as Hazelcast sees them. A node's name is the id that Vert.x gives it; it has another
 * one each time that it starts.
 */
public final class Cluster implements Members {
  private static final Logger log = LoggerFactory.getLogger(Cluster.class);
  private static final long RETRY_AFTER_MS = 500;
  private static final DeliveryOptions WITHIN = new DeliveryOptions().setLocalOnly(true);

  /**
   * What a node answers that is seen while its host has not started yet or has stopped: ask
   * another.
   */
  private static final TableReply NOBODY_THERE =
      new TableReply.Refused(Problem.unavailable(RETRY_AFTER_MS), false);

  private final Vertx vertx;
  private final BusDirectory manager;
  private final String self;
  private final Set<String> leaving = new HashSet<>();
  private @Nullable MessageConsumer<TableRequest> standIn;
  private volatile View view;

  /** Who is seen, and who of them opens games. */
  private record View(List<String> seen, List<String> hosts) {}

  private Cluster(Vertx vertx, BusDirectory manager) {
    this.vertx = vertx;
    this.manager = manager;
    this.self = manager.getNodeId();
    this.view = new View(List.of(self), List.of(self));
  }

  /**
   * Joins the others, or begins alone. Not for an event loop: it waits.
   *
   * @param builder gives Vert.x its options and all that is not about the cluster
   * @throws IllegalStateException when a port is taken; the message names it
   * @throws ExecutionException when the cluster cannot be joined
   */
  public static Cluster join(
      ClusterSettings settings, VertxOptions options, Function<VertxOptions, VertxBuilder> builder)
      throws InterruptedException, ExecutionException {
    FreePorts.check(settings);
    BusDirectory manager = new BusDirectory(ClusterConfig.of(settings), settings.busPort());
    options.setEventBusOptions(ClusterConfig.bus(settings));
    Vertx vertx =
        builder
            .apply(options)
            .withClusterManager(manager)
            .buildClustered()
            .toCompletionStage()
            .toCompletableFuture()
            .get();
    BusCodecs.register(vertx.eventBus());
    SharedSecret.of(settings.secret()).guard(vertx.eventBus());
    Cluster cluster = new Cluster(vertx, manager);
    cluster.listen();
    if (cluster.view.seen().size() == 1) {
      log.info(
          "no other node found at {}: this node begins alone and joins others once it finds"
              + " them",
          settings.dns().isEmpty() ? settings.members() : settings.dns());
    }
    return cluster;
  }

  private void listen() {
    vertx
        .eventBus()
        .<ClusterNews>consumer(
            Addresses.NEWS,
            message -> {
              if (message.body() instanceof ClusterNews.NodeLeaving drains) {
                look(drains.node());
              }
            });
    retire();
    manager.getHazelcastInstance().getCluster().addMembershipListener(new Changes());
    manager.getHazelcastInstance().getLifecycleService().addLifecycleListener(this::changed);
    look(null);
  }

  /** Hazelcast calls it on a thread of its own. */
  private final class Changes implements MembershipListener {
    @Override
    public void memberAdded(MembershipEvent event) {
      look(null);
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
      look(null);
    }
  }

  /** After two clusters have become one again. */
  private void changed(LifecycleEvent event) {
    if (event.getState() == LifecycleEvent.LifecycleState.MERGED) {
      look(null);
    }
  }

  private synchronized void look(@Nullable String drains) {
    if (drains != null) {
      leaving.add(drains);
    }
    List<String> before = view.seen();
    List<String> now = seen();
    Set<String> expected = manager.isActive() ? Set.copyOf(leaving) : Set.copyOf(before);
    leaving.retainAll(now);
    List<String> hosts = now.stream().filter(node -> !leaving.contains(node)).toList();
    view = new View(now, hosts.isEmpty() ? List.of(self) : hosts);
    now.stream().filter(node -> !before.contains(node)).forEach(this::joined);
    before.stream()
        .filter(node -> !now.contains(node))
        .forEach(node -> left(node, expected.contains(node)));
  }

  /** A member that is leaving Hazelcast itself no longer sees anybody. */
  private List<String> seen() {
    Set<String> nodes = new HashSet<>(manager.isActive() ? manager.getNodes() : List.of());
    nodes.add(self);
    return nodes.stream().sorted().toList();
  }

  private void joined(String node) {
    log.info("node {} is there", node);
    vertx.eventBus().publish(Addresses.MEMBERSHIP, new ClusterNews.NodeJoined(node), WITHIN);
  }

  private void left(String node, boolean expected) {
    if (expected) {
      log.info("node {} is gone", node);
    } else {
      log.warn("left without an announcement: node {} is gone", node);
    }
    vertx.eventBus().publish(Addresses.MEMBERSHIP, new ClusterNews.NodeLeft(node), WITHIN);
  }

  /** Vert.x as a member of the cluster. To close it is to leave. */
  public Vertx vertx() {
    return vertx;
  }

  @Override
  public String self() {
    return self;
  }

  @Override
  public List<String> hosts() {
    return view.hosts();
  }

  @Override
  public boolean sees(String node) {
    return view.seen().contains(node);
  }

  @Override
  public boolean takesOffers(String node) {
    return manager.protocolOf(node) >= BusDirectory.PROTOCOL_OF_OFFERS;
  }

  @Override
  public void serve() {
    MessageConsumer<TableRequest> answering = standIn;
    if (answering != null) {
      answering.unregister();
      standIn = null;
    }
  }

  @Override
  public void retire() {
    standIn =
        vertx
            .eventBus()
            .<TableRequest>consumer(Addresses.tables(self), request -> request.reply(NOBODY_THERE));
  }

  @Override
  public void leave() {
    look(self);
    vertx.eventBus().publish(Addresses.NEWS, new ClusterNews.NodeLeaving(self));
  }
}
