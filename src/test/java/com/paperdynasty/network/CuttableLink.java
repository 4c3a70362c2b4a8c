package com.paperdynasty.network;

import com.paperdynasty.harness.Await;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * A TCP proxy whose connections can be cut, by caller. While a link is cut, data waits and a close
 * is not passed on, until the link is mended. It does not read more than the other end accepts.
 */
final class CuttableLink implements AutoCloseable {
  private final Vertx vertx;
  private final NetServer server;
  private final NetClient client;
  private final SocketAddress to;
  private final ToIntFunction<SocketAddress> callers;
  private final Set<Integer> cut = ConcurrentHashMap.newKeySet();
  private final Set<Pipe> pipes = ConcurrentHashMap.newKeySet();

  /**
   * Opens a link.
   *
   * @param port 0 for any free port
   * @param callers finds the caller that has opened a connection, by its address; may block
   */
  CuttableLink(
      Vertx vertx, String host, int port, SocketAddress to, ToIntFunction<SocketAddress> callers) {
    this.vertx = vertx;
    this.to = to;
    this.callers = callers;
    this.client = vertx.createNetClient();
    this.server = vertx.createNetServer(new NetServerOptions().setHost(host).setPort(port));
    Await.result(server.connectHandler(this::accept).listen());
  }

  int port() {
    return server.actualPort();
  }

  private void accept(NetSocket near) {
    near.pause();
    SocketAddress from = near.remoteAddress();
    vertx
        .executeBlocking(() -> callers.applyAsInt(from), false)
        .onSuccess(
            caller -> {
              Pipe pipe = new Pipe(caller, near);
              pipes.add(pipe);
              pipe.connect();
            });
  }

  /** Cuts the connections of a caller, including new ones. */
  void cut(int caller) {
    cut.add(caller);
    of(caller).forEach(Pipe::hold);
  }

  private Stream<Pipe> of(int caller) {
    return pipes.stream().filter(pipe -> pipe.caller == caller);
  }

  /** Passes on what waits. */
  void mend(int caller) {
    cut.remove(caller);
    of(caller).forEach(Pipe::resume);
  }

  /** Silences the open connections for good; new connections work. */
  void lose() {
    pipes.forEach(Pipe::lose);
  }

  @Override
  public void close() {
    Await.result(server.close());
    Await.result(client.close());
  }

  /** One connection. Used on the context that accepted it. */
  private final class Pipe {
    private final int caller;
    private final NetSocket near;
    private final Context context = vertx.getOrCreateContext();
    private NetSocket far;
    private volatile boolean lost;
    private boolean connecting;
    private boolean nearEnded;
    private boolean farEnded;

    Pipe(int caller, NetSocket near) {
      this.caller = caller;
      this.near = near;
      near.closeHandler(
          closed -> {
            nearEnded = true;
            passOnClose();
          });
    }

    void hold() {
      context.runOnContext(
          now -> {
            near.pause();
            if (far != null) {
              far.pause();
            }
          });
    }

    void resume() {
      context.runOnContext(
          now -> {
            if (far == null) {
              connect();
            } else {
              near.resume();
              far.resume();
            }
            passOnClose();
          });
    }

    void connect() {
      if (connecting || nearEnded || isCut()) {
        return;
      }
      connecting = true;
      client
          .connect(to)
          .onSuccess(this::join)
          .onFailure(
              refused -> {
                farEnded = true;
                passOnClose();
              });
    }

    private void join(NetSocket other) {
      far = other;
      far.closeHandler(
          closed -> {
            farEnded = true;
            passOnClose();
          });
      pass(near, far);
      pass(far, near);
      if (isCut()) {
        hold();
      } else {
        near.resume();
      }
      passOnClose();
    }

    private void pass(NetSocket from, NetSocket into) {
      from.handler(
          bytes -> {
            into.write(bytes);
            if (into.writeQueueFull()) {
              from.pause();
              into.drainHandler(drained -> resumeUnlessCut(from));
            }
          });
    }

    private void resumeUnlessCut(NetSocket socket) {
      if (!isCut()) {
        socket.resume();
      }
    }

    void lose() {
      lost = true;
      hold();
    }

    private boolean isCut() {
      return lost || cut.contains(caller);
    }

    private void passOnClose() {
      if (isCut() || !(nearEnded || farEnded)) {
        return;
      }
      near.close();
      if (far != null) {
        far.close();
      }
      pipes.remove(this);
    }
  }
}
