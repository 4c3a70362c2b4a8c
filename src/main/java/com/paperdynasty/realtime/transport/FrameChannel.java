package com.paperdynasty.realtime.transport;

import com.paperdynasty.realtime.room.OutboundFrame;
import com.paperdynasty.realtime.room.OutboundFrame.Wrapping;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.VoidChannelPromise;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes frames to the Netty channel of a WebSocket, beneath Vert.x and its handlers. The only
 * place that does.
 *
 * <p>Why: {@code ServerWebSocket.writeTextMessage} encodes the text again for each socket, makes a
 * promise and several objects, passes its own queue and each handler of the pipeline, and leaves as
 * two buffers, header and payload, with a system call for each message. Here a frame is encoded
 * once for all sockets of an event loop, and a socket's frames of one turn are one system call.
 *
 * <p>Why it is safe: a frame is written from the handler of WebSockets that is nearest to the
 * network, so that handlers between that and the network (TLS) see it. A socket's frames of a turn
 * are given to the kernel at the turn's end, past Netty's queue ({@link DirectSocket}), or are put
 * into the queue when that cannot be. So a pong of Vert.x may overtake them, but the close does
 * not, because {@link #end} comes before it. What waits in Vert.x' queue because the channel is
 * full may be overtaken; that is a pong or the close, after which nothing is written here. Used on
 * the channel's event loop alone, which is that of its rooms.
 */
final class FrameChannel {
  /** The default bound on a fragment of Vert.x' client; browsers have none. */
  private static final int FRAGMENT_BYTES = 65_536;

  /** Messages of a turn are copied together up to here; beyond, a copy costs more than a queue. */
  private static final int COPIED_BYTES = 16_384;

  private final ChannelHandlerContext nearest;
  private final TurnWrites turnWrites;
  private final LongConsumer bytesWritten;
  private final ChannelPromise unobserved;
  private final @Nullable ToIntFunction<ByteBuf> directly;

  /** The messages since the last flush, if none of them is in Netty's queue. */
  private @Nullable ByteBuf together;

  private boolean needsFlush;
  private boolean ended;

  private FrameChannel(
      ChannelHandlerContext nearest,
      @Nullable ToIntFunction<ByteBuf> directly,
      TurnWrites turnWrites,
      LongConsumer bytesWritten) {
    this.nearest = nearest;
    this.turnWrites = turnWrites;
    this.bytesWritten = bytesWritten;
    this.unobserved = new VoidChannelPromise(nearest.channel(), false);
    this.directly = directly;
  }

  /**
   * The channel of an open WebSocket without extensions.
   *
   * @param bytesWritten is told the size of each frame
   * @throws IllegalStateException if the channel belongs to another event loop, or is no WebSocket
   */
  static FrameChannel of(Channel channel, TurnWrites turnWrites, LongConsumer bytesWritten) {
    return of(channel, DirectSocket::of, turnWrites, bytesWritten);
  }

  /**
   * The same.
   *
   * @param directly makes what gives bytes to the kernel past Netty, and says how many it has
   *     taken; or null
   */
  static FrameChannel of(
      Channel channel,
      Function<ChannelHandlerContext, @Nullable ToIntFunction<ByteBuf>> directly,
      TurnWrites turnWrites,
      LongConsumer bytesWritten) {
    ChannelHandlerContext nearest = channel.pipeline().context(WebSocketFrameDecoder.class);
    if (nearest == null || nearest.executor() != turnWrites.loop()) {
      throw new IllegalStateException("not an open WebSocket of this event loop");
    }
    return new FrameChannel(nearest, directly.apply(nearest), turnWrites, bytesWritten);
  }

  /** Writes nothing from now on, because either side closes. */
  void end() {
    ended = true;
    queueGathered();
  }

  /** Writes a frame. A closed channel drops it. */
  void write(OutboundFrame frame, Wrapping wrapping) {
    if (ended) {
      return;
    }
    ByteBuf bytes = turnWrites.bytes(frame, wrapping, nearest.alloc(), FRAGMENT_BYTES);
    bytesWritten.accept(bytes.readableBytes());
    gather(bytes.retain());
  }

  /** Writes a text of the transport itself, for this socket alone. A closed channel drops it. */
  void write(String text) {
    if (ended) {
      return;
    }
    ByteBuf bytes = WebSocketText.encode(nearest.alloc(), text, FRAGMENT_BYTES);
    bytesWritten.accept(bytes.readableBytes());
    gather(bytes);
  }

  /** Keeps a message for the flush, or passes it to Netty after those before it. */
  private void gather(ByteBuf bytes) {
    ByteBuf before = together;
    if (directly != null && before == null && !needsFlush) {
      together = bytes;
      scheduleFlush();
    } else if (before != null && before.readableBytes() + bytes.readableBytes() <= COPIED_BYTES) {
      together = joined(before, bytes);
    } else {
      write(bytes.duplicate(), unobserved);
    }
  }

  private ByteBuf joined(ByteBuf first, ByteBuf second) {
    ByteBuf both = nearest.alloc().directBuffer(first.readableBytes() + second.readableBytes());
    both.writeBytes(first.duplicate()).writeBytes(second.duplicate());
    first.release();
    second.release();
    return both;
  }

  /** Completes when the network has taken what was written so far; fails if the channel closes. */
  Future<Void> whenSent() {
    Promise<Void> sent = turnWrites.promise();
    ChannelPromise taken = nearest.newPromise();
    taken.addListener(
        done -> {
          if (done.isSuccess()) {
            sent.complete();
          } else {
            sent.fail(done.cause());
          }
        });
    write(Unpooled.EMPTY_BUFFER, taken);
    return sent.future();
  }

  private void write(ByteBuf bytes, ChannelPromise taken) {
    queueGathered();
    var unused = nearest.write(bytes, taken);
    scheduleFlush();
  }

  private void scheduleFlush() {
    if (!needsFlush) {
      needsFlush = true;
      turnWrites.onWritten(this);
    }
  }

  private void queueGathered() {
    ByteBuf bytes = together;
    if (bytes != null) {
      together = null;
      var unused = nearest.write(bytes.duplicate(), unobserved);
    }
  }

  /** Gives the network what was written since the last flush. */
  void flush() {
    if (!needsFlush) {
      return;
    }
    needsFlush = false;
    ByteBuf bytes = together;
    if (bytes == null || directly == null) {
      nearest.flush();
      return;
    }
    together = null;
    int taken = directly.applyAsInt(bytes);
    int left = bytes.readableBytes() - taken;
    if (left == 0) {
      bytes.release();
    } else {
      var unused =
          nearest.writeAndFlush(bytes.slice(bytes.readerIndex() + taken, left), unobserved);
    }
  }

  /** The bytes that the network has not taken, with Netty's own for each message. */
  long unsentBytes() {
    ChannelOutboundBuffer waiting = nearest.channel().unsafe().outboundBuffer();
    long queued = waiting == null ? 0 : waiting.totalPendingWriteBytes();
    return together == null ? queued : queued + together.readableBytes();
  }
}
