package com.paperdynasty.realtime.limits;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection, or one HTTP call, as the limits know it. Used on one event loop.
 *
 * <p>Where a wait is answered it is in ms, and 0 says to go on.
 */
public final class Guest {
  private static final String KEY = "paper-dynasty.guest";
  private static final long FULL_WAIT_MS = 5_000;

  private final Limits limits;
  private final ClientAddress address;
  private final String network;
  private final boolean exempt;
  private final Map<Kind, Allowance> own = new EnumMap<>(Kind.class);
  private @Nullable String userId;
  private boolean inside;
  private boolean insideAsUser;
  private boolean callIsOpen;
  private boolean callIsWorkedOn;
  private boolean callHasCaller = true;

  Guest(Limits limits, ClientAddress address, boolean exempt) {
    this.limits = limits;
    this.address = address;
    this.network = address.network();
    this.exempt = exempt;
  }

  /** Lets later handlers of this request know who it is from. */
  public void comesWith(RoutingContext context) {
    context.put(KEY, this);
  }

  /** Who a request is from. */
  public static Guest of(RoutingContext context) {
    Guest guest = context.get(KEY);
    if (guest == null) {
      throw new IllegalStateException("nobody has asked who " + context.request().path() + " is");
    }
    return guest;
  }

  /** Where they come from. */
  public ClientAddress address() {
    return address;
  }

  /** How long their address is kept out. */
  public long keptOutMs() {
    return exempt ? 0 : limits.keptOutMs(By.ADDRESS, network);
  }

  /** Says who they are; for how long that user is kept out. */
  public long isUser(String id) {
    userId = id;
    return exempt ? 0 : limits.keptOutMs(By.USER, id);
  }

  /**
   * Takes one of that kind: for the connection, the address, and the user if that is known. Where
   * several have none left, the wait is the longest of theirs, and none of them loses one.
   */
  public long take(Kind kind) {
    return take(kind, userId == null ? kind.byOfNobody() : kind.by());
  }

  /** Takes one of that kind for the user alone, after the address has been asked. */
  public long takeAsUser(Kind kind) {
    return take(kind, List.of(By.USER));
  }

  private long take(Kind kind, List<By> parties) {
    if (exempt) {
      return 0;
    }
    long now = limits.now();
    come(kind, parties, now);
    long waitMs = kind.isAboutGame() ? mayAskForGames() : 0;
    int taken = 0;
    while (waitMs == 0 && taken < parties.size() && allowance(kind, parties.get(taken)).take()) {
      taken++;
    }
    return taken == parties.size() ? 0 : refuse(kind, parties, taken, waitMs, now);
  }

  /** Somebody who was told to come back may have come. */
  private void come(Kind kind, List<By> parties, long now) {
    if (kind.isOfConnection()) {
      allowance(kind, By.CONNECTION).come(now);
    } else {
      parties.forEach(by -> allowance(kind, by).come(now));
    }
  }

  private long refuse(Kind kind, List<By> parties, int taken, long atLeastMs, long now) {
    parties.subList(0, taken).forEach(by -> allowance(kind, by).giveBack());
    long waitMs = Math.max(1, atLeastMs);
    for (By by : parties) {
      long waitNanos = allowance(kind, by).appointment(now);
      if (waitNanos > 0) {
        limits.metRefusal(kind, by);
        waitMs = Math.max(waitMs, Limits.ms(waitNanos));
      }
    }
    if (!kind.isOfConnection()) {
      count(kind, parties.get(taken), waitMs, now);
    }
    return waitMs;
  }

  /** Where there is no connection the user or the address is held to account. */
  private void count(Kind kind, By by, long waitMs, long now) {
    limits.refused(by, who(by), allowance(kind, by), now + TimeUnit.MILLISECONDS.toNanos(waitMs));
  }

  private Allowance allowance(Kind kind, By by) {
    return by == By.CONNECTION
        ? own.computeIfAbsent(kind, limits::ownAllowance)
        : limits.allowance(kind, by, who(by));
  }

