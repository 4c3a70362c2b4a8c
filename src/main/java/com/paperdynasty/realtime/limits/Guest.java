package com.paperdynasty.realtime.limits;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one connection, or one HTTP call, may ask for. Used on one event loop.
 *
 * <p>A method that gives a wait gives it in ms; 0 means that the client may go on.
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

  /** Attaches this quota to a request, for its later handlers. */
  public void comesWith(RoutingContext context) {
    context.put(KEY, this);
  }

  /** The quota that is attached to a request. */
  public static Guest of(RoutingContext context) {
    Guest guest = context.get(KEY);
    if (guest == null) {
      throw new IllegalStateException("no quota is attached to " + context.request().path());
    }
    return guest;
  }

  /** The client's own address. */
  public ClientAddress address() {
    return address;
  }

  /** For how long the address is banned. */
  public long keptOutMs() {
    return exempt ? 0 : limits.keptOutMs(By.ADDRESS, network);
  }

  /** Says which user this is. Gives for how long that user is banned. */
  public long isUser(String id) {
    userId = id;
    return exempt ? 0 : limits.keptOutMs(By.USER, id);
  }

  /**
   * Takes one token of a category for the connection, the address, and the user if that is known.
   * If several have none left, the wait is the longest of theirs, and none of them loses a token.
   */
  public long take(Kind kind) {
    return take(kind, userId == null ? kind.byOfNobody() : kind.by());
  }

  /** Takes one token of a category for the user alone, after that of the address. */
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

  /** A client that was given a retry time may have come. */
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

  /** Without a connection a refusal counts against the user or the address. */
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
   * Records a refusal on this connection. It counts until the client has kept to its retry time.
   *
   * @return whether too many count, and the connection is to be closed
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

  /** Records an invalid token. Gives a wait after too many of them. */
  public long failedLogin() {
    return exempt ? 0 : limits.failedLogin(network);
  }

  /** Records a request for a game that the user cannot see. */
  public void missed() {
    String id = userId;
    if (!exempt && id != null) {
      limits.allowance(Kind.NOT_FOUND, By.USER, id).take();
    }
  }

  /** The wait after too many requests for games that the user cannot see. */
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
   * Begins a request of the user, to be ended by {@link #ends}. Gives a wait if too many requests
   * of the user are under way; then none has begun.
   */
  public long begins() {
    String id = userId;
    return exempt || id == null || limits.begin(id) ? 0 : limits.underWayRetryMs();
  }

  /** The same for an HTTP call. It ends when it is answered and no work on it is left. */
  public long beginsCall(Kind kind) {
    long waitMs = begins();
    if (waitMs > 0) {
      count(kind, By.USER, waitMs, limits.now());
    } else {
      callIsOpen = true;
    }
    return waitMs;
  }

  /** Work on this call has begun. It may go on after the caller has hung up. */
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

  /** Opens a connection, if the bounds allow it. */
  public boolean enters() {
    inside = limits.enter(network, exempt);
    return inside;
  }

  /** Whether the node, and not this client, has too many connections. */
  public boolean isNodeFull() {
    return limits.isFull();
  }

  /** Says which user this connection is of. Gives a wait if they are banned or have too many. */
  public long entersAs(String id) {
    long waitMs = isUser(id);
    if (waitMs > 0 || exempt) {
      return waitMs;
    }
    insideAsUser = limits.enterAs(id);
    return insideAsUser ? 0 : FULL_WAIT_MS;
  }

  /** The connection is closed. */
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
