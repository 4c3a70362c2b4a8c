package com.paperdynasty.realtime.connection;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.cluster.routing.GameRouter;
import com.paperdynasty.identity.TokenError;
import com.paperdynasty.protocol.client.ClientMessage.GameCommand;
import com.paperdynasty.tracing.Exemplars;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The metrics of connections and rooms. Shared by all event loops of a node. */
public final class RealtimeMetrics {
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private static final Duration[] DELIVERY_BUCKETS =
      LongStream.of(500, 1_000, 2_000, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000)
          .mapToObj(micros -> Duration.of(micros, ChronoUnit.MICROS))
          .toArray(Duration[]::new);

  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger rooms = new AtomicInteger();
  private final AtomicInteger members = new AtomicInteger();
  private final LongAdder waiting = new LongAdder();
  private final Counter malformed;
  private final Counter refused;
  private final Timer submissions;
  private final Timer deliveries;
  private final Counter catchUps;
  private final Counter failedCatchUps;
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
    Gauge.builder("pd.commands.waiting", waiting, LongAdder::sum)
        .description("commands that wait to be executed, by queue")
        .tag("queue", "connection")
        .register(registry);
    malformed =
        Counter.builder("pd.frames.malformed").description("malformed frames").register(registry);
    refused =
        Counter.builder("pd.frames.refused")
            .description("frames refused because the queue of their connection was full")
            .register(registry);
    submissions =
        Timer.builder("pd.submission")
            .description(
                "from the arrival of a submitted outcome to the leaving of its play, at the sender")
            .publishPercentileHistogram()
            .minimumExpectedValue(SHORTEST)
            .maximumExpectedValue(LONGEST)
            .register(registry);
    deliveries =
        Timer.builder("pd.event.delivery.duration")
            .description(
                "from an event being durable until a room has given it to its members, by the"
                    + " clocks of both nodes")
            .serviceLevelObjectives(DELIVERY_BUCKETS)
            .register(registry);
    catchUps = catchUps(registry, "served");
    failedCatchUps = catchUps(registry, "failed");
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

  private static Counter catchUps(MeterRegistry registry, String result) {
    return Counter.builder("pd.catchups")
        .description("pages of logs for members who were behind, by result")
        .tag("result", result)
        .register(registry);
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

  /** So many more messages wait in the queues of connections; negative for fewer. */
  void waiting(int more) {
    waiting.add(more);
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

  /**
   * A room has given an event to its members. Two clocks may differ: an event from the future took
   * no time.
   *
   * @param committedUs when it became durable, in microseconds since 1970
   * @param trace of the command; null if it is not traced
   */
  void delivered(long committedUs, Instant now, @Nullable String trace) {
    long tookUs = ChronoUnit.MICROS.between(Instant.EPOCH, now) - committedUs;
    Exemplars.record(deliveries, Math.max(0, tookUs), TimeUnit.MICROSECONDS, trace);
  }

  /** The same router, of which rooms ask for the pages of the log that their members lack. */
  GameRouter countingCatchUps(GameRouter router) {
    return (request, awaited) -> {
      Future<GameReply> reply = router.ask(request, awaited);
      return request instanceof GameRequest.ReadLog ? reply.onComplete(this::caughtUp) : reply;
    };
  }

  private void caughtUp(AsyncResult<GameReply> reply) {
    boolean served = reply.succeeded() && reply.result() instanceof GameReply.LogPage;
    (served ? catchUps : failedCatchUps).increment();
  }

  /**
   * Knows which command of one connection was answered last, and times the submissions: from when
   * the message arrived to when the network has taken the event that answers it. A submission that
   * is refused, repeated or answered from the log is not timed.
   */
  static final class AnswerTimer {
    private static final String SUBMISSION = "submit_manual_outcome";

    private final ConnectionContext loop;
    private @Nullable String lastAnswered;
    private @Nullable String submission;
    private @Nullable String trace;
    private long receivedAt;
    private boolean sendsAnswer;

    AnswerTimer(ConnectionContext loop) {
      this.loop = loop;
    }

    /** A command begins to be handled. */
    void onCommand(InboundMessage inboundMessage) {
      if (inboundMessage.message() instanceof GameCommand command
          && command.event().equals(SUBMISSION)) {
        submission = inboundMessage.replyTo();
        receivedAt = inboundMessage.receivedAt();
        trace = null;
      } else if (inboundMessage.replyTo() != null && inboundMessage.replyTo().equals(submission)) {
        submission = null; // It was refused, and its id is used again.
      }
    }

    /** The command that is being handled is sent to its owner, as this step of a trace. */
    void expectAnswer(@Nullable String replyTo, @Nullable String step) {
      lastAnswered = null;
      if (replyTo != null && replyTo.equals(submission)) {
        trace = step;
      }
    }

    /** The next frame that is sent answers this command. */
    void onAnswered(String replyTo) {
      lastAnswered = replyTo;
      sendsAnswer = replyTo.equals(submission);
    }

    boolean isLastAnswered(String replyTo) {
      return replyTo.equals(lastAnswered);
    }

    /** Times the frame that was just sent if it is the answer to a submission. */
    void onSent(Supplier<Future<Void>> whenSent) {
      if (sendsAnswer) {
        sendsAnswer = false;
        submission = null;
        long since = receivedAt;
        String step = trace;
        whenSent.get().onSuccess(taken -> record(since, step));
      }
    }

    private void record(long since, @Nullable String step) {
      long now = loop.pauseDetector().now();
      Exemplars.record(loop.realtimeMetrics().submissions, now - since, TimeUnit.NANOSECONDS, step);
    }
  }
}
