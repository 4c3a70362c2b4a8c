package com.paperdynasty.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.lobby.Reply;
import com.paperdynasty.realtime.limits.Guest;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Function;

/** Writes what another room answered. */
final class Answers {
  private Answers() {}

  /** Sends a value as JSON, or why it is missing. */
  static <T> void of(
      RoutingContext context, int status, Future<Reply<T>> reply, Function<T, ObjectNode> json) {
    of(context, reply, value -> send(context, status, json.apply(value)));
  }

  /** Sends what is text of that type already, or why it is missing. */
  static void text(RoutingContext context, String type, Future<Reply<String>> reply) {
    of(context, reply, text -> send(context, 200, type, text));
  }

  /** Says that it was done, with no body, or why not. */
  static <T> void done(RoutingContext context, Future<Reply<T>> reply) {
    of(context, reply, done -> context.response().setStatusCode(204).end());
  }

  private static <T> void of(RoutingContext context, Future<Reply<T>> reply, Consumer<T> send) {
    Guest.of(context).callIsWorkedOn(reply);
    reply
        .onSuccess(
            known ->
                known
                    .<Runnable>match(
                        value -> () -> send.accept(value),
                        problem -> () -> context.fail(new Refused(problem)))
                    .run())
        .onFailure(context::fail);
  }

  /** Sends JSON. What it says is the bearer's alone, and old a moment later. */
  static void send(RoutingContext context, int status, ObjectNode json) {
    send(context, status, "application/json", json.toString());
  }

  private static void send(RoutingContext context, int status, String type, String text) {
    HttpServerResponse response = context.response().setStatusCode(status);
    response.putHeader(HttpHeaders.CONTENT_TYPE, type);
    response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (HttpMethod.HEAD.equals(context.request().method())) {
      int length = text.getBytes(StandardCharsets.UTF_8).length;
      response.putHeader(HttpHeaders.CONTENT_LENGTH, "" + length).end();
    } else {
      response.end(text);
    }
  }
}
