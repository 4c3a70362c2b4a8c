package com.paperdynasty.realtime.connection;

import com.paperdynasty.limits.ClientQuota;
import com.paperdynasty.limits.LimitCategory;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.client.ClientFrame;
import com.paperdynasty.protocol.client.ParsedFrame.MalformedFrame;
import com.paperdynasty.protocol.server.ServerFrames;
import org.jspecify.annotations.Nullable;

/**
 * Enforces the limits of one connection: refuses frames with a retry time, and closes the
 * connection of a client that does not wait.
 */
final class ConnectionLimits {
  private static final int MAX_PINGS_AFTER_CLOSE = 64;

  private final ClientConnection connection;
  private final ClientQuota clientQuota;
  private final ConnectionContext loop;
  private int malformedFrames;
  private int pingsAfterClose;

  ConnectionLimits(ClientConnection connection, ClientQuota clientQuota, ConnectionContext loop) {
    this.connection = connection;
    this.clientQuota = clientQuota;
    this.loop = loop;
  }

  /** The client's own address, as the trusted proxies report it. */
  String address() {
    return clientQuota.address().text();
  }

  /** Takes a token for a frame. If this gives false, the frame has been refused. */
  boolean admit(ClientFrame frame) {
    long waitMs = clientQuota.take(LimitCategory.ofEvent(frame.event()));
    if (waitMs > 0) {
      refuse(frame.event(), waitMs, frame.id());
    }
    return waitMs == 0;
  }

  /**
   * Pings are counted like frames, because their answers wait in the network layer, where they are
   * not counted.
   *
   * @return false if the client goes on after its connection was closed, and its TCP connection is
   *     to be closed
   */
  boolean admitPing() {
    if (connection.isClosed()) {
      return ++pingsAfterClose <= MAX_PINGS_AFTER_CLOSE;
    }
    long waitMs = clientQuota.take(LimitCategory.FRAME);
    if (waitMs > 0 && clientQuota.recordRefusal(LimitCategory.FRAME, waitMs)) {
      connection.close(CloseCode.FLOOD);
    }
    return true;
  }

  /** A frame is malformed. Too many of them close the connection. */
  void onMalformed(MalformedFrame frame) {
    loop.realtimeMetrics().malformedFrame();
    loop.connectionAudit().count(connection, "malformed", frame.problem());
    connection.send(ServerFrames.error(frame.problem(), frame.id()));
    if (++malformedFrames >= loop.settings().malformedFrames()) {
      connection.close(CloseCode.MALFORMED);
    }
  }

  /** Refuses a frame that came too fast. A client that does not wait floods, and is closed. */
  void refuse(String event, long waitMs, @Nullable String replyTo) {
    Problem tooFast = Problem.tooManyRequests(waitMs);
    loop.connectionAudit().count(connection, event, tooFast);
    connection.send(ServerFrames.error(tooFast, replyTo));
    if (clientQuota.recordRefusal(LimitCategory.ofEvent(event), waitMs)) {
      connection.close(CloseCode.FLOOD);
    }
  }

  /**
   * Counts this connection for a user with a valid token. If the user is banned or has too many
   * connections, the connection is closed.
   */
  boolean admitUser(String userId, @Nullable String replyTo) {
    long waitMs = connection.isClosed() ? 0 : clientQuota.openConnectionAs(userId);
    if (waitMs > 0) {
      connection.send(ServerFrames.error(Problem.tooManyRequests(waitMs), replyTo));
      connection.close(CloseCode.FLOOD);
    }
    return !connection.isClosed();
  }

  /**
   * The client has sent an invalid token. After too many of them, a client that is connected is
   * refused as too fast, and one that is not connected is closed.
   */
  void onFailedLogin(String event, @Nullable String replyTo) {
    long waitMs = clientQuota.recordFailedLogin();
    if (waitMs > 0 && connection.isOpen()) {
      refuse(event, waitMs, replyTo);
      return;
    }
    Problem problem = waitMs > 0 ? Problem.tooManyRequests(waitMs) : Problem.invalidToken();
    loop.connectionAudit().count(connection, event, problem);
    connection.send(ServerFrames.error(problem, replyTo));
    if (waitMs > 0) {
      connection.close(CloseCode.FLOOD);
    }
  }

  /** The owner of a game has refused a command of this client. */
  void onRefusedByOwner(Problem problem) {
    if (problem.code() == ErrorCode.NOT_FOUND) {
      clientQuota.recordNotFound();
    }
  }

  /**
   * Begins a request of the user, to be ended by {@link #endRequest}. If too many of their requests
   * are under way, none has begun, and this gives how long they are to wait, in ms; else 0.
   */
  long beginRequest() {
    return clientQuota.beginRequest();
  }

  /** Ends a request that has begun. */
  void endRequest() {
    clientQuota.endRequest();
  }

  /** The connection is closed. */
  void onClose() {
    clientQuota.closeConnection();
  }
}
