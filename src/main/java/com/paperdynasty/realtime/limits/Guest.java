package com.paperdynasty.realtime.limits;

import io.github.bucket4j.Bucket;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumMap;
import java.util.Map;
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
  private final Map<Kind, Bucket> own = new EnumMap<>(Kind.class);
  private @Nullable String userId;
  private boolean inside;
  private boolean insideAsUser;

  Guest(Limits limits, ClientAddress address, boolean exempt) {
    this.limits = limits;
    this.address = address;
    this.network = address.network();
    this.exempt = exempt;
  }

  /** Lets whoever handles this request later know who it is from. */
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

  /** Where he comes from. */
  public ClientAddress address() {
    return address;
  }

  /** How long his address is kept out. */
  public long keptOutMs() {
    return exempt ? 0 : limits.keptOutMs(By.ADDRESS, network);
  }

  /** Says who he is; for how long that user is kept out. */
  public long isUser(String id) {
    userId = id;
    return exempt ? 0 : limits.keptOutMs(By.USER, id);
  }

  /** Takes one of that kind: for his connection, his address, and his user if that is known. */
  public long take(Kind kind) {
    if (exempt) {
      return 0;
    }
    long waitMs = kind.isAboutGame() ? mayAskForGames() : 0;
    for (By by : kind.by()) {
      if (waitMs == 0 && (by != By.USER || userId != null)) {
        waitMs = take(kind, by);
      }
    }
    return waitMs;
  }

  /** Takes one of that kind for his user alone, after the address has been asked. */
  public long takeAsUser(Kind kind) {
    return exempt ? 0 : take(kind, By.USER);
  }

  private long take(Kind kind, By by) {
    long waitMs = limits.take(kind, by, bucket(kind, by));
    if (waitMs > 0 && !kind.isOfConnection()) {
      limits.refused(by, who(by));
    }
    return waitMs;
  }

  private Bucket bucket(Kind kind, By by) {
    return by == By.CONNECTION
        ? own.computeIfAbsent(kind, limits::ownBucket)
        : limits.bucket(kind, by, who(by));
  }

  private String who(By by) {
    String id = userId;
    if (by == By.USER && id != null) {
      return id;
    }
    return network;
  }

  /** Something was refused on his connection. Whether he floods, and is to be hung up on. */
  public boolean isRefused() {
    if (exempt || take(Kind.REFUSAL, By.CONNECTION) == 0) {
      return false;
    }
    String id = userId;
    if (id != null) {
      limits.flooded(By.USER, id);
    }
    limits.flooded(By.ADDRESS, network);
    return true;
  }

  /** A token of his was not good. How long he should wait, if he has brought too many of those. */
  public long failedLogin() {
    long waitMs =
        exempt
            ? 0
            : limits.take(Kind.FAILED_LOGIN, By.ADDRESS, bucket(Kind.FAILED_LOGIN, By.ADDRESS));
    if (waitMs > 0) {
      limits.flooded(By.ADDRESS, network);
    }
    return waitMs;
  }

  /** He asked for a game that is not there for him. */
  public void missed() {
    String id = userId;
    if (!exempt && id != null) {
      limits.bucket(Kind.NOT_FOUND, By.USER, id).tryConsume(1);
    }
  }

  /** Whether he has asked for too many games that are not there. */
  public long mayAskForGames() {
    String id = userId;
    return exempt || id == null
        ? 0
        : limits.lookAt(Kind.NOT_FOUND, By.USER, limits.bucket(Kind.NOT_FOUND, By.USER, id));
  }

  /** Comes in with a connection, if there is room. */
  public boolean enters() {
    inside = limits.enter(network, exempt);
    return inside;
  }

  /** Whether it is not his doing that there is no room for him. */
  public boolean isNodeFull() {
    return limits.isFull();
  }

  /** Says who he is on a connection; how long that user is kept out or has too many already. */
  public long entersAs(String id) {
    long waitMs = isUser(id);
    if (waitMs > 0 || exempt) {
      return waitMs;
    }
    insideAsUser = limits.enterAs(id);
    return insideAsUser ? 0 : FULL_WAIT_MS;
  }

  /** His connection is gone. */
  public void leaves() {
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
