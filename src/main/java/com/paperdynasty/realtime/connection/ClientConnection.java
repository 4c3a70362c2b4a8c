package com.paperdynasty.realtime.connection;

import com.paperdynasty.problem.Problem;
import com.paperdynasty.realtime.room.RoomSubscriber;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One client's connection, as message handlers see it. Used on its event loop. */
interface ClientConnection extends RoomSubscriber {
  /** The client's own address, as the trusted proxies report it. */
  String address();

  /** Whether a user is connected. Their token may have expired within the grace period. */
  boolean isOpen();

  /** Sends a frame to this client. */
  void send(String frame);

  /** Closes the connection with a code for the client. */
  void close(CloseCode code);

  /** The games whose rooms this connection is in. A copy. */
  Set<UUID> games();

  /** Whether one more log may be read for this client, within the bound of the connection. */
  boolean canReadAnotherLog();

  /**
   * Refuses a frame because of a limit, and closes the connection of a client that floods.
   *
   * @param waitMs how long the client is to wait before it asks again
   */
  void refuse(String event, long waitMs, @Nullable String replyTo);

  /** The owner of a game has refused a command of this client. */
  void onRefusedByOwner(Problem problem);

  /**
   * A command is about to be sent to its owner. From now on {@link #wasAnswered} is about this
   * command.
   *
   * @param trace the step of a trace that it is; null if it is not traced
   */
  void expectAnswer(@Nullable String replyTo, @Nullable String trace);

  /**
   * Whether the command under way was answered. True for a command without an id, which needs no
   * answer of its own.
   */
  boolean wasAnswered(@Nullable String replyTo);
}
