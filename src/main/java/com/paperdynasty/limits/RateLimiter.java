package com.paperdynasty.limits;

import com.paperdynasty.limits.LimitMetrics.ConcurrencyLimit;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The limits of this node and their use. Thread-safe; never waits. */
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
   * Creates a limiter whose buckets are full.
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

  /** A quota for a new connection or call from this address. */
  public ClientQuota quotaOf(ClientAddress address) {
    boolean exempt = settings.exempt().stream().anyMatch(cidrBlock -> cidrBlock.contains(address));
    return new ClientQuota(this, address, exempt);
  }

  TokenBucket connectionBucket(LimitCategory limitCategory) {
    return bucketStore.fresh(limitCategory, LimitScope.CONNECTION);
  }

  TokenBucket bucket(LimitCategory limitCategory, LimitScope limitScope, String key) {
    return bucketStore.of(limitCategory, limitScope, key);
  }

  long now() {
    return nanoTime.getAsLong();
  }

  /** Counts a refusal in the metrics. */
  void countRefusal(LimitCategory limitCategory, LimitScope limitScope) {
    metrics.refused(limitCategory, limitScope);
  }

  /**
   * Records the refusal of a request outside of a connection. It counts until the client has kept
   * to its retry time.
   *
   * @param refuser the bucket that gave the retry time {@code until}
   */
  void recordRefusal(LimitScope limitScope, String key, TokenBucket refuser, long until) {
    TokenBucket refusals = bucket(LimitCategory.REFUSAL, limitScope, key);
    if (refusals.take()) {
      refuser.remember(until, refusals);
    } else {
      metrics.refused(LimitCategory.REFUSAL, limitScope);
      recordFlood(limitScope, key);
    }
  }

  /** Records a flood. A user or address with too many is banned. */
  void recordFlood(LimitScope limitScope, String key) {
    if (!bucket(LimitCategory.FLOOD, limitScope, key).take()) {
      ban(limitScope, key);
    }
  }

  private void ban(LimitScope limitScope, String key) {
    metrics.refused(LimitCategory.FLOOD, limitScope);
    if (bans.add(limitScope, key)) {
      metrics.banned(limitScope);
      log.debug("{} \"{}\": banned for {} ms", limitScope.label(), key, settings.keepOutMs());
    }
  }

  /**
   * Records an invalid token from an address. Gives 0, or how long the client is to wait before it
   * sends another token, in ms. If it does not wait, its refusals count against the address, as in
   * any category.
   */
  long recordFailedLogin(String network) {
    long now = now();
    TokenBucket failures = bucket(LimitCategory.FAILED_LOGIN, LimitScope.ADDRESS, network);
    failures.onRequest(now);
    if (failures.take()) {
      return 0;
    }
    metrics.refused(LimitCategory.FAILED_LOGIN, LimitScope.ADDRESS);
    long waitMs = ms(Math.max(1, failures.reserveSlotNanos(now)));
    recordRefusal(
        LimitScope.ADDRESS, network, failures, now + TimeUnit.MILLISECONDS.toNanos(waitMs));
    return waitMs;
  }

  /**
   * Checks for a ban, and counts the request that is refused because of it. Returns how long the
   * ban still lasts, in ms; 0 without a ban.
   */
  long checkBanMs(LimitScope limitScope, String key) {
    long nanos = bans.remainingNanos(limitScope, key);
    if (nanos > 0) {
      metrics.turnedAway(limitScope);
    }
    return ms(nanos);
  }

  /** Counts a connection. Returns false if the node or the address has too many. */
  boolean openConnection(String network, boolean exempt) {
    if (connections.incrementAndGet() > settings.connectionsPerNode()) {
      connections.decrementAndGet();
      metrics.limitReached(ConcurrencyLimit.NODE);
      return false;
    }
    if (!exempt && !connectionsByAddress.enter(network)) {
      connections.decrementAndGet();
      metrics.limitReached(ConcurrencyLimit.ADDRESS);
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
    metrics.limitReached(ConcurrencyLimit.EVENT_LOOP);
  }

  /** Counts a connection of a user. Returns false if they have too many. */
  boolean openConnectionAs(String userId) {
    boolean entered = connectionsByUser.enter(userId);
    if (!entered) {
      metrics.limitReached(ConcurrencyLimit.USER);
    }
    return entered;
  }

  /** Counts a request of a user. Returns false if too many of theirs are under way. */
  boolean beginRequest(String userId) {
    boolean begun = requestsByUser.enter(userId);
    if (!begun) {
      metrics.limitReached(ConcurrencyLimit.REQUESTS);
    }
    return begun;
  }

  void endRequest(String userId) {
    requestsByUser.leave(userId);
  }

  /** The wait for a user who has too many requests under way, in ms. */
  long underWayRetryMs() {
    return settings.underWayRetryMs();
  }

  void closeConnection(String network, boolean exempt) {
    connections.decrementAndGet();
    if (!exempt) {
      connectionsByAddress.leave(network);
    }
  }

  void closeConnectionAs(String userId) {
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
  int retryTimesLeft() {
    return bucketStore.retryTimesLeft();
  }

  /** Rounds up, so that a client that waits so long does not come too early. */
  static long ms(long nanos) {
    return (nanos + TimeUnit.MILLISECONDS.toNanos(1) - 1) / TimeUnit.MILLISECONDS.toNanos(1);
  }
}
