package com.paperdynasty.realtime;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.ProtocolUpgradeHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import java.util.function.Consumer;

/** The ways in: the plain WebSocket, SockJS over WebSocket, and SockJS' other transports. */
final class Transports {
  private static final String SOCKJS_SESSION = "/[^/.]+/[^/.]+/websocket";

  private final Vertx vertx;
  private final Realtime realtime;

  private Transports(Vertx vertx, Realtime realtime) {
    this.vertx = vertx;
    this.realtime = realtime;
  }

  static Router router(Vertx vertx, Realtime realtime) {
    return new Transports(vertx, realtime).routes();
  }

  private Router routes() {
    Router router = Router.router(vertx);
    router.get("/websocket").handler(upgrade(this::plain));
    router.getWithRegex(SOCKJS_SESSION).handler(upgrade(this::sockJs));
    SockJSHandlerOptions options =
        new SockJSHandlerOptions()
            .setHeartbeatInterval(realtime.settings().heartbeatIntervalMs())
            .setRegisterWriteHandler(false)
            .setInsertJSESSIONID(false);
    router
        .route("/*")
        .subRouter(SockJSHandler.create(vertx, options).socketHandler(this::fallback));
    return router;
  }

  private static ProtocolUpgradeHandler upgrade(Consumer<ServerWebSocket> open) {
    return route -> {
      if (!route.request().canUpgradeToWebSocket()) {
        route.fail(426);
        return;
      }
      route.request().toWebSocket().onSuccess(open::accept).onFailure(route::fail);
    };
  }

  private void plain(ServerWebSocket socket) {
    PlainLine line = new PlainLine(socket);
    line.listen(realtime.accept(line, authorization(socket)));
  }

  private void sockJs(ServerWebSocket socket) {
    SockJsWebSocketLine line = new SockJsWebSocketLine(socket);
    line.open();
    Line.Ear ear = realtime.accept(line, authorization(socket));
    long heart = vertx.setPeriodic(realtime.settings().heartbeatIntervalMs(), timer -> line.beat());
    line.listen(ear, () -> vertx.cancelTimer(heart));
  }

  private void fallback(SockJSSocket socket) {
    SockJsLine line = new SockJsLine(socket);
    line.listen(realtime.accept(line, socket.headers().get(HttpHeaders.AUTHORIZATION)));
  }

  private static String authorization(ServerWebSocket socket) {
    return socket.headers().get(HttpHeaders.AUTHORIZATION);
  }
}
