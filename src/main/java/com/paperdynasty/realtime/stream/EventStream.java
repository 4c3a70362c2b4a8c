package com.paperdynasty.realtime.stream;

import com.paperdynasty.realtime.room.CatchUpPage;
import com.paperdynasty.realtime.room.OutboundFrame;
import com.paperdynasty.realtime.room.RoomSubscriber;
import com.paperdynasty.user.User;
import com.paperdynasty.user.UserIds;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A client that is sent the logged events of one game. Used on its event loop. */
final class EventStream implements RoomSubscriber {
  /** All streams of a game are shown as one spectator. */
  private static final User SHOWN_AS = new User(UserIds.ofVisitor("stream"), "Streams", false);

  /** What a write costs besides its characters. */
  private static final int OVERHEAD = 100;

  private final String id = UUID.randomUUID().toString();
  private final StreamRequest request;
  private final StreamOutput output;
  private final long unsentBytes;
  private final Consumer<EventStream> onClosed;
  private Future<Void> lastWrite = Future.succeededFuture();
  private long waitingBytes;
  private long quietSinceMs;
  private boolean closed;

  /**
   * A stream that has not entered a room yet.
   *
   * @param unsentBytes a client with more that is not sent yet is cut off
   * @param onClosed called once, when it is closed
   */
  EventStream(
      StreamRequest request,
      StreamOutput output,
      long unsentBytes,
      long nowMs,
      Consumer<EventStream> onClosed) {
    this.request = request;
    this.output = output;
    this.unsentBytes = unsentBytes;
    this.quietSinceMs = nowMs;
    this.onClosed = onClosed;
  }

  StreamRequest request() {
    return request;
  }

  /** Tells the client after how long it may reconnect, in ms. */
  void begin(long retryMs) {
    write("retry: " + retryMs + "\n\n");
  }

  /**
   * Writes a comment after a silence, and ends the stream when its user's token or session has
   * ended.
   */
  void tick(long nowMs, long commentMs, Predicate<String> hasEnded) {
    if (!Instant.ofEpochMilli(nowMs).isBefore(request.until())
        || hasEnded.test(request.sessionId())) {
      close();
    } else if (nowMs - quietSinceMs >= commentMs) {
      quietSinceMs = nowMs;
      write(":\n\n");
    }
  }

  private void write(String text) {
    if (closed) {
      return;
    }
    long bytes = (long) text.length() + OVERHEAD;
    if (waitingBytes + bytes > unsentBytes) {
      output.abort();
      close();
      return;
    }
    waitingBytes += bytes;
    lastWrite = output.write(text).onComplete(written -> waitingBytes -= bytes);
    lastWrite.onFailure(gone -> close());
  }

  /** Ends the response. The room is left by the caller of {@code onClosed}. */
  void close() {
    if (!closed) {
      closed = true;
      output.end();
      onClosed.accept(this);
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public User user() {
    return request.user();
  }

  @Override
  public User shownAs() {
    return SHOWN_AS;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  /** A message that is in no log has no number, and is not part of a stream. */
  @Override
  public void send(OutboundFrame frame) {}

  @Override
  public void sendLogged(long seq, OutboundFrame frame) {
    write(frame.serverSentEvent(seq));
  }

  @Override
  public Future<Void> whenSent() {
    return closed ? Future.succeededFuture() : lastWrite.otherwiseEmpty();
  }

  @Override
  public void onAnswered(String replyTo) {}

  @Override
  public void onEntered(UUID gameId) {}

  /** The game was deleted, or the stream is closed. */
  @Override
  public void onLeft(UUID gameId) {
    close();
  }

  /** A stream is in one room, which reads one page at a time. */
  @Override
  public void readPage(CatchUpPage page) {
    page.read();
  }

  @Override
  public void onReplayStarted(BooleanSupplier isReading) {}
}
