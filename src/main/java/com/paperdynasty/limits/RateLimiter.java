package com.paperdynasty.limits;

import com.paperdynasty.limits.LimitMetrics.Full;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The limits of this node, and how much of them is used. Safe on any thread; never waits. */
public final class RateLimiter {
  private static final Logger log = LoggerFactory.getLogger(RateLimiter.class);

  private final LimitSettings settings;
  private final LongSupplier nanoTime;
  private final BucketStore bucketStore;
  private final BanList bans;
  private final LimitMetrics metrics;
  private final AtomicInteger connections = new AtomicInteger();
  private final ConnectionCounter connectionsByAddress;
  private final ConnectionCounter connectionsByUser;
  private final ConnectionCounter requestsByUser;

  /**
   * Limits that are not used yet.
   *
   * @param nanoTime as {@link System#nanoTime} gives it
   */
  public RateLimiter(LimitSettings settings, LongSupplier nanoTime, MeterRegistry registry) {
    this.settings = settings;
    this.nanoTime = nanoTime;
    this.bucketStore = new BucketStore(settings, nanoTime);
    this.bans = new BanList(settings, nanoTime);
    this.metrics = new LimitMetrics(registry);
    this.connectionsByAddress = new ConnectionCounter(settings.connectionsPerAddress());
    this.connectionsByUser = new ConnectionCounter(settings.connectionsPerUser());
    this.requestsByUser = new ConnectionCounter(settings.underWayPerUser());
  }

  /** The quota of a client that has just come. */
  public ClientQuota quotaOf(ClientAddress address) {
    boolean exempt = settings.exempt().stream().anyMatch(cidrBlock -> cidrBlock.contains(address));
    return new ClientQuota(this, address, exempt);
  }

  TokenBucket connectionBucket(LimitCategory limitCategory) {
    return bucketStore.fresh(limitCategory, LimitScope.CONNECTION);
  }

  TokenBucket bucket(LimitCategory limitCategory, LimitScope limitScope, String who) {
    return bucketStore.of(limitCategory, limitScope, who);
  }

  long now() {
    return nanoTime.getAsLong();
  }

  /** Counts a refusal. */
  void countRefusal(LimitCategory limitCategory, LimitScope limitScope) {
    metrics.refused(limitCategory, limitScope);
  }

  /**
   * Records the refusal of a request outside of a connection. It counts until the client has kept
   * to its retry time.
   *
   * @param refuser the bucket that gave the retry time {@code until}
   */
  void recordRefusal(LimitScope limitScope, String who, TokenBucket refuser, long until) {
    TokenBucket refusals = bucket(LimitCategory.REFUSAL, limitScope, who);
    if (refusals.take()) {
      refuser.remember(until, refusals);
    } else {
      metrics.refused(LimitCategory.REFUSAL, limitScope);
      recordFlood(limitScope, who);
    }
  }

  /** Records a flood. */
  void recordFlood(LimitScope limitScope, String who) {
    if (!bucket(LimitCategory.FLOOD, limitScope, who).take()) {
      ban(limitScope, who);
    }
  }

  private void ban(LimitScope limitScope, String who) {
    metrics.refused(LimitCategory.FLOOD, limitScope);
    if (bans.add(limitScope, who)) {
      metrics.banned(limitScope);
      log.debug("{} \"{}\" is banned for {} ms", limitScope.word(), who, settings.keepOutMs());
    }
  }

  /**
   * Records an invalid token from an address. Gives 0, or how many ms it is until one more is
   * checked. A client that does not wait gets refusals against its address, as in any category.
   */
  long recordFailedLogin(String network) {
    long now = now();
    TokenBucket failures = bucket(LimitCategory.FAILED_LOGIN, LimitScope.ADDRESS, network);
    failures.onRequest(now);
    if (failures.take()) {
      return 0;
    }
    metrics.refused(LimitCategory.FAILED_LOGIN, LimitScope.ADDRESS);
    long waitMs = ms(Math.max(1, failures.nextSlotNanos(now)));
    recordRefusal(
        LimitScope.ADDRESS, network, failures, now + TimeUnit.MILLISECONDS.toNanos(waitMs));
    return waitMs;
  }

  /** How many ms a ban still lasts; 0 if there is none. */
  long bannedMs(LimitScope limitScope, String who) {
    long nanos = bans.remainingNanos(limitScope, who);
    if (nanos > 0) {
      metrics.turnedAway(limitScope);
    }
    return ms(nanos);
  }

  /** Counts a connection, unless the node or its address has too many. */
  boolean enter(String network, boolean exempt) {
    if (connections.incrementAndGet() > settings.connectionsPerNode()) {
      connections.decrementAndGet();
      metrics.full(Full.NODE);
      return false;
    }
    if (!exempt && !connectionsByAddress.enter(network)) {
      connections.decrementAndGet();
      metrics.full(Full.ADDRESS);
      return false;
    }
    return true;
  }

  /** Whether the node has as many connections as its bound allows. */
  boolean isFull() {
    return connections.get() >= settings.connectionsPerNode();
  }

  /** Counts a TCP connection that was closed because its event loop has too many. */
  public void countFullLoop() {
    metrics.full(Full.DOOR);
  }

  boolean enterAs(String userId) {
    boolean entered = connectionsByUser.enter(userId);
    if (!entered) {
      metrics.full(Full.USER);
    }
    return entered;
  }

  /** Whether one more request of a user may be under way. */
  boolean begin(String userId) {
    boolean begun = requestsByUser.enter(userId);
    if (!begun) {
      metrics.full(Full.UNDER_WAY);
    }
    return begun;
  }

  void end(String userId) {
    requestsByUser.leave(userId);
  }

  /** The wait of a user who has too many requests under way. */
  long underWayRetryMs() {
    return settings.underWayRetryMs();
  }

  void leave(String network, boolean exempt) {
    connections.decrementAndGet();
    if (!exempt) {
      connectionsByAddress.leave(network);
    }
  }

  void leaveAs(String userId) {
    connectionsByUser.leave(userId);
  }

  /** How many entries are remembered: buckets, bans, counts of connections and requests. */
  long remembered() {
    return bucketStore.size()
        + bans.size()
        + connectionsByAddress.size()
        + connectionsByUser.size()
        + requestsByUser.size();
  }

  /** How many more retry times can be remembered. */
  int waitsLeft() {
    return bucketStore.waitsLeft();
  }

  /** Rounded up, so that a client that waits so long does not come too early. */
  static long ms(long nanos) {
    return (nanos + TimeUnit.MILLISECONDS.toNanos(1) - 1) / TimeUnit.MILLISECONDS.toNanos(1);
  }
}
