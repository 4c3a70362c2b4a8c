package com.paperdynasty.realtime.connection;

import com.paperdynasty.limits.ClientQuota;
import com.paperdynasty.realtime.room.OutboundFrame;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** One end of a transport: sends frames as text. Used on the event loop of its connection. */
public interface Transport {

  /** Sends a frame. The Future completes when the network has taken it, and fails if it cannot. */
  Future<Void> send(OutboundFrame frame);

  /** Sends a close code and closes the transport. */
  void close(CloseCode code);

  /** Closes the TCP connection at once, for a client that does not take the close code. */
  void abort();

  /** Takes the transports that clients open. Called on their event loop. */
  interface Acceptor {
    /**
     * A client has opened a transport and was let in.
     *
     * @param clientQuota the client, counted as one connection
     * @param authorization the header of that name, if the client sent one
     * @return who is told what comes over the transport
     */
    TransportListener accept(
        Transport transport, ClientQuota clientQuota, @Nullable String authorization);
  }
}
