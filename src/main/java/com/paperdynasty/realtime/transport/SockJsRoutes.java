package com.paperdynasty.realtime.transport;

import com.paperdynasty.limits.ClientQuota;
import com.paperdynasty.limits.LimitCategory;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.server.ServerFrames;
import com.paperdynasty.realtime.connection.CloseCode;
import com.paperdynasty.realtime.connection.RealtimeSettings;
import com.paperdynasty.realtime.connection.Transport;
import com.paperdynasty.realtime.room.OutboundFrame;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The routes of SockJS over HTTP, for clients that cannot open a WebSocket.
 *
 * <p>vertx-web's handler is not used, because it closes the TCP connection after each response
 * without announcing it, which breaks clients and proxies that keep connections (<a
 * href="https://github.com/vert-x3/vertx-web/issues/2862">vertx-web 2862</a>), treats any client
 * that knows a session's id as its owner, and cannot send a close code.
 */
final class SockJsRoutes {
  /** No semicolon: it would end the path of the session's cookie, and begin an attribute. */
  private static final String SESSION = "/[^/.;]+/(?<session>[^/.;]+)/";

  private final Vertx vertx;
  private final Transport.Acceptor acceptor;
  private final RealtimeSettings settings;
  private final SockJsSessions sessions;
  private final long maxBytes;
  private final Router router;
  private final SockJsPageRoutes pages;

  /**
   * Creates the routes for this router.
   *
   * @param maxBytes the size of a request's body; a larger one is refused
   */
  SockJsRoutes(
      Vertx vertx,
      Transport.Acceptor acceptor,
      RealtimeSettings settings,
      SockJsSessions sessions,
      long maxBytes,
      Router router) {
    this.vertx = vertx;
    this.acceptor = acceptor;
    this.settings = settings;
    this.sessions = sessions;
    this.maxBytes = maxBytes;
    this.router = router;
    this.pages = new SockJsPageRoutes(router);
  }

  /** Adds the routes. */
  void add() {
    router.post("/*").handler(BodyHandler.create(false).setBodyLimit(maxBytes));
    pages.add();
    for (SockJsHttpFraming transport : SockJsHttpFraming.values()) {
      String path = SESSION + transport.path();
      router
          .routeWithRegex(transport.method(), path)
          .handler(context -> receive(context, transport));
      if (transport.method().equals(HttpMethod.GET)) {
        router
            .routeWithRegex(HttpMethod.HEAD, path)
            .handler(context -> headers(context, transport).end());
      }
      pages.allow(path, transport.method());
    }
    sendRoute(
        "xhr_send", SockJsBody::text, context -> SockJsPageRoutes.noContent(context.response()));
    sendRoute(
        "jsonp_send",
        SockJsBody::formText,
        context -> SockJsPageRoutes.send(context, SockJsPageRoutes.PLAIN, "ok"));
  }

  private static HttpServerResponse headers(RoutingContext context, SockJsHttpFraming transport) {
    HttpServerResponse response = context.response();
    response.putHeader(HttpHeaders.CONTENT_TYPE, transport.contentType());
    response.putHeader(HttpHeaders.CACHE_CONTROL, SockJsPageRoutes.NO_STORE);
    if (transport.streams()) {
      // nginx would hold back frames until they fill a buffer.
      response.putHeader("X-Accel-Buffering", "no");
      if (context.request().version() == HttpVersion.HTTP_1_0) {
        // HTTP/1.0 has no chunks: only the end of the connection ends the response.
        response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      } else {
        response.setChunked(true);
      }
    }
    return response;
  }

  /** A client asks for frames. The first such request opens the session. */
  private void receive(RoutingContext context, SockJsHttpFraming transport) {
    String callback = transport.needsCallback() ? callback(context) : "";
    if (callback == null) {
      return;
    }
    String network = ClientQuota.of(context).address().network();
    String id = context.pathParam("session");
    SockJsFallbackTransport known = sessions.find(id);
    if (known == null) {
      SockJsFallbackTransport opened =
          new SockJsFallbackTransport(
              id, new SockJsSessionOwner(network), sessions, settings, vertx);
      known = sessions.add(opened);
      if (known == null) {
        open(context, transport, callback, opened);
        return;
      }
      opened.abort();
    }
    if (known.owner().checkSender(context.request(), network)) {
      SockJsFallbackTransport session = known;
      SockJsResponse sockJsResponse = responseOf(context, transport, callback, session);
      session.run(() -> session.attach(sockJsResponse));
    } else {
      context.fail(404);
    }
  }

