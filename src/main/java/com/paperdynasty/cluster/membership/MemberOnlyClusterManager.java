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
 * Tells the event bus which nodes an address is at, and where they listen, by the members of the
 * cluster alone.
 *
 * <p>Vert.x' own way keeps both in maps that the members share. While members are lost and found
 * again a look into those can take a minute, and what a node has written there may be gone
 * afterwards, so that nobody finds it again (<a
 * href="https://github.com/eclipse-vertx/vert.x/issues/4394">vert.x 4394</a>). Here every address
 * that the cluster knows has its node's name in it, and each member carries its port: there is
 * nothing to be lost.
 *
 * <p>May be called on any thread, and never waits.
 */
// Without the locks of what it overrides: those are held while a node leaves, for as long as it
// takes.
@SuppressWarnings("UnsynchronizedOverridesSynchronized")
final class MemberOnlyClusterManager extends HazelcastClusterManager {
  /** From this one on a node knows what an offer is. */
  static final int PROTOCOL_OF_OFFERS = 2;

  /** What the nodes of this version say to each other. */
  private static final int PROTOCOL = 2;

  /** The first one, whose nodes did not tell it. */
  private static final int UNTOLD = 1;

  private static final String PROTOCOL_KEY = "protocol";
  private static final String NODE_ID = "__vertx.nodeId";
  private static final String BUS_PORT = "bus-port";
  private static final RegistrationListener NOBODY = new RegistrationListener() {};

  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private volatile RegistrationListener listener = NOBODY;
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
      answer.fail(new VertxException(node + " is no member of the cluster", true));
    }
  }

  /** The protocol that a node speaks, as it told when it joined. */
  int protocolOf(String node) {
    return (isActive() ? member(node) : Optional.<Member>empty())
        .map(member -> protocol(member.getAttribute(PROTOCOL_KEY)))
        .orElse(UNTOLD);
  }

  static int protocol(@Nullable String told) {
    try {
      return told == null ? UNTOLD : Integer.parseInt(told);
    } catch (NumberFormatException e) {
      return UNTOLD;
    }
  }

  private Optional<Member> member(String node) {
    return getHazelcastInstance().getCluster().getMembers().stream()
        .filter(other -> node.equals(other.getAttribute(NODE_ID)))
        .findFirst();
  }

  @Override
  public void nodeListener(NodeListener failover) {
    // Nobody listens: verticles do not move by themselves here.
  }

  @Override
  public void memberAdded(MembershipEvent event) {
    changed();
  }

  @Override
  public void memberRemoved(MembershipEvent event) {
    changed();
  }

  @Override
  public void stateChanged(LifecycleEvent event) {
    if (event.getState() == LifecycleState.MERGED) {
      changed();
    }
  }

  /** What the bus remembers of addresses is out of date. */
  private void changed() {
    for (String address : List.copyOf(asked)) {
      List<RegistrationInfo> at = at(address);
      if (at.isEmpty()) {
        asked.remove(address);
      }
      listener.registrationsUpdated(new RegistrationUpdateEvent(address, at));
    }
  }
}