  private String who(By by) {
    String id = userId;
    if (by == By.USER && id != null) {
      return id;
    }
    return network;
  }

  /**
   * Something was refused on this connection, to be asked for again after a time. It counts until
   * that has been kept.
   *
   * @return whether too much counts, and the connection is to be hung up on
   */
  public boolean isRefused(Kind kind, long waitMs) {
    if (exempt) {
      return false;
    }
    Allowance refusals = allowance(Kind.REFUSAL, By.CONNECTION);
    if (refusals.take()) {
      long until = limits.now() + TimeUnit.MILLISECONDS.toNanos(waitMs);
      allowance(kind, By.CONNECTION).promise(until, refusals);
      return false;
    }
    limits.metRefusal(Kind.REFUSAL, By.CONNECTION);
    String id = userId;
    if (id != null) {
      limits.flooded(By.USER, id);
    }
    limits.flooded(By.ADDRESS, network);
    return true;
  }

  /** A bad token was shown: how long until another is looked at, if there were too many. */
  public long failedLogin() {
    return exempt ? 0 : limits.failedLogin(network);
  }

  /** They asked for a game that is not there for them. */
  public void missed() {
    String id = userId;
    if (!exempt && id != null) {
      limits.allowance(Kind.NOT_FOUND, By.USER, id).take();
    }
  }

  /** Whether too many games were asked for that are not there. */
  public long mayAskForGames() {
    String id = userId;
    if (exempt || id == null) {
      return 0;
    }
    long waitNanos = limits.allowance(Kind.NOT_FOUND, By.USER, id).waitNanos();
    if (waitNanos > 0) {
      limits.metRefusal(Kind.NOT_FOUND, By.USER);
    }
    return Limits.ms(waitNanos);
  }

  /**
   * A request of the user begins, to be ended by {@link #ends}; how long they are to wait if too
   * many of theirs are under way already.
   */
  public long begins() {
    String id = userId;
    return exempt || id == null || limits.begin(id) ? 0 : limits.underWayRetryMs();
  }

  /** The same for a call, which {@link #callIsAnswered} ends as soon as nobody works on it. */
  public long beginsCall(Kind kind) {
    long waitMs = begins();
    if (waitMs > 0) {
      count(kind, By.USER, waitMs, limits.now());
    } else {
      callIsOpen = true;
    }
    return waitMs;
  }

  /** Somebody works on this call, whether the caller waits for the answer or not. */
  public void callIsWorkedOn(Future<?> work) {
    callIsWorkedOn = true;
    work.onComplete(
        done -> {
          callIsWorkedOn = false;
          endCall();
        });
  }

  /** The caller has the answer, or has hung up. */
  public void callIsAnswered() {
    callHasCaller = false;
    endCall();
  }

  private void endCall() {
    if (callIsOpen && !callIsWorkedOn && !callHasCaller) {
      callIsOpen = false;
      ends();
    }
  }

  /** A request that has begun is answered. */
  public void ends() {
    String id = userId;
    if (!exempt && id != null) {
      limits.end(id);
    }
  }

  /** Comes in with a connection, if there is room. */
  public boolean enters() {
    inside = limits.enter(network, exempt);
    return inside;
  }

  /** Whether it is not their doing that there is no room for them. */
  public boolean isNodeFull() {
    return limits.isFull();
  }

  /** Says who they are on a connection; how long that user is kept out or has too many already. */
  public long entersAs(String id) {
    long waitMs = isUser(id);
    if (waitMs > 0 || exempt) {
      return waitMs;
    }
    insideAsUser = limits.enterAs(id);
    return insideAsUser ? 0 : FULL_WAIT_MS;
  }

  /** Their connection is gone. */
  public void leaves() {
    own.values().forEach(Allowance::forget);
    if (inside) {
      inside = false;
      limits.leave(network, exempt);
    }
    String id = userId;
    if (insideAsUser && id != null) {
      insideAsUser = false;
      limits.leaveAs(id);
    }
  }
}
