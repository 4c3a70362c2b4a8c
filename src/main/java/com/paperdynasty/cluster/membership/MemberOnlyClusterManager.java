package com.paperdynasty.cluster.membership;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.config.Config;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.paperdynasty.bus.BusAddresses;
import io.vertx.core.Completable;
import io.vertx.core.VertxException;
import io.vertx.core.spi.cluster.NodeInfo;
import io.vertx.core.spi.cluster.NodeListener;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.core.spi.cluster.RegistrationListener;
import io.vertx.core.spi.cluster.RegistrationUpdateEvent;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the addresses of the event bus to nodes, and nodes to their ports, from the members of
 * the cluster alone.
 *
 * <p>The cluster manager of Vert.x keeps both in maps that the members share. While members leave
 * and join, a read of these maps can take a minute, and entries of a node can be lost, so that no
 * message reaches it (<a href="https://github.com/eclipse-vertx/vert.x/issues/4394">vert.x
 * 4394</a>). Here every cluster-wide address contains the name of its node, and each member has its
 * port as an attribute, so no entry can be lost.
 *
 * <p>Thread-safe; never blocks.
 */
// Without the locks of the overridden methods: those are held for as long as it takes a node to
// leave.
@SuppressWarnings("UnsynchronizedOverridesSynchronized")
final class MemberOnlyClusterManager extends HazelcastClusterManager {
  /** The first protocol version that has offers of games. */
  static final int PROTOCOL_OF_OFFERS = 2;

  /** The protocol version of this node. */
  private static final int PROTOCOL = 2;

  /** The first version, whose nodes do not announce it. */
  private static final int UNANNOUNCED = 1;

  private static final String PROTOCOL_KEY = "protocol";
  private static final String NODE_ID = "__vertx.nodeId";
  private static final String BUS_PORT = "bus-port";
  private static final RegistrationListener NO_LISTENER = new RegistrationListener() {};

  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private volatile RegistrationListener listener = NO_LISTENER;
  private volatile @Nullable NodeInfo self;

  MemberOnlyClusterManager(Config config, int busPort) {
    super(config);
    config
        .getMemberAttributeConfig()
        .setAttribute(BUS_PORT, String.valueOf(busPort))
        .setAttribute(PROTOCOL_KEY, String.valueOf(PROTOCOL));
  }

  @Override
  public void registrationListener(RegistrationListener bus) {
    super.registrationListener(bus);
    listener = bus;
  }

  @Override
  public void addRegistration(String address, RegistrationInfo added, Completable<Void> done) {
    done.succeed();
  }

  @Override
  public void removeRegistration(String address, RegistrationInfo removed, Completable<Void> done) {
    done.succeed();
  }

  @Override
  public void getRegistrations(String address, Completable<List<RegistrationInfo>> answer) {
    asked.add(address);
    List<RegistrationInfo> at = at(address);
    if (at.isEmpty()) {
      asked.remove(address);
    }
    answer.succeed(at);
  }

  private List<RegistrationInfo> at(String address) {
    return isActive()
        ? getNodes().stream()
            .filter(
                node ->
                    address.equals(BusAddresses.CLUSTER_EVENTS) || BusAddresses.isAt(address, node))
            .map(node -> new RegistrationInfo(node, 0, false))
            .toList()
        : List.of();
  }

  @Override
  public void setNodeInfo(NodeInfo info, Completable<Void> done) {
    self = info;
    done.succeed();
  }

  @Override
  public @Nullable NodeInfo getNodeInfo() {
    return self;
  }

  @Override
  public void getNodeInfo(String node, Completable<NodeInfo> answer) {
    Optional<Member> member = member(node);
    if (member.isPresent()) {
      String host = member.get().getAddress().getHost();
      int port = Integer.parseInt(member.get().getAttribute(BUS_PORT));
      answer.succeed(new NodeInfo(host, port, null));
    } else {
      answer.fail(new VertxException(node + " is not a member of the cluster", true));
    }
  }

  /** The protocol version of a node, which it announces when it joins. */
  int protocolOf(String node) {
    return (isActive() ? member(node) : Optional.<Member>empty())
        .map(member -> protocol(member.getAttribute(PROTOCOL_KEY)))
        .orElse(UNANNOUNCED);
  }

  static int protocol(@Nullable String announced) {
    try {
      return announced == null ? UNANNOUNCED : Integer.parseInt(announced);
    } catch (NumberFormatException e) {
      return UNANNOUNCED;
    }
  }

  private Optional<Member> member(String node) {
    return getHazelcastInstance().getCluster().getMembers().stream()
        .filter(other -> node.equals(other.getAttribute(NODE_ID)))
        .findFirst();
  }

  @Override
  public void nodeListener(NodeListener failover) {
    // Not used: verticles are not moved by Vert.x here.
  }

  @Override
  public void memberAdded(MembershipEvent event) {
    onMembersChanged();
  }

  @Override
  public void memberRemoved(MembershipEvent event) {
    onMembersChanged();
  }

  @Override
  public void stateChanged(LifecycleEvent event) {
    if (event.getState() == LifecycleState.MERGED) {
      onMembersChanged();
    }
  }

  /** Updates the addresses that the bus has cached. */
  private void onMembersChanged() {
    for (String address : List.copyOf(asked)) {
      List<RegistrationInfo> at = at(address);
      if (at.isEmpty()) {
        asked.remove(address);
      }
      listener.registrationsUpdated(new RegistrationUpdateEvent(address, at));
    }
  }
}
