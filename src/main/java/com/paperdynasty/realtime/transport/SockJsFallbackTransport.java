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
  private final List<String> pending = new ArrayList<>();
  private final long heartbeatTimer;
  private long gapTimer = NO_TIMER;
  private long unsentBytes;

  /** Completes when the frames that wait now are sent. */
  private Promise<Void> pendingSent = Promise.promise();

  /** Completes when the frames that were last given to a response are sent. */
  private Future<Void> lastSent = Future.succeededFuture();

  private boolean opened;
  private boolean ended;
  private @Nullable String closeFrame;
  private @Nullable SockJsResponse response;
  private @Nullable TransportListener listener;

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

  @Override
  public void flush() {
    SockJsResponse now = response;
    if (now != null && !pending.isEmpty()) {
      sendPending(now);
    }
    SockJsResponse still = response;
    String last = closeFrame;
    if (still != null && last != null) {
      response = null;
      still.sendLast(last);
      waitForNext();
    }
  }

  private void sendPending(SockJsResponse to) {
    Promise<Void> sent = pendingSent;
    pendingSent = Promise.promise();
    lastSent = sent.future();
    long bytes = pending.stream().mapToLong(String::length).sum();
    String joined = SockJsFrames.join(pending);
    pending.clear();
    write(to, joined)
        .onComplete(
            written ->
                run(
                    () -> {
                      unsentBytes -= bytes;
                      sent.handle(written);
                    }));
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
    pending.clear();
    pendingSent.fail(new HttpClosedException("the session is over"));
    TransportListener current = listener;
    if (current != null) {
      current.onClose();
    }
  }

  @Override
  public void send(OutboundFrame frame) {
    if (!ended) {
      add(frame);
      flush();
    }
  }

  private void add(OutboundFrame frame) {
    pending.add(frame.sockJs());
    unsentBytes += frame.sockJs().length();
  }

  @Override
  public long unsentBytes() {
    return unsentBytes;
  }

  @Override
  public Future<Void> whenSent() {
    return ended || !pending.isEmpty() ? pendingSent.future() : lastSent;
  }

  /**
   * SockJS clients pass the code to their page. Other clients find it in a {@code closing} frame.
   */
  @Override
  public void close(CloseCode code) {
    if (!ended && closeFrame == null) {
      String closing =
          ServerFrames.event("closing", ResponseJson.closing(code.code(), code.reason()));
      add(new OutboundFrame(closing));
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
