package com.paperdynasty.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.http.page.EntityTag;
import com.paperdynasty.http.problem.ProblemException;
import com.paperdynasty.limits.ClientQuota;
import com.paperdynasty.lobby.LobbyReply;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Writes the replies of services as HTTP responses. */
final class Responses {
  /** A browser keeps it for its user, and asks each time whether it still may have it. */
  private static final String PRIVATE = "private, no-cache";

  private Responses() {}

  /** Sends a value as JSON, or the problem. */
  static <T> void sendJson(
      RoutingContext context,
      int status,
      Future<LobbyReply<T>> reply,
      Function<T, ObjectNode> json) {
    sendJson(context, value -> status, reply, json);
  }

  /** Sends a value as JSON with the status that it has, or the problem. */
  static <T> void sendJson(
      RoutingContext context,
      ToIntFunction<T> status,
      Future<LobbyReply<T>> reply,
      Function<T, ObjectNode> json) {
    sendOrFail(context, reply, value -> send(context, status.applyAsInt(value), json.apply(value)));
  }

  /**
   * Sends a value as JSON with a tag, or 304 if the client names the same tag, or the problem. A
   * client that asks again and again keeps the value itself.
   */
  static <T> void sendIfChanged(
      RoutingContext context, Future<LobbyReply<T>> reply, Function<T, ObjectNode> json) {
    sendOrFail(
        context,
        reply,
        value -> {
          String text = json.apply(value).toString();
          EntityTag tag = EntityTag.of(text);
          context.response().putHeader(HttpHeaders.ETAG, tag.text());
          if (tag.isNamedIn(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            context.response().setStatusCode(304).end();
          } else {
            send(context, 200, "application/json", text);
          }
        });
  }

  /**
   * Sends JSON that the client may keep for its user, or 304 where it has it, or the problem. The
   * client asks each time whether it still may have it.
   *
   * @param text null if the client has named the tag
   */
  static <T> void sendKept(
      RoutingContext context,
      Future<LobbyReply<T>> reply,
      Function<T, EntityTag> tag,
      Function<T, @Nullable String> text) {
    sendOrFail(
        context,
        reply,
        value -> {
          HttpServerResponse response = context.response();
          String body = text.apply(value);
          response.putHeader(HttpHeaders.ETAG, tag.apply(value).text());
          if (body == null) {
            response.putHeader(HttpHeaders.CACHE_CONTROL, PRIVATE).setStatusCode(304).end();
          } else {
            send(context, 200, "application/json", body, PRIVATE);
          }
        });
  }

  /** Sends text of that media type, or the problem. */
  static void sendText(RoutingContext context, String type, Future<LobbyReply<String>> reply) {
    sendOrFail(context, reply, text -> send(context, 200, type, text));
  }

  /** Sends 204 without a body, or the problem. */
  static <T> void sendNoContent(RoutingContext context, Future<LobbyReply<T>> reply) {
    sendOrFail(context, reply, done -> context.response().setStatusCode(204).end());
  }

  private static <T> void sendOrFail(
      RoutingContext context, Future<LobbyReply<T>> reply, Consumer<T> send) {
    ClientQuota.of(context).onCallWork(reply);
    reply
        .onSuccess(
            known ->
                known
                    .<Runnable>match(
                        value -> () -> send.accept(value),
                        problem -> () -> context.fail(new ProblemException(problem)))
                    .run())
        .onFailure(context::fail);
  }

  /** Sends JSON that must not be cached: it is for this user at this moment. */
  static void send(RoutingContext context, int status, ObjectNode json) {
    send(context, status, "application/json", json.toString());
  }

  private static void send(RoutingContext context, int status, String type, String text) {
    send(context, status, type, text, "no-store");
  }

  private static void send(
      RoutingContext context, int status, String type, String text, String kept) {
    HttpServerResponse response = context.response().setStatusCode(status);
    response.putHeader(HttpHeaders.CONTENT_TYPE, type);
    response.putHeader(HttpHeaders.CACHE_CONTROL, kept);
    if (HttpMethod.HEAD.equals(context.request().method())) {
      int length = text.getBytes(StandardCharsets.UTF_8).length;
      response.putHeader(HttpHeaders.CONTENT_LENGTH, "" + length).end();
    } else {
      response.end(text);
    }
  }
}
