package com.paperdynasty.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.paperdynasty.store.connection.JournalUnavailableException;
import io.vertx.core.VertxException;
import io.vertx.core.internal.threadchecker.BlockedThreadChecker;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.helpers.FormattingTuple;
import org.slf4j.helpers.MessageFormatter;

/**
 * Keeps what one lost node or database causes down to a line or two. A warning about something that
 * could not be reached is one line with its cause and no trace. That, and what libraries warn of
 * without a cause, is told once in a while for each kind, with how many more there were. All else
 * stays as it is, each time: errors, what has lines of ours in its trace, and what says which of
 * them hold an event loop up. Of errors, connections that a library has lost are the only ones that
 * count as warnings.
 *
 * <p>May be asked on any thread.
 */
final class RepeatedLineFilter extends TurboFilter {
  private static final String OURS = "com.paperdynasty.";
  private static final int KINDS = 256;

  /** How many causes of causes are looked at. */
  private static final int CAUSES = 16;

  /** Says as an error, with a trace, that the other end has gone. */
  private static final String CONNECTIONS = "io.vertx.core.net.impl.ConnectionBase";

  /** What we throw, without a trace, when the database is away. */
  static final Set<String> DATABASE_AWAY =
      Set.of(
          JournalUnavailableException.class.getName(),
          "com.paperdynasty.store.connection.ConnectionOptions$NotWritableException");

  /** What differs between two lines of one kind: names of nodes and games, addresses, numbers. */
  private static final Pattern PARTICULARS = Pattern.compile("[0-9a-fA-F-]{8,}|[0-9]+");

  private final org.slf4j.Logger log = LoggerFactory.getLogger(RepeatedLineFilter.class);
  private final long pauseMs;
  private final LongSupplier clockMs;

  /** Of more kinds than that those which come most stay: what comes once need not be held back. */
  private final Cache<String, Kind> kinds =
      Caffeine.newBuilder().maximumSize(KINDS).executor(Runnable::run).build();

  /** When lines of a kind were last told, and how many have not been since. */
  private static final class Kind {
    private long toldAtMs;
    private int untold;
  }

  /**
   * A filter.
   *
   * @param pauseMs between two lines of one kind
   * @param clockMs a clock that only goes on
   */
  RepeatedLineFilter(long pauseMs, LongSupplier clockMs) {
    this.pauseMs = pauseMs;
    this.clockMs = clockMs;
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] params,
      @Nullable Throwable thrown) {
    if (!level.isGreaterOrEqual(Level.WARN) || format == null || !logger.isEnabledFor(level)) {
      return FilterReply.NEUTRAL;
    }
    FormattingTuple tuple = MessageFormatter.arrayFormat(format, params);
    Throwable cause = thrown == null ? tuple.getThrowable() : thrown;
    if (stays(logger.getName(), level, cause)) {
      return FilterReply.NEUTRAL;
    }
    int untold = untold(kind(logger.getName(), tuple.getMessage(), cause));
    if (untold < 0) {
      return FilterReply.DENY;
    }
    String more = untold == 0 ? "" : " (and " + untold + " more like it)";
    String why = cause == null ? "" : ": " + cause;
    log.warn("{}: {}{}{}", shortName(logger), tuple.getMessage(), why, more);
    return FilterReply.DENY;
  }

  /** Whether a line is written each time, with all that it has. */
  private static boolean stays(String logger, Level level, @Nullable Throwable cause) {
    boolean ours = logger.startsWith(OURS);
    if (logger.equals(BlockedThreadChecker.LOGGER_NAME)) {
      return true;
    }
    if (level.isGreaterOrEqual(Level.ERROR)) {
      return !(logger.equals(CONNECTIONS) && cause instanceof IOException && !isMadeByUs(cause));
    }
    if (cause == null) {
      return ours;
    }
    return !isOutage(cause) || (!ours && lineOfOurs(cause) != null);
  }

  private static String kind(String logger, String message, @Nullable Throwable cause) {
    String what = logger + PARTICULARS.matcher(message).replaceAll("#");
    return cause == null ? what : what + cause.getClass().getName() + lineOfOurs(cause);
  }

  private static boolean isMadeByUs(Throwable cause) {
    StackTraceElement[] trace = cause.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().startsWith(OURS);
  }

  /** The first line of ours in a trace. */
  private static @Nullable StackTraceElement lineOfOurs(Throwable cause) {
    int depth = 0;
    for (Throwable at = cause; at != null && depth < CAUSES; at = at.getCause()) {
      for (StackTraceElement line : at.getStackTrace()) {
        if (line.getClassName().startsWith(OURS)) {
          return line;
        }
      }
      depth++;
    }
    return null;
  }

  private static String shortName(Logger logger) {
    return logger.getName().substring(logger.getName().lastIndexOf('.') + 1);
  }

  /** How many lines of a kind were not told since the last; negative if it is too early for one. */
  private synchronized int untold(String name) {
    long now = clockMs.getAsLong();
    Kind kind = kinds.getIfPresent(name);
    if (kind == null) {
      kind = new Kind();
      kinds.put(name, kind);
    } else if (now - kind.toldAtMs < pauseMs) {
      kind.untold++;
      return -1;
    }
    int untold = kind.untold;
    kind.toldAtMs = now;
    kind.untold = 0;
    return untold;
  }

  /** Something was not there or did not answer. */
  private static boolean isOutage(Throwable cause) {
    int depth = 0;
    for (Throwable at = cause; at != null && depth < CAUSES; at = at.getCause()) {
      if (at instanceof IOException
          || at instanceof TimeoutException
          || at instanceof VertxException
          || DATABASE_AWAY.contains(at.getClass().getName())) {
        return true;
      }
      depth++;
    }
    return false;
  }
}
