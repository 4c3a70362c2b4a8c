package com.paperdynasty.realtime.limits;

import com.paperdynasty.realtime.limits.LimitMeters.Full;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
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
  private final Buckets buckets;
  private final KeptOut keptOut;
  private final LimitMeters meters;
  private final AtomicInteger connections = new AtomicInteger();
  private final Occupancy ofAddresses;
  private final Occupancy ofUsers;

  /**
   * Limits of which nothing has been used.
   *
   * @param nanoTime as {@link System#nanoTime} gives it
   */
  public Limits(LimitSettings settings, LongSupplier nanoTime, MeterRegistry registry) {
    this.settings = settings;
    this.buckets = new Buckets(settings, nanoTime);
    this.keptOut = new KeptOut(settings, nanoTime);
    this.meters = new LimitMeters(registry);
    this.ofAddresses = new Occupancy(settings.connectionsPerAddress());
    this.ofUsers = new Occupancy(settings.connectionsPerUser());
  }

  /** Somebody comes to the door. */
  public Guest guest(ClientAddress address) {
    boolean exempt = settings.exempt().stream().anyMatch(network -> network.contains(address));
    return new Guest(this, address, exempt);
  }

  Bucket ownBucket(Kind kind) {
    return buckets.fresh(kind, By.CONNECTION);
  }

  Bucket bucket(Kind kind, By by, String who) {
    return buckets.of(kind, by, who);
  }

  /** Takes one from a bucket: 0, or how many ms it is until there is one. */
  long take(Kind kind, By by, Bucket bucket) {
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      return 0;
    }
    meters.refused(kind, by);
    return ms(probe.getNanosToWaitForRefill());
  }

  /** The same without taking it. */
  long lookAt(Kind kind, By by, Bucket bucket) {
    long nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
    if (nanos > 0) {
      meters.refused(kind, by);
    }
    return ms(nanos);
  }

  /** Something was refused to who is not on a connection. */
  void refused(By by, String who) {
    if (take(Kind.REFUSAL, by, bucket(Kind.REFUSAL, by, who)) > 0) {
      flooded(by, who);
    }
  }

  /** Somebody goes on and on. */
  void flooded(By by, String who) {
    if (take(Kind.FLOOD, by, bucket(Kind.FLOOD, by, who)) > 0 && keptOut.add(by, who)) {
      meters.keptOut(by);
      log.debug("{} \"{}\" is kept out for {} ms", by.word(), who, settings.keepOutMs());
    }
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

  void leave(String network, boolean exempt) {
    connections.decrementAndGet();
    if (!exempt) {
      ofAddresses.leave(network);
    }
  }

  void leaveAs(String userId) {
    ofUsers.leave(userId);
  }

  /** How much is remembered: buckets, keep-outs, and who has connections. */
  long remembered() {
    return buckets.size() + keptOut.size() + ofAddresses.size() + ofUsers.size();
  }

  /** Rounded up: who waits so long does not come too early. */
  private static long ms(long nanos) {
    return (nanos + TimeUnit.MILLISECONDS.toNanos(1) - 1) / TimeUnit.MILLISECONDS.toNanos(1);
  }
}
