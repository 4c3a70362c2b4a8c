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
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.logstash.logback.argument.StructuredArgument;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.helpers.FormattingTuple;
import org.slf4j.helpers.MessageFormatter;

/**
 * Shortens repeated warnings, so that one lost node or database causes a line or two. A warning
 * about something unreachable becomes one line with its cause and no stack trace. Such lines, and
 * warnings of libraries without a cause, are logged once in a while for each kind, with the number
 * of suppressed ones, and keep their fields. All else is unchanged: errors, warnings of libraries
 * with our code in the stack trace, and reports of blocked event loops. The only errors that are
 * treated as warnings are lost connections that a library reports.
 *
 * <p>Logback's {@code DuplicateMessageFilter} is not used: it counts by the format alone, keeps
 * stack traces, and lets no line through again until a hundred other lines have displaced it.
 *
 * <p>Thread-safe.
 */
final class RepeatedLineFilter extends TurboFilter {
  private static final String OURS = "com.paperdynasty.";
  private static final int KINDS = 256;

  /** How deep a chain of causes is searched. */
  private static final int CAUSES = 16;

  /**
   * Logs a connection that the other side has closed as an error: with the exception where it logs
   * at debug, else with the exception's message alone.
   */
  private static final String CONNECTIONS = "io.vertx.core.net.impl.ConnectionBase";

  /**
   * Warns of a connection that it closed because it got no event loop. Vert.x takes the last event
   * loop of a port away before it closes the socket, so each client that comes just then is one. It
   * connects again, to another node.
   */
  private static final String ACCEPTOR = "io.netty.bootstrap.ServerBootstrap";

  private static final String LOOPS_OF_A_PORT = "io.vertx.core.net.impl.VertxEventLoopGroup";

  /** How the operating system says that a connection is lost. */
  private static final Pattern LOST =
      Pattern.compile(
          "Connection (reset( by peer)?|refused|timed out)$|Broken pipe$|No route to host$");

  /** Our exceptions, without a stack trace, for an unreachable database. */
  static final Set<String> DATABASE_AWAY =
      Set.of(
          JournalUnavailableException.class.getName(),
          "com.paperdynasty.store.connection.ConnectionOptions$NotWritableException");

  /**
   * The parts that differ between two lines of one kind: ids of nodes and games, addresses,
   * numbers.
   */
  private static final Pattern PARTICULARS = Pattern.compile("[0-9a-fA-F-]{8,}|[0-9]+");

  private final org.slf4j.Logger log = LoggerFactory.getLogger(RepeatedLineFilter.class);
  private final long pauseMs;
  private final LongSupplier clockMs;

  /** The most frequent kinds stay in the cache; a rare kind needs no filter. */
  private final Cache<String, Kind> kinds =
      Caffeine.newBuilder().maximumSize(KINDS).executor(Runnable::run).build();

  /** When a line of a kind was last logged, and how many were suppressed since. */
  private static final class Kind {
    private long loggedAtMs;
    private int suppressed;
  }

  /**
   * Creates a filter.
   *
   * @param pauseMs the shortest time between two lines of one kind
   * @param clockMs a monotonic clock
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
    if (isUnfiltered(logger.getName(), level, tuple.getMessage(), cause)) {
      return FilterReply.NEUTRAL;
    }
    int suppressed = suppressed(kind(logger.getName(), tuple.getMessage(), cause));
    if (suppressed < 0) {
      return FilterReply.DENY;
    }
    String more = suppressed == 0 ? "" : " (and " + suppressed + " more like it)";
    String why = cause == null ? "" : ": " + cause;
    log.warn(
        marker, "{}: {}{}{}", withFields(params, shortName(logger), tuple.getMessage(), why, more));
    return FilterReply.DENY;
  }

  /**
   * The arguments of the shortened line: what its text consists of, and then the fields of the
   * line, which its text has already.
   */
  private static Object[] withFields(Object @Nullable [] params, String... text) {
    Stream<Object> fields =
        params == null
            ? Stream.empty()
            : Stream.of(params).filter(StructuredArgument.class::isInstance);
    return Stream.concat(Stream.of(text), fields).toArray();
  }

  /** Whether a line is logged each time and unchanged. */
  private static boolean isUnfiltered(
      String logger, Level level, @Nullable String message, @Nullable Throwable cause) {
    boolean ours = logger.startsWith(OURS);
    if (logger.equals(BlockedThreadChecker.LOGGER_NAME)) {
      return true;
    }
    if (level.isGreaterOrEqual(Level.ERROR)) {
      return !(logger.equals(CONNECTIONS) && isLostConnection(message, cause));
    }
    if (cause == null) {
      return ours;
    }
    if (logger.equals(ACCEPTOR) && hasNoLoop(cause)) {
      return false;
    }
    return !isOutage(cause) || (!ours && ourLine(cause) != null);
  }

  /** Whether a port has no event loop any more, or its event loop has ended. */
  private static boolean hasNoLoop(Throwable cause) {
    return cause instanceof RejectedExecutionException || isThrownIn(LOOPS_OF_A_PORT, cause);
  }

  private static boolean isLostConnection(@Nullable String message, @Nullable Throwable cause) {
    return cause == null
        ? message != null && LOST.matcher(message).find()
        : cause instanceof IOException && !isMadeByUs(cause);
  }

  private static String kind(String logger, String message, @Nullable Throwable cause) {
    String what = logger + PARTICULARS.matcher(message).replaceAll("#");
    return cause == null ? what : what + cause.getClass().getName() + ourLine(cause);
  }

  private static boolean isMadeByUs(Throwable cause) {
    return isThrownIn(OURS, cause);
  }

  /** Whether the class that threw it has a name that begins so. */
  private static boolean isThrownIn(String beginning, Throwable cause) {
    StackTraceElement[] trace = cause.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().startsWith(beginning);
  }

  /** The first line of our code in a stack trace. */
  private static @Nullable StackTraceElement ourLine(Throwable cause) {
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

  /**
   * How many lines of a kind were suppressed since the last; negative if this one must be
   * suppressed too.
   */
  private synchronized int suppressed(String name) {
    long now = clockMs.getAsLong();
    Kind kind = kinds.getIfPresent(name);
    if (kind == null) {
      kind = new Kind();
      kinds.put(name, kind);
    } else if (now - kind.loggedAtMs < pauseMs) {
      kind.suppressed++;
      return -1;
    }
    int suppressed = kind.suppressed;
    kind.loggedAtMs = now;
    kind.suppressed = 0;
    return suppressed;
  }

  /** Whether something was unreachable or did not answer in time. */
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
