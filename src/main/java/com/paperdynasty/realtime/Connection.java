package com.paperdynasty.realtime;

import com.paperdynasty.concurrent.SerialQueue;
import com.paperdynasty.realtime.limits.Guest;
import com.paperdynasty.wire.ClientFrame;
import com.paperdynasty.wire.ClientMessage;
import com.paperdynasty.wire.ClientMessages;
import com.paperdynasty.wire.Frames;
import com.paperdynasty.wire.Parsed;
import com.paperdynasty.wire.Parsed.Malformed;
import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection: takes what comes over its line, one message after the other, and counts
 * what has not gone out yet.
 */
final class Connection implements Line.Ear {
  private static final Logger log = LoggerFactory.getLogger(Connection.class);

  private final String id;
  private final Line line;
  private final ConnectionLimits limits;
  private final LoopContext loop;
  private final Listener listener;
  private final RealtimeSettings settings;
  private final Session session;
  private final SerialQueue<Inbound, Void> inbox;
  private boolean closed;
  private int unsentBytes;
  private long lastHeardAtMs;
  private @Nullable String lastAnswered;
  private final Set<Room> rooms = new LinkedHashSet<>();
  private final Pages pages;
  private @Nullable Farewell farewell;

  Connection(
      String id, Line line, Guest guest, LoopContext loop, Handlers handlers, Listener listener) {
    this.id = id;
    this.line = line;
    this.loop = loop;
    this.listener = listener;
    this.settings = loop.settings();
    this.limits = new ConnectionLimits(this, guest, loop);
    this.session = new Session(this, loop, handlers);
    this.inbox = new SerialQueue<>(settings.commandsWaiting(), this::handle);
    this.pages = new Pages(this, loop);
    this.lastHeardAtMs = loop.nowMs();
  }

  /** Is told of the end of connections. */
  interface Listener {
    /** A connection is closed, whoever closed it. Called once. */
    void closed(Connection connection);
  }

  String id() {
    return id;
  }

  /** Where the client is, behind whichever proxies. */
  String address() {
    return limits.address();
  }

  Session session() {
    return session;
  }

  ConnectionLimits limits() {
    return limits;
  }

  /**
   * A command is about to be carried to its table: from now on it is remembered whether it was
   * answered.
   */
  void expectAnswer() {
    lastAnswered = null;
  }

  /** The client has been sent what answers a command of theirs. */
  void answered(String replyTo) {
    lastAnswered = replyTo;
  }

  /** Whether the command that is under way was answered. One without an id is, by the room. */
  boolean wasAnswered(@Nullable String replyTo) {
    return replyTo == null || replyTo.equals(lastAnswered);
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void heard(String text) {
    if (closed || farewell != null) {
      return;
    }
    lastHeardAtMs = loop.nowMs();
    if (settings.isTooLarge(text)) {
      close(CloseCode.FRAME_TOO_LARGE);
      return;
    }
    Parsed parsed = ClientFrame.parse(text);
    if (parsed instanceof ClientFrame frame) {
      if (limits.admit(frame)) {
        take(frame.event(), ClientMessages.read(frame), frame.id());
      }
    } else {
      limits.malformed((Malformed) parsed);
    }
  }

  @Override
  public void heardTooMuch() {
    close(CloseCode.FRAME_TOO_LARGE);
  }

  @Override
  public void heardNonsense(CloseCode code) {
    close(code);
  }

  @Override
  public void heardPing() {
    if (!limits.admitPing()) {
      line.cut();
    }
  }

  /** A client that is no browser has shown its token already when it opened the line. */
  void connectBy(String token) {
    take("connect", new ClientMessage.Connect(token), null);
  }

  /** A heartbeat does not wait behind a slow command; everything else keeps its order. */
  private void take(String event, ClientMessage message, @Nullable String replyTo) {
    Inbound inbound = new Inbound(event, message, replyTo, loop.standstill().now());
    if (session.isOpen() && message instanceof ClientMessage.Heartbeat) {
      handle(inbound);
    } else if (inbox.offer(inbound).isEmpty()) {
      loop.meters().refusedFrame();
      limits.refuse(event, settings.retryAfterMs(), replyTo);
    }
  }

  /**
   * Hears nothing more, and says good-bye as soon as what was heard is done, or has taken too long.
   * The Future completes when the client has gone.
   */
  Future<Void> retire(boolean plays) {
    Farewell goodBye = new Farewell(plays, settings);
    farewell = goodBye;
    loop.later(settings.hangUpMs(), () -> say(goodBye));
    inbox.idle().onComplete(done -> say(goodBye));
    return goodBye.whenGone();
  }

  private void say(Farewell goodBye) {
    send(goodBye.frame());
    close(CloseCode.DRAINING);
  }

  /** What one user asks for over all their connections is not under way all at once. */
  private Future<Void> handle(Inbound inbound) {
    if (!session.isOpen() || inbound.message() instanceof ClientMessage.Heartbeat) {
      return carryOut(inbound);
    }
    long waitMs = limits.begin();
    if (waitMs > 0) {
      limits.refuse(inbound.event(), waitMs, inbound.replyTo());
      return Future.succeededFuture();
    }
    return carryOut(inbound).onComplete(handled -> limits.end());
  }

  private Future<Void> carryOut(Inbound inbound) {
    return orFailed(() -> session.handle(inbound))
        .onFailure(bug -> send(Frames.error(loop.internal(bug), inbound.replyTo())));
  }

  /** What has begun ends, even by a bug of ours. */
  private static Future<Void> orFailed(Supplier<Future<Void>> work) {
    try {
      return work.get();
    } catch (RuntimeException bug) {
      return Future.failedFuture(bug);
    }
  }

  /** The rooms that this connection is in. */
  Set<Room> rooms() {
    return rooms;
  }

  /** The pages of games' logs that are read for this client. */
  Pages pages() {
    return pages;
  }

  /** Sends a frame to this client alone. */
  void send(String frame) {
    send(new OutboundFrame(frame));
  }

  /**
   * Sends a frame, or closes the connection if too much is waiting already. The Future completes
   * when the network has taken the frame or the connection is closed.
   */
  Future<Void> send(OutboundFrame frame) {
    if (closed) {
      return Future.succeededFuture();
    }
    int length = frame.length();
    if (unsentBytes + length > settings.unsentBytes()) {
      close(CloseCode.SLOW_CONSUMER);
      return Future.succeededFuture();
    }
    unsentBytes += length;
    Future<Void> sent = line.send(frame);
    return sent.onComplete(done -> unsentBytes -= length).otherwiseEmpty();
  }

  /** Says good-bye. */
  void close(CloseCode code) {
    if (!closed) {
      loop.meters().closed(code);
      hungUp();
      line.close(code);
      loop.later(settings.hangUpMs(), line::cut);
    }
  }

  @Override
  public void hungUp() {
    if (!closed) {
      closed = true;
      inbox.refuseWaiting(Future.succeededFuture());
      pages.close();
      limits.leave();
      listener.closed(this);
      if (farewell != null) {
        farewell.gone();
      }
    }
  }

  /** Called about once a second: whatever has its time. */
  void lookAtClock(long nowMs) {
    if (nowMs - lastHeardAtMs >= settings.silenceMs()) {
      log.debug("connection {} has been silent for too long", id);
      close(CloseCode.NORMAL);
    } else {
      session.lookAtClock(nowMs);
    }
  }
}
