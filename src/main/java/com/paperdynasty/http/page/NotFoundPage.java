package com.paperdynasty.http.page;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers a browser that asks for a page where there is nothing with a page. All other clients, and
 * calls of the API, get the problem document of the next handler.
 */
public final class NotFoundPage implements Handler<RoutingContext> {
  private static final String PAGE = "web/not-found.html";
  private static final String API = "/api/";

  private final Buffer page = StaticFile.load(PAGE).orElseThrow().content();

  @Override
  public void handle(RoutingContext context) {
    if (context.statusCode() == 404 && !context.response().headWritten() && isForAPerson(context)) {
      send(context.request().method(), context.response());
    } else {
      context.next();
    }
  }

  private static boolean isForAPerson(RoutingContext context) {
    HttpMethod method = context.request().method();
    String accept = context.request().getHeader(HttpHeaders.ACCEPT);
    return (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))
        && accept != null
        && accept.contains("text/html")
        && !context.normalizedPath().startsWith(API);
  }

  private void send(HttpMethod method, HttpServerResponse response) {
    response
        .setStatusCode(404)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8");
    if (method.equals(HttpMethod.HEAD)) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, "" + page.length()).end();
    } else {
      response.end(page);
    }
  }
}
