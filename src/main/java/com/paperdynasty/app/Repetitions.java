package com.paperdynasty.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.vertx.core.VertxException;
import io.vertx.core.eventbus.ReplyException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
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
 * could not be reached is one line with its cause and no trace. That, and what libraries warn of,
 * is told once in a while for each kind, with how many more there were. A fault of ours, and an
 * error with its trace, stays as it is; an error of a library comes once in a while.
 *
 * <p>May be asked on any thread.
 */
final class Repetitions extends TurboFilter {
  private static final String OURS = "com.paperdynasty.";
  private static final int KINDS = 256;

  /** What differs between two lines of one kind: names of nodes and games, addresses, numbers. */
  private static final Pattern PARTICULARS = Pattern.compile("[0-9a-fA-F-]{8,}|[0-9]+");

  private final org.slf4j.Logger log = LoggerFactory.getLogger(Repetitions.class);
  private final long pauseMs;
  private final LongSupplier clockMs;
  private final Map<String, Kind> kinds =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Entry<String, Kind> eldest) {
          return size() > KINDS;
        }
      };

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
  Repetitions(long pauseMs, LongSupplier clockMs) {
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
    boolean ours = logger.getName().startsWith(OURS);
    boolean unreachable = cause != null && isOutage(cause) && !(ours && level.equals(Level.ERROR));
    if (ours && !unreachable) {
      return FilterReply.NEUTRAL;
    }
    int untold = untold(logger.getName() + PARTICULARS.matcher(tuple.getMessage()).replaceAll("#"));
    if (untold < 0) {
      return FilterReply.DENY;
    }
    if (!unreachable && (cause != null || level.equals(Level.ERROR))) {
      return FilterReply.NEUTRAL;
    }
    String more = untold == 0 ? "" : " (and " + untold + " more like it)";
    String why = cause == null ? "" : ": " + cause;
    log.warn("{}: {}{}{}", shortName(logger), tuple.getMessage(), why, more);
    return FilterReply.DENY;
  }

  private static String shortName(Logger logger) {
    return logger.getName().substring(logger.getName().lastIndexOf('.') + 1);
  }

  /** How many lines of a kind were not told since the last; negative if it is too early for one. */
  private synchronized int untold(String name) {
    long now = clockMs.getAsLong();
    Kind kind = kinds.get(name);
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

  /** Something was not there or did not answer, and no line of ours is to blame. */
  private static boolean isOutage(Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof IOException
          || at instanceof TimeoutException
          || at instanceof VertxException
          || at instanceof ReplyException
          || at.getStackTrace().length == 0) {
        return true;
      }
    }
    return false;
  }
}
