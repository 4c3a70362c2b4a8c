package com.paperdynasty.realtime;

import com.paperdynasty.realtime.limits.Guest;
import com.paperdynasty.realtime.limits.Kind;
import com.paperdynasty.wire.Frames;
import com.paperdynasty.wire.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.ProtocolUpgradeHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;

/** The ways in: the plain WebSocket, SockJS over WebSocket, and SockJS' other transports. */
final class Transports {
  private static final String OUR_SOCKJS = "/webjars/sockjs-client/dist/sockjs.min.js";
  private static final String LOOP = "realtime";
  private static final int FRAMES_PER_MESSAGE = 8;
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
    router.route().handler(this::arrive);
    router.get("/websocket").handler(upgrade(this::plain));
    router.getWithRegex(SOCKJS_SESSION).handler(upgrade(this::sockJs));
    SockJSHandlerOptions options =
        new SockJSHandlerOptions()
            .setHeartbeatInterval(realtime.settings().heartbeatIntervalMs())
            .setRegisterWriteHandler(false)
            .setInsertJSESSIONID(false)
            .setLibraryURL(OUR_SOCKJS);
    // The transports that are no WebSocket post arrays of frames.
    router.post("/*").handler(BodyHandler.create(false).setBodyLimit(mostBytes()));
    router
        .route("/*")
        .subRouter(SockJSHandler.create(vertx, options).socketHandler(this::fallback));
    return router;
  }

  private void arrive(RoutingContext context) {
    context.put(LOOP, realtime);
    context.next();
  }

  /** SockJS may put several frames into one message; more than that is not even put together. */
  private long mostBytes() {
    return (long) FRAMES_PER_MESSAGE * realtime.settings().frameBytes();
  }

  /** Sits down at a line that has been opened. */
  private interface Opening {
    void open(ServerWebSocket socket, HttpConnection wire, Guest guest);
  }

  private static ProtocolUpgradeHandler upgrade(Opening opening) {
    return route -> {
      if (!route.request().canUpgradeToWebSocket()) {
        route.fail(426);
        return;
      }
      Guest guest = Guest.of(route);
      if (!guest.enters()) {
        route.fail(guest.isNodeFull() ? 503 : 429);
        return;
      }
      HttpConnection wire = route.request().connection();
      route
          .request()
          .toWebSocket()
          .onSuccess(socket -> opening.open(socket, wire, guest))
          .onFailure(
              failed -> {
                guest.leaves();
                route.fail(failed);
              });
    };
  }

  private void plain(ServerWebSocket socket, HttpConnection wire, Guest guest) {
    PlainLine line = new PlainLine(socket, wire);
    line.listen(realtime.accept(line, guest, authorization(socket)), mostBytes());
  }

  private void sockJs(ServerWebSocket socket, HttpConnection wire, Guest guest) {
    SockJsWebSocketLine line = new SockJsWebSocketLine(socket, wire);
    line.open();
    Line.Ear ear = realtime.accept(line, guest, authorization(socket));
    long heart = vertx.setPeriodic(realtime.settings().heartbeatIntervalMs(), timer -> line.beat());
    line.listen(ear, mostBytes(), () -> vertx.cancelTimer(heart));
  }

  /**
   * SockJS keeps its sessions for all event loops together. Two requests that open the same one at
   * once, on two loops, may be given to either; a session belongs to one loop, so it is to be
   * opened anew.
   */
  private void fallback(SockJSSocket socket) {
    if (socket.routingContext().get(LOOP) != realtime) {
      socket.close();
      return;
    }
    SockJsLine line = new SockJsLine(socket);
    Guest guest = Guest.of(socket.routingContext());
    long waitMs = guest.take(Kind.HANDSHAKE);
    if (waitMs > 0 || !guest.enters()) {
      line.send(new OutboundFrame(Frames.error(noRoom(guest, waitMs), null)));
      line.close(CloseCode.FLOOD);
      return;
    }
    line.listen(realtime.accept(line, guest, socket.headers().get(HttpHeaders.AUTHORIZATION)));
  }

  private Problem noRoom(Guest guest, long waitMs) {
    long retryAfterMs = realtime.settings().retryAfterMs();
    return waitMs == 0 && guest.isNodeFull()
        ? Problem.unavailable(retryAfterMs)
        : Problem.tooManyRequests(Math.max(waitMs, retryAfterMs));
  }

  private static String authorization(ServerWebSocket socket) {
    return socket.headers().get(HttpHeaders.AUTHORIZATION);
  }
}
