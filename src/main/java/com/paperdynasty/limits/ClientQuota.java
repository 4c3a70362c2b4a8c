package com.paperdynasty.limits;

import com.paperdynasty.user.UserIds;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The quota of one connection, or of one HTTP call. Used on one event loop.
 *
 * <p>Methods that give a wait give it in milliseconds; 0 means that the client may go on.
 */
public final class ClientQuota {
  private static final String KEY = "paper-dynasty.client-quota";
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
  private boolean callHasWork;
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

  /** The client's address of a request, for the log; empty where no quota is attached. */
  public static String addressOf(RoutingContext context) {
    ClientQuota clientQuota = context.get(KEY);
    return clientQuota == null ? "" : clientQuota.address.text();
  }

  /** The client's own address. */
  public ClientAddress address() {
    return address;
  }

  /** Checks for a ban of the address. Returns how long it still lasts, in ms; 0 without a ban. */
  public long checkBanMs() {
    return exempt ? 0 : rateLimiter.checkBanMs(LimitScope.ADDRESS, network);
  }

  /**
   * Sets the user of this client. All guests of one address count as one user, because anybody can
   * be any number of guests. Returns how long that user is still banned, in ms.
   */
  public long identify(String id) {
    String counted = UserIds.isGuest(id) ? UserIds.GUEST + "@" + network : id;
    userId = counted;
    return exempt ? 0 : rateLimiter.checkBanMs(LimitScope.USER, counted);
  }

  /**
   * Takes one token of a category for the connection, the address, and the user if they are known.
   * If one of the buckets is empty, no token is taken from any of them; the wait is the longest of
   * the empty ones.
   */
  public long take(LimitCategory limitCategory) {
    return take(
        limitCategory, userId == null ? limitCategory.scopesWithoutUser() : limitCategory.scopes());
  }

  /**
   * Takes one token of a category for the user alone. For calls whose address was counted before
   * the user was known.
   */
  public long takeAsUser(LimitCategory limitCategory) {
    return take(limitCategory, List.of(LimitScope.USER));
  }

  private long take(LimitCategory limitCategory, List<LimitScope> scopes) {
    if (exempt) {
      return 0;
    }
    long now = rateLimiter.now();
    onRequest(limitCategory, scopes, now);
    long waitMs = limitCategory.isAboutGame() ? notFoundWaitMs() : 0;
    int taken = 0;
    while (waitMs == 0
        && taken < scopes.size()
        && bucket(limitCategory, scopes.get(taken)).take()) {
      taken++;
    }
    return taken == scopes.size() ? 0 : refuse(limitCategory, scopes, taken, waitMs, now);
  }

  /** Takes back the refusals whose retry time the client has kept. */
  private void onRequest(LimitCategory limitCategory, List<LimitScope> scopes, long now) {
    if (limitCategory.isOfConnection()) {
      bucket(limitCategory, LimitScope.CONNECTION).onRequest(now);
    } else {
      scopes.forEach(limitScope -> bucket(limitCategory, limitScope).onRequest(now));
    }
  }

  private long refuse(
      LimitCategory limitCategory, List<LimitScope> scopes, int taken, long atLeastMs, long now) {
    scopes.subList(0, taken).forEach(limitScope -> bucket(limitCategory, limitScope).giveBack());
    long waitMs = Math.max(1, atLeastMs);
    for (LimitScope limitScope : scopes) {
      long waitNanos = bucket(limitCategory, limitScope).reserveSlotNanos(now);
      if (waitNanos > 0) {
        rateLimiter.countRefusal(limitCategory, limitScope);
        waitMs = Math.max(waitMs, RateLimiter.ms(waitNanos));
      }
    }
    if (!limitCategory.isOfConnection()) {
      recordCallRefusal(limitCategory, scopes.get(taken), waitMs, now);
    }
    return waitMs;
  }

  /** Outside of a connection, a refusal counts against the user or the address. */
  private void recordCallRefusal(
      LimitCategory limitCategory, LimitScope limitScope, long waitMs, long now) {
    rateLimiter.recordRefusal(
        limitScope,
        keyOf(limitScope),
        bucket(limitCategory, limitScope),
        now + TimeUnit.MILLISECONDS.toNanos(waitMs));
  }

  private TokenBucket bucket(LimitCategory limitCategory, LimitScope limitScope) {
    return limitScope == LimitScope.CONNECTION
        ? own.computeIfAbsent(limitCategory, rateLimiter::connectionBucket)
        : rateLimiter.bucket(limitCategory, limitScope, keyOf(limitScope));
  }

  private String keyOf(LimitScope limitScope) {
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
    TokenBucket refusals = bucket(LimitCategory.REFUSAL, LimitScope.CONNECTION);
    if (refusals.take()) {
      long until = rateLimiter.now() + TimeUnit.MILLISECONDS.toNanos(waitMs);
      bucket(limitCategory, LimitScope.CONNECTION).remember(until, refusals);
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

  /** Records an invalid token. Returns a wait after too many of them from the address. */
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
   * Begins a request of the user, to be ended by {@link #endRequest}. Returns a wait if too many
   * requests of the user are under way; then none has begun.
   */
  public long beginRequest() {
    String id = userId;
    return exempt || id == null || rateLimiter.beginRequest(id) ? 0 : rateLimiter.underWayRetryMs();
  }

  /** Begins the request of an HTTP call. It ends when the call is answered and its work is done. */
  public long beginCall(LimitCategory limitCategory) {
    long waitMs = beginRequest();
    if (waitMs > 0) {
      recordCallRefusal(limitCategory, LimitScope.USER, waitMs, rateLimiter.now());
    } else {
      callIsOpen = true;
    }
    return waitMs;
  }

  /** Work on this call has begun. It may go on after the caller has closed the connection. */
  public void onCallWork(Future<?> work) {
    callHasWork = true;
    work.onComplete(
        done -> {
          callHasWork = false;
          endCall();
        });
  }

  /** The caller was answered, or has closed the connection. */
  public void onCallAnswered() {
    callHasCaller = false;
    endCall();
  }

  private void endCall() {
    if (callIsOpen && !callHasWork && !callHasCaller) {
      callIsOpen = false;
      endRequest();
    }
  }

  /** Ends a request that has begun. */
  public void endRequest() {
    String id = userId;
    if (!exempt && id != null) {
      rateLimiter.endRequest(id);
    }
  }

  /** Counts a connection. Returns false if the node or the address has too many. */
  public boolean openConnection() {
    counted = rateLimiter.openConnection(network, exempt);
    return counted;
  }

  /** Whether the node has as many connections as its bound allows. */
  public boolean isNodeFull() {
    return rateLimiter.isFull();
  }

  /**
   * Sets the user of this connection and counts it for them. Returns a wait if they are banned or
   * have too many connections.
   */
  public long openConnectionAs(String id) {
    long waitMs = identify(id);
    if (waitMs > 0 || exempt) {
      return waitMs;
    }
    String user = userId;
    countedAsUser = user != null && rateLimiter.openConnectionAs(user);
    return countedAsUser ? 0 : FULL_WAIT_MS;
  }

  /** The connection is closed. Calling this again has no effect. */
  public void closeConnection() {
    own.values().forEach(TokenBucket::forget);
    if (counted) {
      counted = false;
      rateLimiter.closeConnection(network, exempt);
    }
    String id = userId;
    if (countedAsUser && id != null) {
      countedAsUser = false;
      rateLimiter.closeConnectionAs(id);
    }
  }
}
