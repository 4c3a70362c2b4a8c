package com.paperdynasty.realtime.stream;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.Joined;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.cluster.routing.GameRouter;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.realtime.room.RoomRegistry;
import com.paperdynasty.realtime.room.RoomSubscription;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The streams of one event loop. Used on that loop alone. */
public final class EventStreams {
  private final RoomRegistry rooms;
  private final GameRouter router;
  private final Clock clock;
  private final Settings settings;
  private final Predicate<String> hasEnded;
  private final Set<EventStream> open = new LinkedHashSet<>();
  private boolean draining;

  /**
   * The bounds of a stream.
   *
   * @param unsentBytes a stream with more unsent bytes is ended
   * @param commentMs after such a silence a comment is sent, in ms
   * @param retryMs when a client may come back whose stream has ended, in ms
   */
  public record Settings(long unsentBytes, long commentMs, long retryMs) {}

  /**
   * No streams yet.
   *
   * @param rooms of the same event loop, as is {@code router}
   * @param hasEnded whether the session with this id has ended
   */
  public EventStreams(
      RoomRegistry rooms,
      GameRouter router,
      Clock clock,
      Settings settings,
      Predicate<String> hasEnded) {
    this.rooms = rooms;
    this.router = router;
    this.clock = clock;
    this.settings = settings;
    this.hasEnded = hasEnded;
  }

  /** How many streams are open. */
  public int size() {
    return open.size();
  }

  /** Whether a stream was opened. */
  public sealed interface Reply {
    /** The stream is open. It may end at any time. */
    record Opened(EventStream stream) implements Reply {
      /** The client is gone. Calling this again has no effect. */
      public void close() {
        stream.close();
      }

      @Override
      public <R> R match(Function<Opened, R> opened, Function<Problem, R> refused) {
        return opened.apply(this);
      }
    }

    /** The stream was not opened, for this reason. */
    record Refused(Problem problem) implements Reply {
      @Override
      public <R> R match(Function<Opened, R> opened, Function<Problem, R> refused) {
        return refused.apply(problem);
      }
    }

    /** Calls the function of this kind. */
    <R> R match(Function<Opened, R> opened, Function<Problem, R> refused);
  }

  /**
   * Opens a stream if its user may see the game.
   *
   * @param output called once the user is admitted; begins the response, or gives null if the
   *     client has gone meanwhile
   */
  public Future<Reply> open(StreamRequest request, Supplier<@Nullable StreamOutput> output) {
    return router
        .ask(
            new GameRequest.Join(
                request.gameId(), request.user(), false, request.invitation(), null, null))
        .map(
            reply -> {
              if (!(reply instanceof Joined joined)) {
                return new Reply.Refused(problem(reply));
              }
              Problem problem = problem(request, joined);
              if (problem != null) {
                return new Reply.Refused(problem);
              }
              StreamOutput begun = output.get();
              return begun == null
                  ? new Reply.Refused(Problem.unavailable(settings.retryMs()))
                  : new Reply.Opened(enter(request, begun, joined));
            });
  }

  private Problem problem(GameReply reply) {
    return reply instanceof GameReply.Refused refused
        ? refused.problem()
        : Problem.unavailable(settings.retryMs());
  }

  private @Nullable Problem problem(StreamRequest request, Joined joined) {
    Long lastSeq = request.lastSeq();
    if (draining) {
      return Problem.unavailable(settings.retryMs());
    }
    return lastSeq != null && lastSeq > joined.seq()
        ? Problem.about("last_seq", ErrorCode.CONFLICT, "last_seq is above " + joined.seq())
        : null;
  }

  private EventStream enter(StreamRequest request, StreamOutput output, Joined joined) {
    EventStream stream =
        new EventStream(request, output, settings.unsentBytes(), clock.millis(), this::leave);
    open.add(stream);
    stream.begin(settings.retryMs());
    rooms
        .open(request.gameId(), joined)
        .enter(new RoomSubscription(stream, request.invitation(), request.lastSeq(), joined, null));
    return stream;
  }

  private void leave(EventStream stream) {
    if (open.remove(stream)) {
      rooms.onSubscriberGone(stream, List.of(stream.request().gameId()));
    }
  }

  /** Called about once a second. */
  public void tick() {
    long nowMs = clock.millis();
    List.copyOf(open).forEach(stream -> stream.tick(nowMs, settings.commentMs(), hasEnded));
  }

  /** Ends all streams; their clients go on with another node. */
  public void drain() {
    draining = true;
    List.copyOf(open).forEach(EventStream::close);
  }
}
