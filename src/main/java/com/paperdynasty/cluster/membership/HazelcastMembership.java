package com.paperdynasty.cluster.membership;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.LifecycleEvent;
import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.BusCodecs;
import com.paperdynasty.bus.ClusterEvent;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.MessageReader;
import com.paperdynasty.problem.Problem;
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

/** The membership by Hazelcast. A node's name is its Vert.x id, which is new at each start. */
public final class HazelcastMembership implements ClusterMembership {
  private static final Logger log = LoggerFactory.getLogger(HazelcastMembership.class);
  private static final long RETRY_AFTER_MS = 500;
  private static final DeliveryOptions LOCAL = new DeliveryOptions().setLocalOnly(true);

  /**
   * The reply of a node that is a member while its host has not started or has stopped. The sender
   * then asks another node.
   */
  private static final GameReply NOT_SERVING =
      new GameReply.Refused(Problem.unavailable(RETRY_AFTER_MS), false);

  private final Vertx vertx;
  private final MemberOnlyClusterManager manager;
  private final String self;
  private final Set<String> leaving = new HashSet<>();
  private @Nullable MessageConsumer<GameRequest> refusing;
  private volatile View view;

  /** The nodes that are seen, and those of them that open games. */
  private record View(List<String> seen, List<String> hosts) {}

  private HazelcastMembership(Vertx vertx, MemberOnlyClusterManager manager) {
    this.vertx = vertx;
    this.manager = manager;
    this.self = manager.getNodeId();
    this.view = new View(List.of(self), List.of(self));
  }

  /**
   * Joins the cluster, or begins alone. It blocks: do not call it on an event loop.
   *
   * @param builder makes the builder of Vert.x, without its cluster manager
   * @throws IllegalStateException when a port is taken; the message names it
   * @throws ExecutionException when the cluster cannot be joined
   */
  public static HazelcastMembership join(
      ClusterSettings settings, VertxOptions options, Function<VertxOptions, VertxBuilder> builder)
      throws InterruptedException, ExecutionException {
    PortCheck.check(settings);
    MemberOnlyClusterManager manager =
        new MemberOnlyClusterManager(HazelcastConfig.of(settings), settings.busPort());
    options.setEventBusOptions(HazelcastConfig.bus(settings));
    Vertx vertx =
        builder
            .apply(options)
            .withClusterManager(manager)
            .buildClustered()
            .toCompletionStage()
            .toCompletableFuture()
            .get();
    BusCodecs.register(vertx.eventBus());
    BusAuthenticator.of(settings.secret()).guard(vertx.eventBus());
    HazelcastMembership hazelcastMembership = new HazelcastMembership(vertx, manager);
    hazelcastMembership.listen();
    if (hazelcastMembership.view.seen().size() == 1) {
      log.info(
          "no other node found at {}: this node begins alone and joins others once it finds"
              + " them",
          settings.dns().isEmpty() ? settings.members() : settings.dns());
    }
    return hazelcastMembership;
  }

  private void listen() {
    vertx
        .eventBus()
        .<ClusterEvent>consumer(
            BusAddresses.CLUSTER_EVENTS,
            message -> MessageReader.SHARED.read(message::body, this::onClusterEvent));
    retire();
    manager.getHazelcastInstance().getCluster().addMembershipListener(new Changes());
    manager
        .getHazelcastInstance()
        .getLifecycleService()
        .addLifecycleListener(this::onLifecycleEvent);
    refresh(null);
  }

  private void onClusterEvent(ClusterEvent event) {
    if (event instanceof ClusterEvent.NodeLeaving draining) {
      refresh(draining.node());
    }
  }

  /** Hazelcast calls this on its own threads. */
  private final class Changes implements MembershipListener {
    @Override
    public void memberAdded(MembershipEvent event) {
      refresh(null);
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
      refresh(null);
    }
  }

  /** Refreshes after two parts of a split cluster have merged. */
  private void onLifecycleEvent(LifecycleEvent event) {
    if (event.getState() == LifecycleEvent.LifecycleState.MERGED) {
      refresh(null);
    }
  }

  private synchronized void refresh(@Nullable String draining) {
    if (draining != null) {
      leaving.add(draining);
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

  /** The members, always with this node: a node that leaves Hazelcast no longer sees any. */
  private List<String> seen() {
    Set<String> nodes = new HashSet<>(manager.isActive() ? manager.getNodes() : List.of());
    nodes.add(self);
    return nodes.stream().sorted().toList();
  }

  private void joined(String node) {
    log.info("node {} has joined", node);
    vertx.eventBus().publish(BusAddresses.MEMBERSHIP, new ClusterEvent.NodeJoined(node), LOCAL);
  }

  private void left(String node, boolean expected) {
    if (expected) {
      log.info("node {} has left", node);
    } else {
      log.warn("node {} has left without an announcement", node);
    }
    vertx.eventBus().publish(BusAddresses.MEMBERSHIP, new ClusterEvent.NodeLeft(node), LOCAL);
  }

  /** The clustered Vert.x. Closing it leaves the cluster. */
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
  public boolean isSeen(String node) {
    return view.seen().contains(node);
  }

  @Override
  public boolean takesOffers(String node) {
    return manager.protocolOf(node) >= MemberOnlyClusterManager.PROTOCOL_OF_OFFERS;
  }

  @Override
  public void serve() {
    MessageConsumer<GameRequest> answering = refusing;
    if (answering != null) {
      answering.unregister();
      refusing = null;
    }
  }

  @Override
  public void retire() {
    refusing =
        vertx
            .eventBus()
            .<GameRequest>consumer(BusAddresses.host(self), request -> request.reply(NOT_SERVING));
  }

  @Override
  public void leave() {
    refresh(self);
    vertx.eventBus().publish(BusAddresses.CLUSTER_EVENTS, new ClusterEvent.NodeLeaving(self));
  }
}
