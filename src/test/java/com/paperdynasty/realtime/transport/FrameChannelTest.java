package com.paperdynasty.realtime.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paperdynasty.realtime.room.OutboundFrame;
import com.paperdynasty.realtime.room.OutboundFrame.Wrapping;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sockets without a network. Counts encodings, writes and flushes, and does not time them. */
class FrameChannelTest {
  private static final OutboundFrame FRAME = new OutboundFrame("{\"event\":\"x\"}");

  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final List<String> kernel = new ArrayList<>();
  private final CountingAllocator allocator = new CountingAllocator();
  private final Socket first = new Socket(null);

  /** Counts the buffers that frames are encoded into. */
  private static final class CountingAllocator extends PooledByteBufAllocator {
    private final List<ByteBuf> made = new ArrayList<>();

    CountingAllocator() {
      super(true);
    }

    @Override
    public ByteBuf directBuffer(int initialCapacity) {
      ByteBuf buffer = super.directBuffer(initialCapacity);
      made.add(buffer);
      return buffer;
    }
  }

  /** Counts what reaches the network's end of a channel. */
  private static final class Counter extends ChannelOutboundHandlerAdapter {
    private int writes;
    private int flushes;

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
        throws Exception {
      writes++;
      super.write(context, message, promise);
    }

    @Override
    public void flush(ChannelHandlerContext context) throws Exception {
      flushes++;
      super.flush(context);
    }
  }

  private final class Socket {
    private final Counter counter = new Counter();
    private final EmbeddedChannel channel =
        new EmbeddedChannel(
            counter,
            new WebSocket13FrameDecoder(true, false, 1024),
            new WebSocket13FrameEncoder(false));
    private final AtomicLong bytesWritten = new AtomicLong();
    private final TurnWrites turnWrites;
    private final FrameChannel frames;

    /** Opens a socket of the same event loop as the others, which the first socket brings. */
    Socket(@Nullable TurnWrites ofTheLoop) {
      channel.config().setAllocator(allocator);
      turnWrites =
          ofTheLoop == null
              ? new TurnWrites(channel.eventLoop(), waiting::add, Promise::promise)
              : ofTheLoop;
      frames = open();
    }

    private FrameChannel open() {
      return FrameChannel.of(channel, turnWrites, bytesWritten::addAndGet);
    }

    /** The texts of the messages that the network was given, each with a header of two bytes. */
    List<String> taken() {
      List<String> texts = new ArrayList<>();
      for (ByteBuf next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
        if (next.isReadable()) {
          texts.add(next.toString(2, next.readableBytes() - 2, StandardCharsets.UTF_8));
        }
        next.release();
      }
      return texts;
    }
  }

