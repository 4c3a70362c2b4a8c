package com.paperdynasty.realtime.transport;

import com.paperdynasty.protocol.server.ResponseJson;
import com.paperdynasty.protocol.server.ServerFrames;
import com.paperdynasty.realtime.connection.CloseCode;
import com.paperdynasty.realtime.connection.RealtimeSettings;
import com.paperdynasty.realtime.connection.Transport;
import com.paperdynasty.realtime.connection.TransportListener;
import com.paperdynasty.realtime.room.OutboundFrame;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A SockJS session over HTTP. Frames wait until the client asks for them. The session ends when the
 * client has not asked for a while.
 *
 * <p>It belongs to the event loop on which it was opened. Requests on another loop reach it through
 * {@link #run}.
 */
final class SockJsFallbackTransport implements Transport {
  private static final long NO_TIMER = -1;

  private final String id;
  private final SockJsSessionOwner owner;
  private final SockJsSessions sessions;
  private final RealtimeSettings settings;
  private final Vertx vertx;
  private final Context loop;
  private final List<PendingFrame> pending = new ArrayList<>();
  private final long heartbeatTimer;
  private long gapTimer = NO_TIMER;
  private boolean opened;
  private boolean ended;
  private @Nullable String closeFrame;
  private @Nullable SockJsResponse response;
  private @Nullable TransportListener listener;

  /** A frame that is not sent yet, as an array of one message. */
  private record PendingFrame(String frame, Promise<Void> sent) {}

  /** Creates a session on the current event loop, without a listener yet. */
  SockJsFallbackTransport(
      String id,
      SockJsSessionOwner owner,
      SockJsSessions sessions,
      RealtimeSettings settings,
      Vertx vertx) {
    this.id = id;
    this.owner = owner;
    this.sessions = sessions;
    this.settings = settings;
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    this.heartbeatTimer =
        vertx.setPeriodic(settings.heartbeatIntervalMs(), timer -> sendHeartbeat());
  }

  String id() {
    return id;
  }

  SockJsSessionOwner owner() {
    return owner;
  }

  /** Runs a task on the session's event loop, after the tasks given to it before. */
  void run(Runnable task) {
    loop.runOnContext(now -> task.run());
  }

  /** Sets the listener that receives what arrives from now on. */
  void listen(TransportListener newListener) {
    listener = newListener;
  }

  /** Messages have arrived. Returns false if the session does not accept messages. */
  boolean onMessages(List<String> messages) {
    TransportListener current = listener;
    if (ended || closeFrame != null || current == null) {
      return false;
    }
    messages.forEach(current::onMessage);
    return true;
  }

  /** The client asks for frames, to be sent in this response. */
  void attach(SockJsResponse next) {
    if (ended) {
      next.sendLast(SockJsFrames.close(CloseCode.NORMAL));
    } else if (response != null) {
      next.sendLast(SockJsFrames.ANOTHER_RECEIVER);
    } else {
      stopWaiting();
      response = next;
      if (!opened) {
        opened = true;
        write(next, SockJsFrames.OPEN);
      }
      flush();
    }
  }

  /**
   * A response was closed. If the session waits to send frames in it, the client is gone and the
   * session ends.
   */
  void onResponseClosed(SockJsResponse broken) {
    if (response == broken) {
      response = null;
      end();
    }
  }

  private void sendHeartbeat() {
    SockJsResponse now = response;
    if (now != null) {
      write(now, SockJsFrames.HEARTBEAT);
    }
  }

  private void flush() {
    SockJsResponse now = response;
    if (now != null && !pending.isEmpty()) {
      List<PendingFrame> all = List.copyOf(pending);
      pending.clear();
      write(now, SockJsFrames.join(all.stream().map(PendingFrame::frame).toList()))
          .onComplete(sent -> run(() -> all.forEach(one -> one.sent().handle(sent))));
    }
    SockJsResponse still = response;
    String last = closeFrame;
    if (still != null && last != null) {
      response = null;
      still.sendLast(last);
      waitForNext();
    }
  }

  private Future<Void> write(SockJsResponse to, String frame) {
    Future<Void> written = to.send(frame);
    if (to.isDone()) {
      response = null;
      waitForNext();
    }
    return written;
  }

  private void waitForNext() {
    stopWaiting();
    gapTimer = vertx.setTimer(settings.pollGapMs(), timer -> end());
  }

  private void stopWaiting() {
    if (gapTimer != NO_TIMER) {
      vertx.cancelTimer(gapTimer);
      gapTimer = NO_TIMER;
    }
  }

  private void end() {
    if (ended) {
      return;
    }
    ended = true;
    sessions.remove(this);
    vertx.cancelTimer(heartbeatTimer);
    stopWaiting();
    List<PendingFrame> dropped = List.copyOf(pending);
    pending.clear();
    dropped.forEach(frame -> frame.sent().fail(new HttpClosedException("the session is over")));
    TransportListener current = listener;
    if (current != null) {
      current.onClose();
    }
  }

  @Override
  public Future<Void> send(OutboundFrame frame) {
    if (ended) {
      return Future.failedFuture(new HttpClosedException("the session is over"));
    }
    Promise<Void> sent = Promise.promise();
    pending.add(new PendingFrame(frame.sockJs(), sent));
    flush();
    return sent.future();
  }

  /**
   * SockJS clients pass the code to their page. Other clients find it in a {@code closing} frame.
   */
  @Override
  public void close(CloseCode code) {
    if (!ended && closeFrame == null) {
      String closing =
          ServerFrames.event("closing", ResponseJson.closing(code.code(), code.reason()));
      pending.add(new PendingFrame(new OutboundFrame(closing).sockJs(), Promise.promise()));
      closeFrame = SockJsFrames.close(code);
      flush();
    }
  }

  @Override
  public void abort() {
    SockJsResponse now = response;
    response = null;
    if (now != null) {
      now.abort();
    }
    end();
  }
}
