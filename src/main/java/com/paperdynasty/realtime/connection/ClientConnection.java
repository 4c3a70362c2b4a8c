package com.paperdynasty.realtime.connection;

import com.paperdynasty.problem.Problem;
import com.paperdynasty.realtime.room.RoomSubscriber;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection, as those see it who handle what the client asks for. Used on its event
 * loop.
 */
interface ClientConnection extends RoomSubscriber {
  /** The client's own address, behind all trusted proxies. */
  String address();

  /** Whether a user is connected, with a token that is valid or has just expired. */
  boolean isOpen();

  /** Sends a frame to this client alone. */
  void send(String frame);

  /** Closes the connection and tells the client why. */
  void close(CloseCode code);

  /** The games whose rooms this connection is in. A copy. */
  Set<UUID> games();

  /** Whether one more log may be read for this client: there is a bound for each connection. */
  boolean mayReadOneMore();

  /**
   * Refuses a frame that came too fast, and closes the connection of a client that floods.
   *
   * @param waitMs when the client may ask again
   */
  void refuse(String event, long waitMs, @Nullable String replyTo);

  /** The owner of a game has refused a command of this client. */
  void refusedByOwner(Problem problem);

  /** A command is sent to its owner: from now on it is remembered whether it was answered. */
  void expectAnswer();

  /** Whether the command under way was answered. One without an id is answered by the room. */
  boolean wasAnswered(@Nullable String replyTo);
}