  private static @Nullable String callback(RoutingContext context) {
    HttpServerRequest request = context.request();
    String name = Optional.ofNullable(request.getParam("c")).orElse(request.getParam("callback"));
    if (name != null && SockJsHttpFraming.isCallback(name)) {
      return name;
    }
    context.response().setStatusCode(500);
    SockJsPageRoutes.send(
        context,
        SockJsPageRoutes.PLAIN,
        name == null ? "\"callback\" parameter required\n" : "invalid \"callback\" parameter\n");
    return null;
  }

  private void open(
      RoutingContext context,
      SockJsHttpFraming transport,
      String callback,
      SockJsFallbackTransport session) {
    String path = context.request().path();
    String cookie =
        session
            .owner()
            .cookie(
                path.substring(0, path.lastIndexOf('/') + 1),
                Optional.ofNullable(context.request().getHeader(HttpHeaders.ORIGIN))
                    .filter(origin -> origin.startsWith("https:"))
                    .isPresent());
    context.response().putHeader(HttpHeaders.SET_COOKIE, cookie);
    session.attach(responseOf(context, transport, callback, session));
    ClientQuota clientQuota = ClientQuota.of(context);
    long waitMs = clientQuota.take(LimitCategory.HANDSHAKE);
    if (waitMs > 0 || !clientQuota.openConnection()) {
      session.send(
          new OutboundFrame(ServerFrames.error(connectionRefusal(clientQuota, waitMs), null)));
      session.close(CloseCode.FLOOD);
      return;
    }
    String authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
    session.listen(acceptor.accept(session, clientQuota, authorization));
  }

  private Problem connectionRefusal(ClientQuota clientQuota, long waitMs) {
    long retryAfterMs = settings.retryAfterMs();
    return waitMs == 0 && clientQuota.isNodeFull()
        ? Problem.unavailable(retryAfterMs)
        : Problem.tooManyRequests(Math.max(waitMs, retryAfterMs));
  }

  private SockJsResponse responseOf(
      RoutingContext context,
      SockJsHttpFraming transport,
      String callback,
      SockJsFallbackTransport session) {
    HttpServerResponse response = headers(context, transport);
    SockJsResponse sockJsResponse =
        new SockJsResponse(
            transport,
            callback,
            settings.streamBytes(),
            response,
            () -> context.request().connection().close(),
            vertx.getOrCreateContext());
    response.closeHandler(gone -> session.run(() -> session.onResponseClosed(sockJsResponse)));
    return sockJsResponse;
  }

  /** Adds a route to which clients post messages. */
  private void sendRoute(
      String name,
      Function<RoutingContext, @Nullable String> payload,
      Handler<RoutingContext> acknowledgement) {
    router
        .routeWithRegex(HttpMethod.POST, SESSION + name)
        .handler(context -> receiveMessages(context, payload, acknowledgement));
    pages.allow(SESSION + name, HttpMethod.POST);
  }

  private void receiveMessages(
      RoutingContext context,
      Function<RoutingContext, @Nullable String> payload,
      Handler<RoutingContext> acknowledgement) {
    SockJsFallbackTransport session = sessions.find(context.pathParam("session"));
    String network = ClientQuota.of(context).address().network();
    if (session == null || !session.owner().checkSender(context.request(), network)) {
      context.fail(404);
      return;
    }
    String text = payload.apply(context);
    Optional<List<String>> messages = text == null ? Optional.empty() : SockJsFrames.messages(text);
    if (messages.isEmpty()) {
      context.response().setStatusCode(500);
      SockJsPageRoutes.send(
          context,
          SockJsPageRoutes.PLAIN,
          text != null && text.isEmpty() ? "Payload expected." : "Broken JSON encoding.");
      return;
    }
    Context here = vertx.getOrCreateContext();
    session.run(
        () -> {
          boolean accepted = session.onMessages(messages.get());
          here.runOnContext(answer -> acknowledge(context, accepted, acknowledgement));
        });
  }

  private static void acknowledge(
      RoutingContext context, boolean accepted, Handler<RoutingContext> acknowledgement) {
    if (context.response().closed()) {
      return;
    }
    if (accepted) {
      context.response().putHeader(HttpHeaders.CONTENT_TYPE, SockJsPageRoutes.PLAIN);
      context.response().putHeader(HttpHeaders.CACHE_CONTROL, SockJsPageRoutes.NO_STORE);
      acknowledgement.handle(context);
    } else {
      context.fail(404);
    }
  }
}
