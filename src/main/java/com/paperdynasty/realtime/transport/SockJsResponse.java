package com.paperdynasty.realtime.transport;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.Supplier;

/**
 * A response that carries the frames of a session. Its session alone uses it, perhaps from another
 * event loop than that of the request, on which it is written.
 *
 * <p>The end of a response does not close its TCP connection: browsers and proxies keep it and send
 * the next request over it.
 */
final class SockJsResponse {
  private final SockJsHttpFraming transport;
  private final String callback;
  private final long mostBytes;
  private final HttpServerResponse response;
  private final Runnable hangUp;
  private final Context loop;
  private long sentBytes;
  private boolean done;

  /**
   * A response whose headers are set.
   *
   * @param mostBytes after so many a response that streams ends, and the client asks again
   * @param hangUp closes the TCP connection
   * @param loop the event loop of the request
   */
  SockJsResponse(
      SockJsHttpFraming transport,
      String callback,
      long mostBytes,
      HttpServerResponse response,
      Runnable hangUp,
      Context loop) {
    this.transport = transport;
    this.callback = callback;
    this.mostBytes = mostBytes;
    this.response = response;
    this.hangUp = hangUp;
    this.loop = loop;
  }

  /** Sends a SockJS frame. The Future completes on the request's event loop. */
  Future<Void> send(String frame) {
    String text =
        (sentBytes == 0 ? transport.prelude(callback) : "") + transport.wrap(frame, callback);
    sentBytes += text.length();
    done = !transport.streams() || sentBytes >= mostBytes;
    boolean last = done;
    return onLoop(() -> last ? response.end(text) : response.write(text));
  }

  /** Sends the last frame that this response has. */
  void sendLast(String frame) {
    send(frame);
    end();
  }

  /** Whether the response is complete, so that the next frame has to wait for the next. */
  boolean isDone() {
    return done;
  }

  private void end() {
    if (!done) {
      done = true;
      onLoop(response::end);
    }
  }

  /** Hangs up on a client that does not take the response. */
  void abort() {
    done = true;
    loop.runOnContext(
        now -> {
          if (!response.closed()) {
            hangUp.run();
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
