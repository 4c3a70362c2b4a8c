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
 * A TCP proxy with a fixed address, because a browser's page cannot move to another port. It
 * balances over several servers like a load balancer, can switch to others, and can cut its
 * connections.
 */
public final class SwitchableProxy implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final NetClient client = vertx.createNetClient();
  private final NetServer server;
  private final Set<NetSocket> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private volatile List<InetSocketAddress> targets;

  /** A proxy to this port. */
  public SwitchableProxy(int port) {
    this(List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
  }

  /** A proxy to these servers, in turn. */
  public SwitchableProxy(List<InetSocketAddress> servers) {
    targets = List.copyOf(servers);
    server =
        Await.result(vertx.createNetServer().connectHandler(this::accept).listen(0, "127.0.0.1"));
  }

  /** The address of the site. */
  public String site() {
    return "http://127.0.0.1:" + server.actualPort() + "/";
  }

  /** The address of the proxy. */
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.actualPort());
  }

  /** Routes new connections to this port. */
  public void routeTo(int port) {
    routeTo(List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
  }

  /** Routes new connections to these servers, in turn. */
  public void routeTo(List<InetSocketAddress> servers) {
    targets = List.copyOf(servers);
  }

  /** Cuts every open connection. */
  public void closeConnections() {
    connections.forEach(NetSocket::close);
  }

  private void accept(NetSocket incoming) {
    connections.add(incoming);
    incoming.pause();
    incoming.closeHandler(gone -> connections.remove(incoming));
    List<InetSocketAddress> servers = targets;
    InetSocketAddress target =
        servers.get(Math.floorMod(accepted.getAndIncrement(), servers.size()));
    client
        .connect(target.getPort(), target.getHostString())
        .onSuccess(
            outgoing -> {
              outgoing.pipeTo(incoming);
              incoming.pipeTo(outgoing);
            })
        .onFailure(refused -> incoming.close());
  }

  @Override
  public void close() {
    Await.result(vertx.close());
  }
}
