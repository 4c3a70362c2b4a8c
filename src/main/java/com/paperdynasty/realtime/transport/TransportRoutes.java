package com.paperdynasty.realtime.transport;

import com.paperdynasty.limits.ClientQuota;
import com.paperdynasty.realtime.connection.RealtimeSettings;
import com.paperdynasty.realtime.connection.Transport;
import com.paperdynasty.realtime.connection.TransportListener;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.ProtocolUpgradeHandler;
import java.util.Base64;
import java.util.List;

/** The routes of all transports: plain WebSocket, SockJS over WebSocket, SockJS over HTTP. */
public final class TransportRoutes {
  private static final int FRAMES_PER_MESSAGE = 8;
  private static final int KEY_BYTES = 16;
  private static final String SOCKJS_SESSION = "/[^/.]+/[^/.]+/websocket";

  private final Vertx vertx;
  private final Transport.Acceptor acceptor;
  private final RealtimeSettings settings;
  private final SockJsSessions sessions;
  private final TurnWrites turnWrites;

  private TransportRoutes(
      Vertx vertx,
      Transport.Acceptor acceptor,
      RealtimeSettings settings,
      SockJsSessions sessions) {
    this.vertx = vertx;
    this.acceptor = acceptor;
    this.settings = settings;
    this.sessions = sessions;
    this.turnWrites = TurnWrites.ofCurrentLoop(vertx);
  }

  /**
   * The routes under {@code /realtime}, for the current event loop.
   *
   * @param acceptor accepts the transports that clients open; of the same event loop
   * @param sessions the SockJS sessions of the whole node
   */
  public static Router router(
      Vertx vertx,
      Transport.Acceptor acceptor,
      RealtimeSettings settings,
      SockJsSessions sessions) {
    return new TransportRoutes(vertx, acceptor, settings, sessions).routes();
  }

  private Router routes() {
    Router router = Router.router(vertx);
    router.get("/websocket").handler(upgrade(this::plain));
    router.getWithRegex(SOCKJS_SESSION).handler(upgrade(this::sockJs));
    router.route("/websocket").handler(TransportRoutes::refuseOtherMethods);
    router.routeWithRegex(SOCKJS_SESSION).handler(TransportRoutes::refuseOtherMethods);
    new SockJsRoutes(vertx, acceptor, settings, sessions, maxBytes(), router).add();
    return router;
  }

  private static void refuseOtherMethods(RoutingContext context) {
    context.response().putHeader(HttpHeaders.ALLOW, "GET");
    context.fail(405);
  }

  /** Whether the request has a valid key: 16 bytes in Base64 (RFC 6455, section 4.2.1). */
  private static boolean hasKey(HttpServerRequest request) {
    List<String> keys = request.headers().getAll("Sec-WebSocket-Key");
    try {
      return keys.size() == 1
          && Base64.getDecoder().decode(keys.get(0).strip()).length == KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** SockJS may put several frames into one message. A larger message is not aggregated. */
  private long maxBytes() {
    return (long) FRAMES_PER_MESSAGE * settings.frameBytes();
  }

  /** Makes a connection of an open WebSocket. */
  private interface SocketOpener {
    void open(ServerWebSocket socket, HttpConnection tcp, ClientQuota clientQuota);
  }

  private static ProtocolUpgradeHandler upgrade(SocketOpener opener) {
    return route -> {
      if (!route.request().canUpgradeToWebSocket()) {
        route.fail(426);
        return;
      }
      if (!hasKey(route.request())) {
        route.fail(400);
        return;
      }
      ClientQuota clientQuota = ClientQuota.of(route);
      if (!clientQuota.openConnection()) {
        route.fail(clientQuota.isNodeFull() ? 503 : 429);
        return;
      }
      HttpConnection tcp = route.request().connection();
      route
          .request()
          .toWebSocket()
          .onSuccess(socket -> opener.open(socket, tcp, clientQuota))
          .onFailure(
              failed -> {
                clientQuota.closeConnection();
                route.fail(failed);
              });
    };
  }

  private void plain(ServerWebSocket socket, HttpConnection tcp, ClientQuota clientQuota) {
    WebSocketTransport transport = new WebSocketTransport(socket, tcp, frames(tcp));
    transport.listen(acceptor.accept(transport, clientQuota, authorization(socket)), maxBytes());
  }

  private void sockJs(ServerWebSocket socket, HttpConnection tcp, ClientQuota clientQuota) {
    SockJsWebSocketTransport transport = new SockJsWebSocketTransport(socket, tcp, frames(tcp));
    transport.open();
    TransportListener listener = acceptor.accept(transport, clientQuota, authorization(socket));
    long heartbeatTimer =
        vertx.setPeriodic(settings.heartbeatIntervalMs(), timer -> transport.sendHeartbeat());
    transport.listen(listener, maxBytes(), () -> vertx.cancelTimer(heartbeatTimer));
  }

  /** What is written beneath Vert.x is counted in its metric of bytes written all the same. */
  private FrameChannel frames(HttpConnection tcp) {
    ConnectionBase connection = (ConnectionBase) tcp;
    return FrameChannel.of(
        connection.channelHandlerContext().channel(), turnWrites, connection::reportBytesWritten);
  }

  private static String authorization(ServerWebSocket socket) {
    return socket.headers().get(HttpHeaders.AUTHORIZATION);
  }
}
