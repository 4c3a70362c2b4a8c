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
 * A TCP proxy whose connections can be cut, by who has opened them: what is sent then waits, and
 * the end of one side is not told to the other, until the cable is mended. It does not read more
 * than the other end takes.
 */
final class CuttableLink implements AutoCloseable {
  private final Vertx vertx;
  private final NetServer server;
  private final NetClient client;
  private final SocketAddress to;
  private final ToIntFunction<SocketAddress> callers;
  private final Set<Integer> cut = ConcurrentHashMap.newKeySet();
  private final Set<Strand> strands = ConcurrentHashMap.newKeySet();

  /**
   * Lays a cable.
   *
   * @param port 0 for any that is free
   * @param callers which caller has opened a connection, by its address. May block
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
              Strand strand = new Strand(caller, near);
              strands.add(strand);
              strand.connect();
            });
  }

  /** Cuts the connections of a caller, those to come too. */
  void cut(int caller) {
    cut.add(caller);
    of(caller).forEach(Strand::hold);
  }

  private Stream<Strand> of(int caller) {
    return strands.stream().filter(strand -> strand.caller == caller);
  }

  /** What waits goes on its way. */
  void mend(int caller) {
    cut.remove(caller);
    of(caller).forEach(Strand::goOn);
  }

  /** What is connected now never hears anything again; what connects from now on does. */
  void lose() {
    strands.forEach(Strand::lose);
  }

  @Override
  public void close() {
    Await.result(server.close());
    Await.result(client.close());
  }

  /** One connection. Everything in it happens on the context that it came in on. */
  private final class Strand {
    private final int caller;
    private final NetSocket near;
    private final Context context = vertx.getOrCreateContext();
    private NetSocket far;
    private volatile boolean lost;
    private boolean connecting;
    private boolean nearEnded;
    private boolean farEnded;

    Strand(int caller, NetSocket near) {
      this.caller = caller;
      this.near = near;
      near.closeHandler(
          closed -> {
            nearEnded = true;
            passEndsOn();
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

    void goOn() {
      context.runOnContext(
          now -> {
            if (far == null) {
              connect();
            } else {
              near.resume();
              far.resume();
            }
            passEndsOn();
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
                passEndsOn();
              });
    }

    private void join(NetSocket other) {
      far = other;
      far.closeHandler(
          closed -> {
            farEnded = true;
            passEndsOn();
          });
      pass(near, far);
      pass(far, near);
      if (isCut()) {
        hold();
      } else {
        near.resume();
      }
      passEndsOn();
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

    private void passEndsOn() {
      if (isCut() || !(nearEnded || farEnded)) {
        return;
      }
      near.close();
      if (far != null) {
        far.close();
      }
      strands.remove(this);
    }
  }
}
