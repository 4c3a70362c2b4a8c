package com.paperdynasty.realtime.connection;

import com.paperdynasty.limits.ClientQuota;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.client.ClientFrame;
import com.paperdynasty.protocol.client.ClientMessage;
import com.paperdynasty.protocol.client.ClientMessageReader;
import com.paperdynasty.protocol.client.ParsedFrame;
import com.paperdynasty.protocol.client.ParsedFrame.MalformedFrame;
import com.paperdynasty.realtime.room.CatchUpPage;
import com.paperdynasty.realtime.room.OutboundFrame;
import com.paperdynasty.user.User;
import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection: receives messages from its transport, puts them into its queue, and
 * bounds the bytes that are not sent yet.
 */
final class Connection implements TransportListener, ClientConnection {
  private static final Logger log = LoggerFactory.getLogger(Connection.class);

  private final String id;
  private final Transport transport;
  private final ConnectionLimits limits;
  private final ConnectionContext loop;
  private final Listener listener;
  private final RealtimeSettings settings;
  private final Session session;
  private final InboundQueue inboundQueue;
  private boolean closed;
  private long lastMessageAtMs;
  private final RealtimeMetrics.AnswerTimer answerTimer;
  private final Set<UUID> games = new LinkedHashSet<>();
  private final CatchUpQueue catchUpQueue;
  private @Nullable DrainNotice drainNotice;

  Connection(
      String id,
      Transport transport,
      ClientQuota clientQuota,
      ConnectionContext loop,
      MessageDispatcher.Handlers messageHandlers,
      Listener listener) {
    this.id = id;
    this.transport = transport;
    this.loop = loop;
    this.listener = listener;
    this.settings = loop.settings();
    this.limits = new ConnectionLimits(this, clientQuota, loop);
    this.session = new Session(this, limits, loop, messageHandlers);
    this.catchUpQueue = new CatchUpQueue(this, limits, loop);
    this.answerTimer = new RealtimeMetrics.AnswerTimer(loop);
    this.inboundQueue = new InboundQueue(this, session, limits, loop, answerTimer);
    this.lastMessageAtMs = loop.nowMs();
  }

  /** Receives the end of connections. */
  interface Listener {
    /** A connection is closed, by either side. Called once for each. */
    void onClosed(Connection connection);
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

  ConnectionLimits limits() {
    return limits;
  }

  Session session() {
    return session;
  }

  @Override
  public User user() {
    return session.user();
  }

  @Override
  public boolean isVisitor() {
    return session.isVisitor();
  }

  @Override
  public void refuse(String event, long waitMs, @Nullable String replyTo) {
    limits.refuse(event, waitMs, replyTo);
  }

  @Override
  public void onRefusedByOwner(Problem problem) {
    limits.onRefusedByOwner(problem);
  }

  @Override
  public void expectAnswer(@Nullable String replyTo, @Nullable String trace) {
    answerTimer.expectAnswer(replyTo, trace);
  }

  @Override
  public void onAnswered(String replyTo) {
    answerTimer.onAnswered(replyTo);
  }

  @Override
  public boolean wasAnswered(@Nullable String replyTo) {
    return replyTo == null || answerTimer.isLastAnswered(replyTo);
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void onMessage(String text) {
    if (closed || drainNotice != null) {
      return;
    }
    long receivedAt = loop.pauseDetector().now();
    lastMessageAtMs = loop.nowMs();
    if (settings.isTooLarge(text)) {
      close(CloseCode.FRAME_TOO_LARGE);
      return;
    }
    ParsedFrame parsedFrame = ClientFrame.parse(text);
    if (parsedFrame instanceof ClientFrame frame) {
      if (limits.admit(frame)) {
        inboundQueue.add(
            new InboundMessage(
                frame.event(), ClientMessageReader.read(frame), frame.id(), receivedAt));
      }
    } else {
      limits.onMalformed((MalformedFrame) parsedFrame);
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
      transport.abort();
    }
  }

  /** Connects with the token of the upgrade request, which clients other than browsers may send. */
  void connectWithToken(String token) {
    long now = loop.pauseDetector().now();
    inboundQueue.add(new InboundMessage("connect", new ClientMessage.Connect(token), null, now));
  }

  /**
   * Reads no further messages, and closes the connection as soon as the messages read so far are
   * handled, or have taken too long. The Future completes when the connection is closed.
   */
  Future<Void> drain(boolean isPlayer) {
    drainNotice = new DrainNotice(this, isPlayer, settings);
    return drainNotice.sendWhen(inboundQueue.idle(), loop);
  }

  @Override
  public Set<UUID> games() {
    return Set.copyOf(games);
  }

  @Override
  public void onEntered(UUID gameId) {
    games.add(gameId);
  }

  @Override
  public void onLeft(UUID gameId) {
    games.remove(gameId);
  }

  /** Each room that this connection is in, and each replay, may need a page. */
  @Override
  public boolean canReadAnotherLog() {
    return catchUpQueue.canReadAnotherLog(games.size());
  }

  @Override
  public void readPage(CatchUpPage page) {
    catchUpQueue.readPage(page);
  }

  @Override
  public void onReplayStarted(BooleanSupplier isReading) {
    catchUpQueue.onReplayStarted(isReading);
  }

  @Override
  public void send(String frame) {
    send(new OutboundFrame(frame));
  }

  @Override
  public void send(OutboundFrame frame) {
    if (closed) {
      return;
    }
    if (hasRoomFor(frame)) {
      transport.send(frame);
      answerTimer.onSent(transport::whenSent);
    } else {
      close(CloseCode.SLOW_CONSUMER);
    }
  }

  /** What was sent in this turn of the event loop is given to the network before it is counted. */
  private boolean hasRoomFor(OutboundFrame frame) {
    long most = (long) settings.unsentBytes() - frame.length();
    if (transport.unsentBytes() <= most) {
      return true;
    }
    transport.flush();
    return transport.unsentBytes() <= most;
  }

  @Override
  public Future<Void> whenSent() {
    return closed ? Future.succeededFuture() : transport.whenSent().otherwiseEmpty();
  }

  @Override
  public void close(CloseCode code) {
    if (!closed) {
      loop.realtimeMetrics().closedWith(code);
      onClose();
      transport.close(code);
      loop.later(settings.hangUpMs(), transport::abort);
    }
  }

  @Override
  public void onClose() {
    if (!closed) {
      closed = true;
      inboundQueue.close();
      catchUpQueue.close();
      limits.onClose();
      listener.onClosed(this);
      if (drainNotice != null) {
        drainNotice.onClosed();
      }
    }
  }

  /** Checks the timeouts of this connection. Called about once a second. */
  void checkTimeouts(long nowMs) {
    if (nowMs - lastMessageAtMs >= settings.silenceMs()) {
      log.debug("connection {}: closed because no message arrived for too long", id);
      close(CloseCode.NORMAL);
    } else {
      session.checkTimeouts(nowMs);
    }
  }
}
