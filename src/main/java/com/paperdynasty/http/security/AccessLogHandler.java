package com.paperdynasty.http.security;

import static net.logstash.logback.argument.StructuredArguments.kv;

import com.paperdynasty.identity.AuthenticatedUser;
import com.paperdynasty.limits.ClientQuota;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs one line of bounded length for each answered request. The query and the headers are not in
 * it: they may have a token, the code of a sign-in, a ticket or an invitation.
 *
 * <p>The LoggerHandler of Vert.x Web is not used. It writes the query and the client's headers as
 * they came, logs refused requests as warnings and failed ones as errors, of which alerts speak,
 * and belongs to a library, whose information this program does not log.
 */
public final class AccessLogHandler implements Handler<RoutingContext> {
  private static final Logger log = LoggerFactory.getLogger(AccessLogHandler.class);

  /** The transports of connections, whose paths have ids that only their clients may know. */
  private static final String REALTIME = "/realtime";

  /** No path of ours has a longer part, and a token is longer. */
  private static final Pattern LONG_PART = Pattern.compile("[^/]{65,}");

  private static final int MOST_PATH = 200;
  private static final int MOST_METHOD = 20;

  private final LongSupplier nanoTime;

  /**
   * A log of all requests.
   *
   * @param nanoTime a monotonic clock
   */
  public AccessLogHandler(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public void handle(RoutingContext context) {
    long since = nanoTime.getAsLong();
    context.addEndHandler(answered -> write(context, nanoTime.getAsLong() - since));
    context.next();
  }

  private static void write(RoutingContext context, long nanos) {
    AuthenticatedUser user = AuthenticationHandler.userIfKnown(context);
    log.info(
        "{} {} {} {} {} {} {} {}",
        kv("method", cut(context.request().method().name(), MOST_METHOD)),
        kv("path", shown(context.request().path())),
        kv("status", context.response().getStatusCode()),
        kv("bytes", context.response().bytesWritten()),
        kv("ms", TimeUnit.NANOSECONDS.toMillis(nanos)),
        kv("address", ClientQuota.addressOf(context)),
        kv("user", user == null ? "" : user.userId()),
        kv("session", user == null ? "" : user.sessionId()));
  }

  /** A path as the log has it. */
  static String shown(@Nullable String path) {
    if (path == null || path.startsWith(REALTIME)) {
      return path == null ? "" : REALTIME;
    }
    return cut(LONG_PART.matcher(path).replaceAll("..."), MOST_PATH);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "...";
  }
}
