package com.paperdynasty.realtime.room;

import com.paperdynasty.user.User;
import io.vertx.core.Future;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * A client that can follow games, as the rooms know it. All calls are made on the event loop of the
 * rooms.
 */
public interface RoomSubscriber {
  /** Tells this subscriber from all others of the cluster. */
  String id();

  /** The user at the other end. Only while a user is connected. */
  User user();

  /** Whether the client has gone. What is sent afterwards is dropped. */
  boolean isClosed();

  /**
   * Sends a frame, or closes the connection if too much is waiting already. The Future never fails:
   * it completes when the network has taken the frame or the connection is closed.
   */
  Future<Void> send(OutboundFrame frame);

  /** A frame with this {@code reply_to} has been sent to the client. */
  void answered(String replyTo);

  /** The subscriber is in the room of this game from now on. */
  void entered(UUID gameId);

  /** The subscriber is no longer in the room of this game. */
  void left(UUID gameId);

  /**
   * Reads a page of a game's log when those that were asked for earlier are done. A subscriber for
   * whom too many wait is closed by this call.
   */
  void read(CatchUpPage page);

  /**
   * A replay without a room begins.
   *
   * @param isReading false once it is over
   */
  void replaying(BooleanSupplier isReading);
}
