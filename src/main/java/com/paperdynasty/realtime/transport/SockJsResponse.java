package com.paperdynasty.realtime.transport;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.Supplier;

/**
 * A response that carries the frames of a session. Only its session uses it, perhaps on another
 * event loop than that of the request. It is written on the event loop of the request.
 *
 * <p>The end of a response does not close its TCP connection: browsers and proxies reuse it for the
 * next request.
 */
final class SockJsResponse {
  private final SockJsHttpFraming transport;
  private final String callback;
  private final long maxBytes;
  private final HttpServerResponse response;
  private final Runnable closeConnection;
  private final Context loop;
  private long sentBytes;
  private boolean done;

  /**
   * Creates a response whose headers are set.
   *
   * @param maxBytes after so many characters a streaming response ends, and the client asks again
   * @param closeConnection closes the TCP connection
   * @param loop the event loop of the request
   */
  SockJsResponse(
      SockJsHttpFraming transport,
      String callback,
      long maxBytes,
      HttpServerResponse response,
      Runnable closeConnection,
      Context loop) {
    this.transport = transport;
    this.callback = callback;
    this.maxBytes = maxBytes;
    this.response = response;
    this.closeConnection = closeConnection;
    this.loop = loop;
  }

  /** Sends a SockJS frame. The Future completes on the request's event loop. */
  Future<Void> send(String frame) {
    String text =
        (sentBytes == 0 ? transport.prelude(callback) : "") + transport.wrap(frame, callback);
    sentBytes += text.length();
    done = !transport.streams() || sentBytes >= maxBytes;
    boolean last = done;
    return onLoop(() -> last ? response.end(text) : response.write(text));
  }

  /** Sends a frame and ends the response. */
  void sendLast(String frame) {
    send(frame);
    end();
  }

  /** Whether the response is complete. The next frame then waits for the next request. */
  boolean isDone() {
    return done;
  }

  private void end() {
    if (!done) {
      done = true;
      onLoop(response::end);
    }
  }

  /** Closes the TCP connection of a client that does not take the response. */
  void abort() {
    done = true;
    loop.runOnContext(
        now -> {
          if (!response.closed()) {
            closeConnection.run();
          }
        });
  }

  private Future<Void> onLoop(Supplier<Future<Void>> write) {
    Promise<Void> written = Promise.promise();
    loop.runOnContext(
        now -> {
          try {
            write.get().onComplete(written);
          } catch (IllegalStateException gone) {
            written.fail(gone);
          }
        });
    return written.future();
  }
}
