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
 * Holds one connection to what its client may ask for: tells the client what is refused and when to
 * ask again, and closes the connection of one that does not keep to it.
 */
final class ConnectionLimits {
  private static final int MOST_PINGS_AFTERWARDS = 64;

  private final ClientConnection connection;
  private final ClientQuota clientQuota;
  private final ConnectionContext loop;
  private int malformedFrames;
  private int pingsAfterwards;

  ConnectionLimits(ClientConnection connection, ClientQuota clientQuota, ConnectionContext loop) {
    this.connection = connection;
    this.clientQuota = clientQuota;
    this.loop = loop;
  }

  /** The client's own address, behind all trusted proxies. */
  String address() {
    return clientQuota.address().text();
  }

  /** Whether a frame may be handled; if not, it has been refused. */
  boolean admit(ClientFrame frame) {
    long waitMs = clientQuota.take(LimitCategory.ofEvent(frame.event()));
    if (waitMs > 0) {
      refuse(frame.event(), waitMs, frame.id());
    }
    return waitMs == 0;
  }

  /**
   * The answers to pings wait in the network layer, where they are not counted. So pings are
   * counted like frames.
   *
   * @return false if the client goes on after its connection was closed, and is to be cut off
   */
  boolean admitPing() {
    if (connection.isClosed()) {
      return ++pingsAfterwards <= MOST_PINGS_AFTERWARDS;
    }
    long waitMs = clientQuota.take(LimitCategory.FRAME);
    if (waitMs > 0 && clientQuota.recordRefusal(LimitCategory.FRAME, waitMs)) {
      connection.close(CloseCode.FLOOD);
    }
    return true;
  }

  /** A frame cannot be read. Too many of them close the connection. */
  void malformed(MalformedFrame frame) {
    loop.realtimeMetrics().malformedFrame();
    loop.connectionAudit().count(connection, "malformed", frame.problem());
    connection.send(ServerFrames.error(frame.problem(), frame.id()));
    if (++malformedFrames >= loop.settings().malformedFrames()) {
      connection.close(CloseCode.MALFORMED);
    }
  }

  /** A frame came too fast. A client that does not wait as told floods. */
  void refuse(String event, long waitMs, @Nullable String replyTo) {
    Problem tooFast = Problem.tooManyRequests(waitMs);
    loop.connectionAudit().count(connection, event, tooFast);
    connection.send(ServerFrames.error(tooFast, replyTo));
    if (clientQuota.recordRefusal(LimitCategory.ofEvent(event), waitMs)) {
      connection.close(CloseCode.FLOOD);
    }
  }

  /**
   * A user with a valid token has come. A user who is banned, or has too many connections, is
   * closed again.
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
   * The client has sent an invalid token. If it is connected already and has sent too many of
   * those, it is refused as too fast; a client that is not connected is closed.
   */
  void failedLogin(String event, @Nullable String replyTo) {
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
  void refusedByOwner(Problem problem) {
    if (problem.code() == ErrorCode.NOT_FOUND) {
      clientQuota.recordNotFound();
    }
  }

  /**
   * A request of the user begins, to be ended by {@link #end}; how long they are to wait, in ms, if
   * too many of theirs are under way already.
   */
  long begin() {
    return clientQuota.beginRequest();
  }

  /** A request that has begun is answered. */
  void end() {
    clientQuota.endRequest();
  }

  /** The client has gone. */
  void leave() {
    clientQuota.closeConnection();
  }
}
