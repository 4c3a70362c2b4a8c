package com.paperdynasty.signin;

import com.paperdynasty.bounded.FifoMap;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs why sign-ins do not work. Anybody can bring such lines about, and choose some of their
 * words. So an attempt has one line, however often its answer comes, and in a minute there is one
 * line of the same words and a bound on all. The next line says how many were left out.
 * Thread-safe.
 */
final class SignInLog {
  /** The most lines in a minute. */
  static final int MOST_LINES = 20;

  /** How many attempts are remembered: those that had a line last. */
  private static final int MOST_ATTEMPTS = 1_000;

  private static final long MINUTE_MS = 60_000;
  private static final Logger log = LoggerFactory.getLogger(SignInLog.class);

  private final Clock clock;
  private final FifoMap<String, Boolean> attempts = new FifoMap<>(MOST_ATTEMPTS);
  private final Set<String> lines = new HashSet<>();
  private long sinceMs;
  private int leftOut;

  SignInLog(Clock clock) {
    this.clock = clock;
  }

  /** A line about an attempt. */
  synchronized void warn(SignInAttempt attempt, String line) {
    if (attempts.get(attempt.id()) != null) {
      leftOut++;
    } else if (warn(line)) {
      attempts.put(attempt.id(), true);
    }
  }

  /** A line about no attempt. Whether it was written. */
  synchronized boolean warn(String line) {
    long now = clock.millis();
    // After the clock was set back, a minute must not last longer.
    if (now - sinceMs >= MINUTE_MS || now < sinceMs) {
      sinceMs = now;
      lines.clear();
    }
    if (lines.size() >= MOST_LINES || !lines.add(line)) {
      leftOut++;
      return false;
    }
    log.warn("{}{}", line, leftOut == 0 ? "" : " (and " + leftOut + " more about sign-ins)");
    leftOut = 0;
    return true;
  }
}
