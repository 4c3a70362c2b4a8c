package com.paperdynasty.harness;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An address that stays when the server behind it is another: a browser's page cannot move to
 * another port. It leads to one of several, as a load balancer does, and can be slammed, as
 * networks do.
 */
public final class SwitchableProxy implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final NetClient client = vertx.createNetClient();
  private final NetServer server;
  private final Set<NetSocket> guests = ConcurrentHashMap.newKeySet();
  private final AtomicInteger comers = new AtomicInteger();
  private volatile List<InetSocketAddress> targets;

  /** A door that leads to this port. */
  public SwitchableProxy(int port) {
    this(List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
  }

  /** A door that leads to these, in turn. */
  public SwitchableProxy(List<InetSocketAddress> servers) {
    targets = List.copyOf(servers);
    server =
        Await.result(vertx.createNetServer().connectHandler(this::accept).listen(0, "127.0.0.1"));
  }

  /** The address of the site. */
  public String site() {
    return "http://127.0.0.1:" + server.actualPort() + "/";
  }

  /** The same as an address. */
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.actualPort());
  }

  /** Who comes from now on is led to this port. */
  public void routeTo(int port) {
    routeTo(List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
  }

  /** Who comes from now on is led to one of these. */
  public void routeTo(List<InetSocketAddress> servers) {
    targets = List.copyOf(servers);
  }

  /** Cuts every connection that goes through it. */
  public void closeConnections() {
    guests.forEach(NetSocket::close);
  }

  private void accept(NetSocket guest) {
    guests.add(guest);
    guest.pause();
    guest.closeHandler(gone -> guests.remove(guest));
    List<InetSocketAddress> servers = targets;
    InetSocketAddress target = servers.get(Math.floorMod(comers.getAndIncrement(), servers.size()));
    client
        .connect(target.getPort(), target.getHostString())
        .onSuccess(
            host -> {
              host.pipeTo(guest);
              guest.pipeTo(host);
            })
        .onFailure(refused -> guest.close());
  }

  @Override
  public void close() {
    Await.result(vertx.close());
  }
}
