package com.paperdynasty.realtime.limits;

import com.paperdynasty.realtime.limits.LimitMeters.Full;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this node allows, and how much of it has been used. Safe to use on any thread, and never
 * waits.
 */
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
   * Limits of which nothing has been used.
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

  /** Somebody comes to the door. */
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

  /** Something of that kind was refused. */
  void metRefusal(Kind kind, By by) {
    meters.refused(kind, by);
  }

  /**
   * Something was refused to a client that is not on a connection. It counts until they have kept
   * the time.
   *
   * @param refuser whose turn it is at {@code until}
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

  /** Somebody goes on and on. */
  void flooded(By by, String who) {
    if (!allowance(Kind.FLOOD, by, who).take()) {
      keepOut(by, who);
    }
  }

  private void keepOut(By by, String who) {
    meters.refused(Kind.FLOOD, by);
    if (keptOut.add(by, who)) {
      meters.keptOut(by);
      log.debug("{} \"{}\" is kept out for {} ms", by.word(), who, settings.keepOutMs());
    }
  }

  /**
   * A bad token was shown at an address: 0, or how many ms it is until one more is looked at. Who
   * shows one all the same has more and more refusals against their address, as with any other
   * kind.
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

  /** How many ms it is until somebody may come in. */
  long keptOutMs(By by, String who) {
    long nanos = keptOut.remainingNanos(by, who);
    if (nanos > 0) {
      meters.turnedAway(by);
    }
    return ms(nanos);
  }

  /** Lets a connection in, if there is room for it on the node and for its address. */
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

  /** Whether the node has as many connections as it may. */
  boolean isFull() {
    return connections.get() >= settings.connectionsPerNode();
  }

  /** A caller was hung up on because too many are at the door. */
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

  /** When a user who has too many requests under way may ask again. */
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

  /** How much is remembered: buckets, keep-outs, who has connections or requests under way. */
  long remembered() {
    return buckets.size() + keptOut.size() + ofAddresses.size() + ofUsers.size() + underWay.size();
  }

  /** How many more times that somebody was told to come back at there is room for. */
  int waitsLeft() {
    return buckets.waitsLeft();
  }

  /** Rounded up: who waits so long does not come too early. */
  static long ms(long nanos) {
    return (nanos + TimeUnit.MILLISECONDS.toNanos(1) - 1) / TimeUnit.MILLISECONDS.toNanos(1);
  }
}
