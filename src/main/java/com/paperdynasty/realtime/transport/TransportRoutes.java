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

  private TransportRoutes(
      Vertx vertx,
      Transport.Acceptor acceptor,
      RealtimeSettings settings,
      SockJsSessions sessions) {
    this.vertx = vertx;
    this.acceptor = acceptor;
    this.settings = settings;
    this.sessions = sessions;
  }

  /**
   * The routes under {@code /realtime}.
   *
   * @param acceptor takes what they open; of the same event loop
   * @param sessions those of the whole node
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
    router.route("/websocket").handler(TransportRoutes::onlyGet);
    router.routeWithRegex(SOCKJS_SESSION).handler(TransportRoutes::onlyGet);
    new SockJsRoutes(vertx, acceptor, settings, sessions, mostBytes(), router).add();
    return router;
  }

  private static void onlyGet(RoutingContext context) {
    context.response().putHeader(HttpHeaders.ALLOW, "GET");
    context.fail(405);
  }

  /** RFC 6455, section 4.2.1: sixteen bytes, of which the server shows that it has read them. */
  private static boolean hasKey(HttpServerRequest request) {
    List<String> keys = request.headers().getAll("Sec-WebSocket-Key");
    try {
      return keys.size() == 1
          && Base64.getDecoder().decode(keys.get(0).strip()).length == KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** SockJS may put several frames into one message; more than that is not even put together. */
  private long mostBytes() {
    return (long) FRAMES_PER_MESSAGE * settings.frameBytes();
  }

  /** Makes a connection of a WebSocket that has been opened. */
  private interface Opening {
    void open(ServerWebSocket socket, HttpConnection wire, ClientQuota clientQuota);
  }

  private static ProtocolUpgradeHandler upgrade(Opening opening) {
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
      HttpConnection wire = route.request().connection();
      route
          .request()
          .toWebSocket()
          .onSuccess(socket -> opening.open(socket, wire, clientQuota))
          .onFailure(
              failed -> {
                clientQuota.closeConnection();
                route.fail(failed);
              });
    };
  }

  private void plain(ServerWebSocket socket, HttpConnection wire, ClientQuota clientQuota) {
    WebSocketTransport line = new WebSocketTransport(socket, wire);
    line.listen(acceptor.accept(line, clientQuota, authorization(socket)), mostBytes());
  }

  private void sockJs(ServerWebSocket socket, HttpConnection wire, ClientQuota clientQuota) {
    SockJsWebSocketTransport line = new SockJsWebSocketTransport(socket, wire);
    line.open();
    TransportListener listener = acceptor.accept(line, clientQuota, authorization(socket));
    long heart = vertx.setPeriodic(settings.heartbeatIntervalMs(), timer -> line.sendHeartbeat());
    line.listen(listener, mostBytes(), () -> vertx.cancelTimer(heart));
  }

  private static String authorization(ServerWebSocket socket) {
    return socket.headers().get(HttpHeaders.AUTHORIZATION);
  }
}
