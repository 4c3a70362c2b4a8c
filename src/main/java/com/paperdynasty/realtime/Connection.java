package com.paperdynasty.realtime;

import com.paperdynasty.concurrent.SerialQueue;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.realtime.limits.Guest;
import com.paperdynasty.user.User;
import com.paperdynasty.wire.ClientFrame;
import com.paperdynasty.wire.ClientMessage;
import com.paperdynasty.wire.ClientMessages;
import com.paperdynasty.wire.Frames;
import com.paperdynasty.wire.Parsed;
import com.paperdynasty.wire.Parsed.Malformed;
import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection: reads what comes over its transport, handles one message after the
 * other, and counts the bytes that have not gone out yet.
 */
final class Connection implements TransportListener, ClientConnection {
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
  private final Set<UUID> games = new LinkedHashSet<>();
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
    this.session = new Session(this, limits, loop, handlers);
    this.inbox = new SerialQueue<>(settings.commandsWaiting(), this::handle);
    this.pages = new Pages(this, limits, loop);
    this.lastHeardAtMs = loop.nowMs();
  }

  /** Is told when connections close. */
  interface Listener {
    /** A connection is closed, by either side. Called once. */
    void closed(Connection connection);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String address() {
    return limits.address();
  }

  @Override
  public boolean isOpen() {
    return session.isOpen();
  }

  /** What this client may ask for. */
  ConnectionLimits limits() {
    return limits;
  }

  /** The user's session on this connection. */
  Session session() {
    return session;
  }

  @Override
  public User user() {
    return session.sender();
  }

  @Override
  public void refuse(String event, long waitMs, @Nullable String replyTo) {
    limits.refuse(event, waitMs, replyTo);
  }

  @Override
  public void refusedByTable(Problem problem) {
    limits.refusedByTable(problem);
  }

  @Override
  public void expectAnswer() {
    lastAnswered = null;
  }

  @Override
  public void answered(String replyTo) {
    lastAnswered = replyTo;
  }

  @Override
  public boolean wasAnswered(@Nullable String replyTo) {
    return replyTo == null || replyTo.equals(lastAnswered);
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void onMessage(String text) {
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
  public void onMessageTooLarge() {
    close(CloseCode.FRAME_TOO_LARGE);
  }

  @Override
  public void onProtocolError(CloseCode code) {
    close(code);
  }

  @Override
  public void onPing() {
    if (!limits.admitPing()) {
      line.cut();
    }
  }

  /** A client other than a browser may send its token when it opens the transport. */
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
   * Reads no further message, and closes the connection as soon as the messages read so far are
   * handled, or have taken too long. The Future completes when the client has gone.
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

  /** The requests of one user, over all their connections, have a bound of their own. */
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

  /** What the session throws is a failure too, so that a request that has begun ends. */
  private Future<Void> carryOut(Inbound inbound) {
    return Future.succeededFuture(inbound)
        .compose(session::handle)
        .onFailure(bug -> send(Frames.error(loop.internal(bug), inbound.replyTo())));
  }

  @Override
  public Set<UUID> games() {
    return Set.copyOf(games);
  }

  @Override
  public void entered(UUID gameId) {
    games.add(gameId);
  }

  @Override
  public void left(UUID gameId) {
    games.remove(gameId);
  }

  /** There is a page for each room that this connection is in, and for each replay besides. */
  @Override
  public boolean mayReadOneMore() {
    return pages.mayReadOneMore(games.size());
  }

  @Override
  public void read(CatchUpPage page) {
    pages.read(page);
  }

  @Override
  public void replaying(BooleanSupplier isReading) {
    pages.replaying(isReading);
  }

  @Override
  public void send(String frame) {
    send(new OutboundFrame(frame));
  }

  @Override
  public Future<Void> send(OutboundFrame frame) {
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

  @Override
  public void close(CloseCode code) {
    if (!closed) {
      loop.meters().closed(code);
      onClose();
      line.close(code);
      loop.later(settings.hangUpMs(), line::cut);
    }
  }

  @Override
  public void onClose() {
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

  /** Checks the timeouts of this connection. Called about once a second. */
  void lookAtClock(long nowMs) {
    if (nowMs - lastHeardAtMs >= settings.silenceMs()) {
      log.debug("connection {} has been silent for too long", id);
      close(CloseCode.NORMAL);
    } else {
      session.lookAtClock(nowMs);
    }
  }
}
