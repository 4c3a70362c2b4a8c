package com.paperdynasty.realtime.limits;

import com.paperdynasty.realtime.limits.LimitMeters.Full;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The limits of this node, and how much of them is used. Safe on any thread; never waits. */
public final class Limits {
  private static final Logger log = LoggerFactory.getLogger(Limits.class);

  private final LimitSettings settings;
  private final LongSupplier nanoTime;
  private final Buckets buckets;
  private final KeptOut keptOut;
  private final LimitMeters meters;
  private final AtomicInteger connections = new AtomicInteger();
  private final Occupancy ofAddresses;
  private final Occupancy ofUsers;
  private final Occupancy underWay;

  /**
   * Limits that are not used yet.
   *
   * @param nanoTime as {@link System#nanoTime} gives it
   */
  public Limits(LimitSettings settings, LongSupplier nanoTime, MeterRegistry registry) {
    this.settings = settings;
    this.nanoTime = nanoTime;
    this.buckets = new Buckets(settings, nanoTime);
    this.keptOut = new KeptOut(settings, nanoTime);
    this.meters = new LimitMeters(registry);
    this.ofAddresses = new Occupancy(settings.connectionsPerAddress());
    this.ofUsers = new Occupancy(settings.connectionsPerUser());
    this.underWay = new Occupancy(settings.underWayPerUser());
  }

  /** The quota of a client that has just come. */
  public Guest guest(ClientAddress address) {
    boolean exempt = settings.exempt().stream().anyMatch(network -> network.contains(address));
    return new Guest(this, address, exempt);
  }

  Allowance ownAllowance(Kind kind) {
    return buckets.fresh(kind, By.CONNECTION);
  }

  Allowance allowance(Kind kind, By by, String who) {
    return buckets.of(kind, by, who);
  }

  long now() {
    return nanoTime.getAsLong();
  }

  /** Counts a refusal. */
  void metRefusal(Kind kind, By by) {
    meters.refused(kind, by);
  }

  /**
   * Records the refusal of a request outside of a connection. It counts until the client has kept
   * to its retry time.
   *
   * @param refuser the bucket that gave the retry time {@code until}
   */
  void refused(By by, String who, Allowance refuser, long until) {
    Allowance refusals = allowance(Kind.REFUSAL, by, who);
    if (refusals.take()) {
      refuser.promise(until, refusals);
    } else {
      meters.refused(Kind.REFUSAL, by);
      flooded(by, who);
    }
  }

  /** Records a flood. */
  void flooded(By by, String who) {
    if (!allowance(Kind.FLOOD, by, who).take()) {
      keepOut(by, who);
    }
  }

  private void keepOut(By by, String who) {
    meters.refused(Kind.FLOOD, by);
    if (keptOut.add(by, who)) {
      meters.keptOut(by);
      log.debug("{} \"{}\" is banned for {} ms", by.word(), who, settings.keepOutMs());
    }
  }

  /**
   * Records an invalid token from an address. Gives 0, or how many ms it is until one more is
   * checked. A client that does not wait gets refusals against its address, as in any category.
   */
  long failedLogin(String network) {
    long now = now();
    Allowance failures = allowance(Kind.FAILED_LOGIN, By.ADDRESS, network);
    failures.come(now);
    if (failures.take()) {
      return 0;
    }
    meters.refused(Kind.FAILED_LOGIN, By.ADDRESS);
    long waitMs = ms(Math.max(1, failures.appointment(now)));
    refused(By.ADDRESS, network, failures, now + TimeUnit.MILLISECONDS.toNanos(waitMs));
    return waitMs;
  }

  /** How many ms a ban still lasts; 0 if there is none. */
  long keptOutMs(By by, String who) {
    long nanos = keptOut.remainingNanos(by, who);
    if (nanos > 0) {
      meters.turnedAway(by);
    }
    return ms(nanos);
  }

  /** Counts a connection, unless the node or its address has too many. */
  boolean enter(String network, boolean exempt) {
    if (connections.incrementAndGet() > settings.connectionsPerNode()) {
      connections.decrementAndGet();
      meters.full(Full.NODE);
      return false;
    }
    if (!exempt && !ofAddresses.enter(network)) {
      connections.decrementAndGet();
      meters.full(Full.ADDRESS);
      return false;
    }
    return true;
  }

  /** Whether the node has as many connections as its bound allows. */
  boolean isFull() {
    return connections.get() >= settings.connectionsPerNode();
  }

  /** Counts a TCP connection that was closed because its event loop has too many. */
  public void doorIsFull() {
    meters.full(Full.DOOR);
  }

  boolean enterAs(String userId) {
    boolean entered = ofUsers.enter(userId);
    if (!entered) {
      meters.full(Full.USER);
    }
    return entered;
  }

  /** Whether one more request of a user may be under way. */
  boolean begin(String userId) {
    boolean begun = underWay.enter(userId);
    if (!begun) {
      meters.full(Full.UNDER_WAY);
    }
    return begun;
  }

  void end(String userId) {
    underWay.leave(userId);
  }

  /** The wait of a user who has too many requests under way. */
  long underWayRetryMs() {
    return settings.underWayRetryMs();
  }

  void leave(String network, boolean exempt) {
    connections.decrementAndGet();
    if (!exempt) {
      ofAddresses.leave(network);
    }
  }

  void leaveAs(String userId) {
    ofUsers.leave(userId);
  }

  /** How many entries are remembered: buckets, bans, counts of connections and requests. */
  long remembered() {
    return buckets.size() + keptOut.size() + ofAddresses.size() + ofUsers.size() + underWay.size();
  }

  /** How many more retry times can be remembered. */
  int waitsLeft() {
    return buckets.waitsLeft();
  }

  /** Rounded up, so that a client that waits so long does not come too early. */
  static long ms(long nanos) {
    return (nanos + TimeUnit.MILLISECONDS.toNanos(1) - 1) / TimeUnit.MILLISECONDS.toNanos(1);
  }
}
