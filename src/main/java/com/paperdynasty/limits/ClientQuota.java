package com.paperdynasty.limits;

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
public final class ClientQuota {
  private static final String KEY = "paper-dynasty.guest";
  private static final long FULL_WAIT_MS = 5_000;

  private final RateLimiter rateLimiter;
  private final ClientAddress address;
  private final String network;
  private final boolean exempt;
  private final Map<LimitCategory, TokenBucket> own = new EnumMap<>(LimitCategory.class);
  private @Nullable String userId;
  private boolean counted;
  private boolean countedAsUser;
  private boolean callIsOpen;
  private boolean callIsWorkedOn;
  private boolean callHasCaller = true;

  ClientQuota(RateLimiter rateLimiter, ClientAddress address, boolean exempt) {
    this.rateLimiter = rateLimiter;
    this.address = address;
    this.network = address.network();
    this.exempt = exempt;
  }

  /** Attaches this quota to a request, for its later handlers. */
  public void attachTo(RoutingContext context) {
    context.put(KEY, this);
  }

  /** The quota that is attached to a request. */
  public static ClientQuota of(RoutingContext context) {
    ClientQuota clientQuota = context.get(KEY);
    if (clientQuota == null) {
      throw new IllegalStateException("no quota is attached to " + context.request().path());
    }
    return clientQuota;
  }

  /** The client's own address. */
  public ClientAddress address() {
    return address;
  }

  /** For how long the address is banned. */
  public long bannedMs() {
    return exempt ? 0 : rateLimiter.bannedMs(LimitScope.ADDRESS, network);
  }

  /** Says which user this is. Gives for how long that user is banned. */
  public long identify(String id) {
    userId = id;
    return exempt ? 0 : rateLimiter.bannedMs(LimitScope.USER, id);
  }

  /**
   * Takes one token of a category for the connection, the address, and the user if that is known.
   * If several have none left, the wait is the longest of theirs, and none of them loses a token.
   */
  public long take(LimitCategory limitCategory) {
    return take(
        limitCategory, userId == null ? limitCategory.scopesWithoutUser() : limitCategory.scopes());
  }

  /** Takes one token of a category for the user alone, after that of the address. */
  public long takeAsUser(LimitCategory limitCategory) {
    return take(limitCategory, List.of(LimitScope.USER));
  }

  private long take(LimitCategory limitCategory, List<LimitScope> parties) {
    if (exempt) {
      return 0;
    }
    long now = rateLimiter.now();
    come(limitCategory, parties, now);
    long waitMs = limitCategory.isAboutGame() ? notFoundWaitMs() : 0;
    int taken = 0;
    while (waitMs == 0
        && taken < parties.size()
        && allowance(limitCategory, parties.get(taken)).take()) {
      taken++;
    }
    return taken == parties.size() ? 0 : refuse(limitCategory, parties, taken, waitMs, now);
  }

  /** A client that was given a retry time may have come. */
  private void come(LimitCategory limitCategory, List<LimitScope> parties, long now) {
    if (limitCategory.isOfConnection()) {
      allowance(limitCategory, LimitScope.CONNECTION).onRequest(now);
    } else {
      parties.forEach(limitScope -> allowance(limitCategory, limitScope).onRequest(now));
    }
  }

  private long refuse(
      LimitCategory limitCategory, List<LimitScope> parties, int taken, long atLeastMs, long now) {
    parties
        .subList(0, taken)
        .forEach(limitScope -> allowance(limitCategory, limitScope).giveBack());
    long waitMs = Math.max(1, atLeastMs);
    for (LimitScope limitScope : parties) {
      long waitNanos = allowance(limitCategory, limitScope).nextSlotNanos(now);
      if (waitNanos > 0) {
        rateLimiter.countRefusal(limitCategory, limitScope);
        waitMs = Math.max(waitMs, RateLimiter.ms(waitNanos));
      }
    }
    if (!limitCategory.isOfConnection()) {
      count(limitCategory, parties.get(taken), waitMs, now);
    }
    return waitMs;
  }

  /** Without a connection a refusal counts against the user or the address. */
  private void count(LimitCategory limitCategory, LimitScope limitScope, long waitMs, long now) {
    rateLimiter.recordRefusal(
        limitScope,
        who(limitScope),
        allowance(limitCategory, limitScope),
        now + TimeUnit.MILLISECONDS.toNanos(waitMs));
  }

