package com.paperdynasty.realtime.connection;

import com.paperdynasty.identity.TokenError;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** The metrics of connections and rooms. Shared by all event loops of a node. */
public final class RealtimeMetrics {
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger rooms = new AtomicInteger();
  private final AtomicInteger members = new AtomicInteger();
  private final Counter malformed;
  private final Counter refused;
  private final Map<TokenError, Counter> failedConnects = new EnumMap<>(TokenError.class);
  private final Map<CloseCode, Counter> closes = new EnumMap<>(CloseCode.class);

  /** Registers the metrics. */
  public RealtimeMetrics(MeterRegistry registry) {
    Gauge.builder("pd.connections", connections, AtomicInteger::get)
        .description("open connections")
        .register(registry);
    Gauge.builder("pd.rooms", rooms, AtomicInteger::get)
        .description("open rooms: one for each game and event loop with members")
        .register(registry);
    Gauge.builder("pd.rooms.members", members, AtomicInteger::get)
        .description("members of rooms: one for each game that a connection is in")
        .register(registry);
    malformed =
        Counter.builder("pd.frames.malformed").description("malformed frames").register(registry);
    refused =
        Counter.builder("pd.frames.refused")
            .description("frames refused because the queue of their connection was full")
            .register(registry);
    for (TokenError error : TokenError.values()) {
      failedConnects.put(
          error,
          Counter.builder("pd.connects.failed")
              .description("connects refused because of their token, by reason")
              .tag("reason", error.label())
              .register(registry));
    }
    for (CloseCode code : CloseCode.values()) {
      closes.put(
          code,
          Counter.builder("pd.connections.closed")
              .description("connections closed by the server")
              .tag("code", Integer.toString(code.code()))
              .register(registry));
    }
  }

  void connectionOpened() {
    connections.incrementAndGet();
  }

  void connectionClosed() {
    connections.decrementAndGet();
  }

  /** Adds what one event loop has more than at its last count; negative if it has less. */
  void addRooms(int moreRooms, int moreMembers) {
    rooms.addAndGet(moreRooms);
    members.addAndGet(moreMembers);
  }

  void malformedFrame() {
    malformed.increment();
  }

  void refusedFrame() {
    refused.increment();
  }

  void failedConnect(TokenError error) {
    Objects.requireNonNull(failedConnects.get(error)).increment();
  }

  void closedWith(CloseCode code) {
    Objects.requireNonNull(closes.get(code)).increment();
  }
}
