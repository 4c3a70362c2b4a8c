package com.paperdynasty.session;

import com.paperdynasty.session.EndedSessionStore.Ended;
import com.paperdynasty.session.EndedSessionStore.Position;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions that were ended by signing out, as this node knows them. Thread-safe, but {@link
 * #learn} runs once at a time.
 */
public final class EndedSessions {
  private static final Logger log = LoggerFactory.getLogger(EndedSessions.class);
  private static final int PAGE = 1_000;

  /**
   * A row may be seen later than another one that is newer, by as long as its statement takes. So
   * the last of them are read again.
   */
  private static final Duration OVERLAP = Duration.ofSeconds(30);

  private final @Nullable EndedSessionStore store;
  private final Clock clock;
  private final int most;
  private final Map<String, Instant> validUntil = new ConcurrentHashMap<>();
  private Position newest = Position.FIRST;
  private boolean full;

  /**
   * None yet; see {@link #learn}.
   *
   * @param most how many are remembered. The tokens of a further one are refused by the node where
   *     it ended, are not renewed anywhere, and otherwise end by themselves
   */
  public EndedSessions(EndedSessionStore store, int most, Clock clock) {
    this(clock, most, store);
  }

  private EndedSessions(Clock clock, int most, @Nullable EndedSessionStore store) {
    this.store = store;
    this.clock = clock;
    this.most = most;
  }

  /** For programs that issue or check tokens and have no database. */
  public static EndedSessions inMemory(Clock clock) {
    return new EndedSessions(clock, Integer.MAX_VALUE, null);
  }

  /** Whether the tokens of a session are refused, as far as this node knows. */
  public boolean contains(String id) {
    return validUntil.containsKey(id);
  }

  /**
   * Ends a session, here at once. Fails if it is not known whether it is stored; then it may be
   * ended again.
   *
   * @param tokens how long a token of it may still be valid
   * @param renewals how long a token of it may still be renewed
   */
  public Future<Void> end(String id, Duration tokens, Duration renewals) {
    validUntil.put(id, clock.instant().plus(tokens));
    return store == null ? Future.succeededFuture() : store.end(id, tokens, renewals);
  }

  /** Whether a session has ended, wherever and whenever. Fails if that is not known. */
  public Future<Boolean> hasEnded(String id) {
    return contains(id) || store == null
        ? Future.succeededFuture(contains(id))
        : store.hasEnded(id);
  }

  /** Learns of the sessions that ended on other nodes, and forgets those without a valid token. */
  public Future<Void> learn() {
    Instant now = clock.instant();
    validUntil.values().removeIf(until -> !now.isBefore(until));
    EndedSessionStore known = store;
    return known == null
        ? Future.succeededFuture()
        : learn(known, new Position(newest.at().minus(OVERLAP), ""));
  }

  private Future<Void> learn(EndedSessionStore known, Position position) {
    return known
        .after(position, PAGE)
        .compose(
            page -> {
              page.forEach(this::add);
              return page.size() < PAGE ? Future.succeededFuture() : learn(known, newest);
            });
  }

  private void add(Ended ended) {
    newest = ended.position();
    String id = ended.position().id();
    if (validUntil.size() < most || validUntil.containsKey(id)) {
      validUntil.put(id, clock.instant().plus(ended.tokens()));
      full = false;
    } else if (!full) {
      full = true;
      log.warn("more than {} people have signed out; further ones are not remembered here", most);
    }
  }

  /** How many are remembered. */
  int size() {
    return validUntil.size();
  }
}
