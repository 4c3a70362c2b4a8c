package com.paperdynasty.realtime;

import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.realtime.limits.Guest;
import com.paperdynasty.realtime.limits.Kind;
import com.paperdynasty.wire.ClientFrame;
import com.paperdynasty.wire.Frames;
import com.paperdynasty.wire.Parsed.Malformed;
import org.jspecify.annotations.Nullable;

/**
 * Holds one connection to what its client may ask for: tells the client what is refused and when to
 * ask again, and closes the connection of one that does not keep to it.
 */
final class ConnectionLimits {
  private static final int MOST_PINGS_AFTERWARDS = 64;

  private final ClientConnection connection;
  private final Guest guest;
  private final LoopContext loop;
  private int malformedFrames;
  private int pingsAfterwards;

  ConnectionLimits(ClientConnection connection, Guest guest, LoopContext loop) {
    this.connection = connection;
    this.guest = guest;
    this.loop = loop;
  }

  /** The client's own address, behind all trusted proxies. */
  String address() {
    return guest.address().text();
  }

  /** Whether a frame may be handled; if not, it has been refused. */
  boolean admit(ClientFrame frame) {
    long waitMs = guest.take(Kind.ofEvent(frame.event()));
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
    long waitMs = guest.take(Kind.FRAME);
    if (waitMs > 0 && guest.isRefused(Kind.FRAME, waitMs)) {
      connection.close(CloseCode.FLOOD);
    }
    return true;
  }

  /** A frame cannot be read. Too many of them close the connection. */
  void malformed(Malformed frame) {
    loop.meters().malformedFrame();
    loop.witness().count(connection, "malformed", frame.problem());
    connection.send(Frames.error(frame.problem(), frame.id()));
    if (++malformedFrames >= loop.settings().malformedFrames()) {
      connection.close(CloseCode.MALFORMED);
    }
  }

  /** A frame came too fast. A client that does not wait as told floods. */
  void refuse(String event, long waitMs, @Nullable String replyTo) {
    Problem tooFast = Problem.tooManyRequests(waitMs);
    loop.witness().count(connection, event, tooFast);
    connection.send(Frames.error(tooFast, replyTo));
    if (guest.isRefused(Kind.ofEvent(event), waitMs)) {
      connection.close(CloseCode.FLOOD);
    }
  }

  /**
   * A user with a valid token has come. A user who is banned, or has too many connections, is
   * closed again.
   */
  boolean admitUser(String userId, @Nullable String replyTo) {
    long waitMs = connection.isClosed() ? 0 : guest.entersAs(userId);
    if (waitMs > 0) {
      connection.send(Frames.error(Problem.tooManyRequests(waitMs), replyTo));
      connection.close(CloseCode.FLOOD);
    }
    return !connection.isClosed();
  }

  /**
   * The client has sent an invalid token. If it is connected already and has sent too many of
   * those, it is refused as too fast; a client that is not connected is closed.
   */
  void failedLogin(String event, @Nullable String replyTo) {
    long waitMs = guest.failedLogin();
    if (waitMs > 0 && connection.isOpen()) {
      refuse(event, waitMs, replyTo);
      return;
    }
    Problem problem = waitMs > 0 ? Problem.tooManyRequests(waitMs) : Problem.invalidToken();
    loop.witness().count(connection, event, problem);
    connection.send(Frames.error(problem, replyTo));
    if (waitMs > 0) {
      connection.close(CloseCode.FLOOD);
    }
  }

  /** The owner of a game has refused a command of this client. */
  void refusedByTable(Problem problem) {
    if (problem.code() == ErrorCode.NOT_FOUND) {
      guest.missed();
    }
  }

  /**
   * A request of the user begins, to be ended by {@link #end}; how long they are to wait, in ms, if
   * too many of theirs are under way already.
   */
  long begin() {
    return guest.begins();
  }

  /** A request that has begun is answered. */
  void end() {
    guest.ends();
  }

  /** The client has gone. */
  void leave() {
    guest.leaves();
  }
}