  private TokenBucket allowance(LimitCategory limitCategory, LimitScope limitScope) {
    return limitScope == LimitScope.CONNECTION
        ? own.computeIfAbsent(limitCategory, rateLimiter::connectionBucket)
        : rateLimiter.bucket(limitCategory, limitScope, who(limitScope));
  }

  private String who(LimitScope limitScope) {
    String id = userId;
    if (limitScope == LimitScope.USER && id != null) {
      return id;
    }
    return network;
  }

  /**
   * Records a refusal on this connection. It counts until the client has kept to its retry time.
   *
   * @return whether too many count, and the connection is to be closed
   */
  public boolean recordRefusal(LimitCategory limitCategory, long waitMs) {
    if (exempt) {
      return false;
    }
    TokenBucket refusals = allowance(LimitCategory.REFUSAL, LimitScope.CONNECTION);
    if (refusals.take()) {
      long until = rateLimiter.now() + TimeUnit.MILLISECONDS.toNanos(waitMs);
      allowance(limitCategory, LimitScope.CONNECTION).remember(until, refusals);
      return false;
    }
    rateLimiter.countRefusal(LimitCategory.REFUSAL, LimitScope.CONNECTION);
    String id = userId;
    if (id != null) {
      rateLimiter.recordFlood(LimitScope.USER, id);
    }
    rateLimiter.recordFlood(LimitScope.ADDRESS, network);
    return true;
  }

  /** Records an invalid token. Gives a wait after too many of them. */
  public long recordFailedLogin() {
    return exempt ? 0 : rateLimiter.recordFailedLogin(network);
  }

  /** Records a request for a game that the user cannot see. */
  public void recordNotFound() {
    String id = userId;
    if (!exempt && id != null) {
      rateLimiter.bucket(LimitCategory.NOT_FOUND, LimitScope.USER, id).take();
    }
  }

  /** The wait after too many requests for games that the user cannot see. */
  public long notFoundWaitMs() {
    String id = userId;
    if (exempt || id == null) {
      return 0;
    }
    long waitNanos = rateLimiter.bucket(LimitCategory.NOT_FOUND, LimitScope.USER, id).waitNanos();
    if (waitNanos > 0) {
      rateLimiter.countRefusal(LimitCategory.NOT_FOUND, LimitScope.USER);
    }
    return RateLimiter.ms(waitNanos);
  }

  /**
   * Begins a request of the user, to be ended by {@link #endRequest}. Gives a wait if too many
   * requests of the user are under way; then none has begun.
   */
  public long beginRequest() {
    String id = userId;
    return exempt || id == null || rateLimiter.begin(id) ? 0 : rateLimiter.underWayRetryMs();
  }

  /** The same for an HTTP call. It ends when it is answered and no work on it is left. */
  public long beginCall(LimitCategory limitCategory) {
    long waitMs = beginRequest();
    if (waitMs > 0) {
      count(limitCategory, LimitScope.USER, waitMs, rateLimiter.now());
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
      endRequest();
    }
  }

  /** A request that has begun is answered. */
  public void endRequest() {
    String id = userId;
    if (!exempt && id != null) {
      rateLimiter.end(id);
    }
  }

  /** Opens a connection, if the bounds allow it. */
  public boolean openConnection() {
    counted = rateLimiter.enter(network, exempt);
    return counted;
  }

  /** Whether the node, and not this client, has too many connections. */
  public boolean isNodeFull() {
    return rateLimiter.isFull();
  }

  /** Says which user this connection is of. Gives a wait if they are banned or have too many. */
  public long openConnectionAs(String id) {
    long waitMs = identify(id);
    if (waitMs > 0 || exempt) {
      return waitMs;
    }
    countedAsUser = rateLimiter.enterAs(id);
    return countedAsUser ? 0 : FULL_WAIT_MS;
  }

  /** The connection is closed. */
  public void closeConnection() {
    own.values().forEach(TokenBucket::forget);
    if (counted) {
      counted = false;
      rateLimiter.leave(network, exempt);
    }
    String id = userId;
    if (countedAsUser && id != null) {
      countedAsUser = false;
      rateLimiter.leaveAs(id);
    }
  }
}
