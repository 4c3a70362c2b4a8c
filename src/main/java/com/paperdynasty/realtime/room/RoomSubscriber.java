package com.paperdynasty.realtime.room;

import com.paperdynasty.user.User;
import com.paperdynasty.user.UserIds;
import io.vertx.core.Future;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * A client that can follow games, as rooms see it. All calls are made on the event loop of the
 * rooms.
 */
public interface RoomSubscriber {
  /** All visitors of a room, however many: each by themselves would tell everybody of everybody. */
  User VISITORS = new User(UserIds.ofVisitor("visitors"), "Visitors", false);

  /** The id of this subscriber, unique in the cluster. */
  String id();

  /** The user of this client. May be called only while a user is connected. */
  User user();

  /** As whom the others in the room see this client. */
  default User shownAs() {
    return isVisitor() ? VISITORS : user();
  }

  /** Whether they have no account: they watch, and neither write nor read chat. */
  default boolean isVisitor() {
    return false;
  }

  /** Whether the connection is closed. Frames that are sent afterwards are dropped. */
  boolean isClosed();

  /** Sends a frame, or closes the connection if too many bytes wait to be sent. */
  void send(OutboundFrame frame);

  /** Sends the frame of a logged event with this number. */
  default void sendLogged(long seq, OutboundFrame frame) {
    send(frame);
  }

  /**
   * Completes when the network has taken every frame that was sent so far, or the connection is
   * closed. Never fails.
   */
  Future<Void> whenSent();

  /** A frame with this {@code reply_to} has been sent to the client. */
  void onAnswered(String replyTo);

  /** The subscriber has entered the room of this game. */
  void onEntered(UUID gameId);

  /** The subscriber has left the room of this game. */
  void onLeft(UUID gameId);

  /**
   * Queues a page of a game's log to be read after those that were queued before. If too many wait,
   * this call closes the connection.
   */
  void readPage(CatchUpPage page);

  /**
   * A replay to a client outside of the room has begun.
   *
   * @param isReading whether the replay still goes on
   */
  void onReplayStarted(BooleanSupplier isReading);
}
