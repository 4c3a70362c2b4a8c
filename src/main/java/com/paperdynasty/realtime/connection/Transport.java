package com.paperdynasty.realtime.connection;

import com.paperdynasty.limits.ClientQuota;
import com.paperdynasty.realtime.room.OutboundFrame;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * The server's end of a transport: sends frames to one client. Used on the event loop of its
 * connection.
 */
public interface Transport {

  /**
   * Sends a frame. The network gets it at the end of the event loop's turn at the latest, together
   * with the other frames of this turn.
   */
  void send(OutboundFrame frame);

  /** Gives the network what was sent in this turn. */
  void flush();

  /** How many bytes of memory the frames hold that the network has not taken. */
  long unsentBytes();

  /**
   * Completes when the network has taken every frame that was sent so far; fails if the transport
   * is closed before.
   */
  Future<Void> whenSent();

  /** Sends a close code and closes the transport. */
  void close(CloseCode code);

  /** Closes the TCP connection at once, for a client that does not take the close code. */
  void abort();

  /** Accepts the transports that clients open. Called on their event loop. */
  interface Acceptor {
    /**
     * Makes a connection of a transport that a client has opened.
     *
     * @param clientQuota the quota of the client, with this connection counted
     * @param authorization the {@code Authorization} header of the request, if it has one
     * @return receives what arrives over the transport
     */
    TransportListener accept(
        Transport transport, ClientQuota clientQuota, @Nullable String authorization);
  }
}
