package com.paperdynasty.signin;

import com.paperdynasty.bounded.FifoMap;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs why sign-ins do not work. Anybody can bring such lines about, and choose the words of some.
 * So an attempt has one line, however often its answer comes, and in a minute there is one line of
 * the same words and a bound on those of each kind: who uses up one kind takes no line of another
 * away. The next line of the kind says how many were left out. Thread-safe.
 */
final class SignInLog {
  /** The most lines of a kind in a minute. */
  static final int MOST_LINES = 20;

  /** How many attempts are remembered: those that had a line last. */
  private static final int MOST_ATTEMPTS = 1_000;

  private static final long MINUTE_MS = 60_000;
  private static final Logger log = LoggerFactory.getLogger(SignInLog.class);

  private final Clock clock;
  private final FifoMap<String, Boolean> attempts = new FifoMap<>(MOST_ATTEMPTS);
  private final Map<Kind, Minute> minutes = new EnumMap<>(Kind.class);

  /** What a line is about: lines whose words others choose are apart from the rest. */
  enum Kind {
    /** What a browser has brought. Anybody chooses the words. */
    BROWSER,
    /**
     * A code or a token that is not valid. Anybody brings it about, and a provider may repeat it.
     */
    REFUSAL,
    /** A code for which the provider, or the database, gave no answer that helps. */
    FAILURE,
    /** The provider cannot be used, or is asked too often. */
    PROVIDER,
    /** The provider says nothing of a user. */
    USER_INFO
  }

  /** The lines of a kind since a time. */
  private static final class Minute {
    private final Set<String> lines = new HashSet<>();
    private long sinceMs;
    private int leftOut;
  }

  SignInLog(Clock clock) {
    this.clock = clock;
    for (Kind kind : Kind.values()) {
      minutes.put(kind, new Minute());
    }
  }

  /** A line about an attempt. */
  synchronized void warn(Kind kind, SignInAttempt attempt, String line) {
    if (attempts.get(attempt.id()) != null) {
      minuteOf(kind).leftOut++;
    } else if (warn(kind, line)) {
      attempts.put(attempt.id(), true);
    }
  }

  /** A line about no attempt. Whether it was written. */
  synchronized boolean warn(Kind kind, String line) {
    Minute minute = minuteOf(kind);
    if (minute.lines.size() >= MOST_LINES || !minute.lines.add(line)) {
      minute.leftOut++;
      return false;
    }
    int leftOut = minute.leftOut;
    log.warn("{}{}", line, leftOut == 0 ? "" : " (and " + leftOut + " more of this kind)");
    minute.leftOut = 0;
    return true;
  }

  private Minute minuteOf(Kind kind) {
    Minute minute = Objects.requireNonNull(minutes.get(kind));
    long now = clock.millis();
    // After the clock was set back, a minute must not last longer.
    if (now - minute.sinceMs >= MINUTE_MS || now < minute.sinceMs) {
      minute.sinceMs = now;
      minute.lines.clear();
    }
    return minute;
  }
}
