package com.paperdynasty.realtime.transport;

import com.paperdynasty.realtime.room.OutboundFrame;
import com.paperdynasty.realtime.room.OutboundFrame.Wrapping;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What one event loop sends in one turn: the tasks that it runs before it waits again, or before
 * those that come up meanwhile. At the end of the turn each socket is flushed once, with one system
 * call for all its frames, and the bytes of the turn's frames are released. Used on its event loop
 * alone.
 */
final class TurnWrites {
  private final EventExecutor loop;
  private final Executor later;
  private final Supplier<Promise<Void>> promises;
  private final List<FrameChannel> written = new ArrayList<>();
  private final List<Encoded> encoded = new ArrayList<>();
  private final Runnable end = this::end;
  private boolean endIsScheduled;

  private record Encoded(OutboundFrame frame, Wrapping wrapping, ByteBuf bytes) {}

  /**
   * Creates the writes of an event loop.
   *
   * @param later runs a task on the event loop, after those that wait there now
   * @param promises makes promises that complete on the event loop
   */
  TurnWrites(EventExecutor loop, Executor later, Supplier<Promise<Void>> promises) {
    this.loop = loop;
    this.later = later;
    this.promises = promises;
  }

  /** Creates the writes of the current event loop. */
  static TurnWrites ofCurrentLoop(Vertx vertx) {
    ContextInternal context = (ContextInternal) vertx.getOrCreateContext();
    EventExecutor loop = context.nettyEventLoop();
    return new TurnWrites(loop, loop, context::promise);
  }

  EventExecutor loop() {
    return loop;
  }

  Promise<Void> promise() {
    return promises.get();
  }

  /**
   * The bytes of a frame as sockets are sent them, which belong to this turn. They are encoded once
   * in a turn, for all its sockets.
   */
  ByteBuf bytes(
      OutboundFrame frame, Wrapping wrapping, ByteBufAllocator allocator, int fragmentBytes) {
    ByteBuf known = frame.bytes(wrapping);
    if (known != null) {
      return known;
    }
    ByteBuf bytes = WebSocketText.encode(allocator, frame.text(wrapping), fragmentBytes);
    frame.keepBytes(wrapping, bytes);
    encoded.add(new Encoded(frame, wrapping, bytes));
    scheduleEnd();
    return bytes;
  }

  /** A channel was written to, for the first time since it was last flushed. */
  void onWritten(FrameChannel channel) {
    written.add(channel);
    scheduleEnd();
  }

  private void scheduleEnd() {
    if (!endIsScheduled) {
      endIsScheduled = true;
      later.execute(end);
    }
  }

  /** A flush may call back and write again: that is flushed here too. */
  private void end() {
    for (int i = 0; i < written.size(); i++) {
      written.get(i).flush();
    }
    written.clear();
    for (Encoded one : encoded) {
      one.frame().keepBytes(one.wrapping(), null);
      one.bytes().release();
    }
    encoded.clear();
    endIsScheduled = false;
  }
}
