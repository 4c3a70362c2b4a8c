package com.paperdynasty.app;

import com.paperdynasty.app.config.Configuration.Loops;
import io.vertx.core.transport.Transport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses what the event loops serve their sockets with. */
final class LoopTransport {
  private static final Logger log = LoggerFactory.getLogger(LoopTransport.class);

  private LoopTransport() {}

  /** The transport of this machine for a setting. Says in the log which one it is. */
  static Transport of(Loops.Transport wanted) {
    Transport chosen =
        switch (wanted) {
          case AUTO -> orNio(Transport.EPOLL);
          case NIO -> Transport.NIO;
          case EPOLL -> required(Transport.EPOLL);
        };
    log.info("the event loops use {}", chosen.name());
    return chosen;
  }

  /**
   * NIO in the place of a native transport that is not for this machine.
   *
   * @param wanted null if its library is not in this build
   */
  static Transport orNio(@Nullable Transport wanted) {
    if (wanted != null && wanted.available()) {
      return wanted;
    }
    log.info("the event loops cannot use epoll here: {}", why(wanted));
    return Transport.NIO;
  }

  /**
   * A native transport that the configuration names.
   *
   * @throws IllegalStateException if it is not for this machine
   */
  static Transport required(@Nullable Transport wanted) {
    if (wanted != null && wanted.available()) {
      return wanted;
    }
    throw new IllegalStateException(
        "event-loops.transport: epoll cannot be used here: " + why(wanted));
  }

  private static String why(@Nullable Transport wanted) {
    Throwable cause = wanted == null ? null : wanted.unavailabilityCause();
    return cause == null ? "no library for this machine" : String.valueOf(cause.getMessage());
  }
}
