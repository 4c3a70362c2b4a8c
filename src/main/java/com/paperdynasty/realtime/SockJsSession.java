package com.paperdynasty.realtime;

import com.paperdynasty.wire.AnswerJson;
import com.paperdynasty.wire.Frames;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A SockJS session over HTTP. Frames wait until the client asks for them; a client that does not
 * ask for a while is gone.
 *
 * <p>It lives on the event loop on which it was opened. Requests on another loop reach it through
 * {@link #run}.
 */
final class SockJsSession implements Line {
  private static final long NO_TIMER = -1;

  private final String id;
  private final SessionOwner owner;
  private final SockJsSessions sessions;
  private final RealtimeSettings settings;
  private final Vertx vertx;
  private final Context loop;
  private final List<Waiting> waiting = new ArrayList<>();
  private final long heart;
  private long gapTimer = NO_TIMER;
  private boolean opened;
  private boolean over;
  private @Nullable String goodBye;
  private @Nullable Receiver receiver;
  private @Nullable TransportListener listener;

  /** A frame that has not gone out, as an array of one message. */
  private record Waiting(String frame, Promise<Void> sent) {}

  /** A session on the current event loop, without a listener so far. */
  SockJsSession(
      String id,
      SessionOwner owner,
      SockJsSessions sessions,
      RealtimeSettings settings,
      Vertx vertx) {
    this.id = id;
    this.owner = owner;
    this.sessions = sessions;
    this.settings = settings;
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    this.heart = vertx.setPeriodic(settings.heartbeatIntervalMs(), timer -> beat());
  }

  String id() {
    return id;
  }

  SessionOwner owner() {
    return owner;
  }

  /** Runs a task on the session's event loop, after the tasks given to it before. */
  void run(Runnable what) {
    loop.runOnContext(now -> what.run());
  }

  /** From now on this listener is told what comes. */
  void listen(TransportListener one) {
    listener = one;
  }

  /** Messages have come. Gives false if the session no longer takes any. */
  boolean heard(List<String> messages) {
    TransportListener told = listener;
    if (over || goodBye != null || told == null) {
      return false;
    }
    messages.forEach(told::onMessage);
    return true;
  }

  /** The client asks for frames. */
  void receive(Receiver next) {
    if (over) {
      next.sendLast(SockJsFrames.close(CloseCode.NORMAL));
    } else if (receiver != null) {
      next.sendLast(SockJsFrames.ANOTHER_RECEIVER);
    } else {
      stopWaiting();
      receiver = next;
      if (!opened) {
        opened = true;
        write(next, SockJsFrames.OPEN);
      }
      flush();
    }
  }

  /** A response was broken off: a client that hangs up while it waits is gone. */
  void lost(Receiver broken) {
    if (receiver == broken) {
      receiver = null;
      end();
    }
  }

  private void beat() {
    Receiver now = receiver;
    if (now != null) {
      write(now, SockJsFrames.HEARTBEAT);
    }
  }

  private void flush() {
    Receiver now = receiver;
    if (now != null && !waiting.isEmpty()) {
      List<Waiting> all = List.copyOf(waiting);
      waiting.clear();
      write(now, SockJsFrames.join(all.stream().map(Waiting::frame).toList()))
          .onComplete(sent -> run(() -> all.forEach(one -> one.sent().handle(sent))));
    }
    Receiver still = receiver;
    String last = goodBye;
    if (still != null && last != null) {
      receiver = null;
      still.sendLast(last);
      waitForNext();
    }
  }

  private Future<Void> write(Receiver to, String frame) {
    Future<Void> written = to.send(frame);
    if (to.isDone()) {
      receiver = null;
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
    if (over) {
      return;
    }
    over = true;
    sessions.remove(this);
    vertx.cancelTimer(heart);
    stopWaiting();
    List<Waiting> unsent = List.copyOf(waiting);
    waiting.clear();
    unsent.forEach(one -> one.sent().fail(new HttpClosedException("the session is over")));
    TransportListener told = listener;
    if (told != null) {
      told.onClose();
    }
  }

  @Override
  public Future<Void> send(OutboundFrame frame) {
    if (over) {
      return Future.failedFuture(new HttpClosedException("the session is over"));
    }
    Promise<Void> sent = Promise.promise();
    waiting.add(new Waiting(frame.sockJs(), sent));
    flush();
    return sent.future();
  }

  /** SockJS' clients give the code to their page; others find it in a frame of ours. */
  @Override
  public void close(CloseCode code) {
    if (!over && goodBye == null) {
      String closing = Frames.event("closing", AnswerJson.closing(code.code(), code.reason()));
      waiting.add(new Waiting(new OutboundFrame(closing).sockJs(), Promise.promise()));
      goodBye = SockJsFrames.close(code);
      flush();
    }
  }

  @Override
  public void cut() {
    Receiver now = receiver;
    receiver = null;
    if (now != null) {
      now.cut();
    }
    end();
  }
}
