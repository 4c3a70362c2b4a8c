package com.paperdynasty.web;

import com.paperdynasty.harness.Await;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An address that stays when the server behind it is another: a browser's page cannot move to
 * another port. It can be slammed, as networks do.
 */
final class Doorway implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final NetClient client = vertx.createNetClient();
  private final NetServer server;
  private final Set<NetSocket> guests = ConcurrentHashMap.newKeySet();
  private volatile int target;

  Doorway(int port) {
    target = port;
    server =
        Await.the(vertx.createNetServer().connectHandler(this::welcome).listen(0, "127.0.0.1"));
  }

  /** The address of the site. */
  String site() {
    return "http://127.0.0.1:" + server.actualPort() + "/";
  }

  /** Who comes from now on is led to this port. */
  void leadsTo(int port) {
    target = port;
  }

  /** Cuts every connection that goes through it. */
  void slam() {
    guests.forEach(NetSocket::close);
  }

  private void welcome(NetSocket guest) {
    guests.add(guest);
    guest.pause();
    guest.closeHandler(gone -> guests.remove(guest));
    client
        .connect(target, "127.0.0.1")
        .onSuccess(
            host -> {
              host.pipeTo(guest);
              guest.pipeTo(host);
            })
        .onFailure(refused -> guest.close());
  }

  @Override
  public void close() {
    Await.the(vertx.close());
  }
}