  /** Runs a turn of the event loop with this task, to its end. */
  private void turn(Runnable task) {
    task.run();
    for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
      next.run();
    }
  }

  private void write() {
    first.frames.write(FRAME, Wrapping.PLAIN);
  }

  /** An embedded channel has an event loop of its own, so that the sockets share the channel. */
  @Test
  void frameIsEncodedOnceForAllSocketsOfAWrapping() {
    List<FrameChannel> sockets = IntStream.range(0, 50).mapToObj(number -> first.open()).toList();
    turn(
        () -> {
          for (FrameChannel socket : sockets) {
            socket.write(FRAME, Wrapping.PLAIN);
            socket.write(FRAME, Wrapping.SOCKJS);
          }
        });

    assertThat(allocator.made).hasSize(2);
    assertThat(first.counter.writes).isEqualTo(100);
    assertThat(first.counter.flushes).isEqualTo(50);
    assertThat(first.taken()).hasSize(100).containsOnly(FRAME.text(), FRAME.text(Wrapping.SOCKJS));
    assertThat(allocator.made).allMatch(bytes -> bytes.refCnt() == 0);
  }

  @Test
  void framesOfOneTurnAreOneFlush() {
    OutboundFrame second = new OutboundFrame("{\"event\":\"y\"}");
    turn(
        () -> {
          write();
          first.frames.write(second, Wrapping.PLAIN);
          first.frames.write("h");
          assertThat(first.counter.flushes).isZero();
        });

    assertThat(first.counter.writes).isEqualTo(3);
    assertThat(first.counter.flushes).isEqualTo(1);
    assertThat(first.taken()).containsExactly(FRAME.text(), second.text(), "h");
    assertThat(first.bytesWritten).hasValue(3 * 2 + 13 + 13 + 1);
  }

  @Test
  void nextTurnIsFlushedToo() {
    turn(this::write);
    turn(this::write);

    assertThat(first.counter.flushes).isEqualTo(2);
    assertThat(first.taken()).containsExactly(FRAME.text(), FRAME.text());
  }

  @Test
  void turnKeepsNoBytesOfItsFrames() {
    turn(this::write);

    assertThat(FRAME.bytes(Wrapping.PLAIN)).isNull();
    assertThat(allocator.made).allMatch(bytes -> bytes.refCnt() == 1);
    assertThat(first.taken()).containsExactly(FRAME.text());
    assertThat(allocator.made).allMatch(bytes -> bytes.refCnt() == 0);
  }

  @Test
  void closedChannelDropsFramesAndReleasesThem() {
    var unused = first.channel.close();
    List<Future<Void>> sent = new ArrayList<>();
    turn(
        () -> {
          write();
          first.frames.write("h");
          sent.add(first.frames.whenSent());
        });

    assertThat(sent.get(0).failed()).isTrue();
    assertThat(first.frames.unsentBytes()).isZero();
    assertThat(allocator.made).hasSize(2).allMatch(bytes -> bytes.refCnt() == 0);
  }

  @Test
  void nothingIsWrittenAfterTheEnd() {
    turn(
        () -> {
          write();
          first.frames.end();
          write();
          first.frames.write("h");
        });

    assertThat(first.taken()).containsExactly(FRAME.text());
  }

  @Test
  void unsentBytesAreThoseThatTheNetworkHasNotTaken() {
    turn(
        () -> {
          assertThat(first.frames.unsentBytes()).isZero();
          write();
          assertThat(first.frames.unsentBytes()).isBetween(15L, 15L + 128);
          first.frames.flush();
          assertThat(first.frames.unsentBytes()).isZero();
        });

    assertThat(first.counter.flushes).isEqualTo(1);
  }

  @Test
  void futureCompletesWhenTheNetworkHasTakenTheFramesBefore() {
    List<Future<Void>> sent = new ArrayList<>();
    turn(
        () -> {
          write();
          sent.add(first.frames.whenSent());
          assertThat(sent.get(0).isComplete()).isFalse();
        });

    assertThat(sent.get(0).succeeded()).isTrue();
  }

  /** Vert.x writes through the whole pipeline. */
  @Test
  void whatTheServerWritesLaterComesLater() {
    turn(
        () -> {
          write();
          var unused =
              first.channel.writeAndFlush(
                  new PongWebSocketFrame(Unpooled.copiedBuffer(new byte[] {7})));
          first.frames.write("h");
        });

    assertThat(first.taken()).containsExactly(FRAME.text(), "\u0007", "h");
  }

  @Test
  void framesOfATurnAreGivenToTheKernelPastTheQueue() {
    FrameChannel direct = direct(Integer.MAX_VALUE);
    turn(
        () -> {
          direct.write(FRAME, Wrapping.PLAIN);
          assertThat(direct.unsentBytes()).isEqualTo(15);
        });

    assertThat(kernel).containsExactly(FRAME.text());
    assertThat(first.counter.writes).isZero();
    assertThat(direct.unsentBytes()).isZero();
    assertThat(allocator.made).allMatch(bytes -> bytes.refCnt() == 0);
  }

  @Test
  void whatTheKernelDoesNotTakeWaitsInTheQueue() {
    for (int takes : List.of(0, 9)) {
      FrameChannel direct = direct(takes);
      turn(() -> direct.write(FRAME, Wrapping.PLAIN));

      ByteBuf rest = first.channel.readOutbound();
      assertThat(rest.toString(StandardCharsets.ISO_8859_1))
          .isEqualTo(("\u0081\r" + FRAME.text()).substring(takes));
      rest.release();
    }
    assertThat(allocator.made).allMatch(bytes -> bytes.refCnt() == 0);
  }

  @Test
  void framesOfOneTurnAreGivenToTheKernelTogether() {
    FrameChannel direct = direct(Integer.MAX_VALUE);
    OutboundFrame second = new OutboundFrame("{\"event\":\"y\"}");
    turn(
        () -> {
          direct.write(FRAME, Wrapping.PLAIN);
          direct.write(second, Wrapping.PLAIN);
          direct.write("h");
          assertThat(direct.unsentBytes()).isEqualTo(15 + 15 + 3);
        });

    assertThat(kernel).hasSize(1);
    assertThat(kernel.get(0)).startsWith(FRAME.text()).contains(second.text()).endsWith("h");
    assertThat(first.counter.writes).isZero();
    assertThat(allocator.made).allMatch(bytes -> bytes.refCnt() == 0);
  }

  @Test
  void framesTooLongToBeCopiedKeepTheirOrderInTheQueue() {
    FrameChannel direct = direct(Integer.MAX_VALUE);
    OutboundFrame second = new OutboundFrame("x".repeat(20_000));
    List<Future<Void>> sent = new ArrayList<>();
    turn(
        () -> {
          direct.write(FRAME, Wrapping.PLAIN);
          direct.write(second, Wrapping.PLAIN);
          direct.write("h");
          sent.add(direct.whenSent());
        });

    assertThat(kernel).isEmpty();
    assertThat(sent.get(0).succeeded()).isTrue();
    assertThat(first.counter.flushes).isEqualTo(1);
    List<String> taken = first.taken();
    assertThat(taken).hasSize(3);
    assertThat(taken.get(0)).isEqualTo(FRAME.text());
    assertThat(taken.get(1)).endsWith(second.text());
    assertThat(taken.get(2)).isEqualTo("h");
    assertThat(allocator.made).allMatch(bytes -> bytes.refCnt() == 0);
  }

  @Test
  void framesAreInTheQueueBeforeTheClose() {
    FrameChannel direct = direct(Integer.MAX_VALUE);
    turn(
        () -> {
          direct.write(FRAME, Wrapping.PLAIN);
          direct.end();
          var unused =
              first.channel.writeAndFlush(
                  new PongWebSocketFrame(Unpooled.copiedBuffer(new byte[] {7})));
        });

    assertThat(kernel).isEmpty();
    assertThat(first.taken()).containsExactly(FRAME.text(), "\u0007");
  }

  /** A socket of which the kernel takes so many bytes at once. */
  private FrameChannel direct(int takes) {
    return FrameChannel.of(
        first.channel,
        nearest ->
            bytes -> {
              int taken = Math.min(takes, bytes.readableBytes());
              if (taken == bytes.readableBytes()) {
                kernel.add(bytes.toString(2, taken - 2, StandardCharsets.UTF_8));
              }
              return taken;
            },
        first.turnWrites,
        first.bytesWritten::addAndGet);
  }

  @Test
  void socketOfAnotherEventLoopIsRefused() {
    TurnWrites other =
        new TurnWrites(ImmediateEventExecutor.INSTANCE, waiting::add, Promise::promise);

    assertThatThrownBy(() -> new Socket(other)).isInstanceOf(IllegalStateException.class);
  }
}
