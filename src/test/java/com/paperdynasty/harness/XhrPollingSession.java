package com.paperdynasty.harness;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Predicate;

/** A SockJS session over XHR polling, without a WebSocket, for a test's thread. */
public final class XhrPollingSession {
  private static final int MOST_POLLS = 200;

  private final HttpClient http;
  private final int port;
  private final Map<String, String> headers;
  private final String path = "/realtime/007/" + UUID.randomUUID();
  private final Queue<JsonObject> heard = new ArrayDeque<>();
  private final List<JsonObject> all = new ArrayList<>();

  /** The server's answer to one request. */
  public record Reply(int status, MultiMap headers, String body) {}

  /** A session that is not open yet; the headers are sent with each of its requests. */
  public XhrPollingSession(Vertx vertx, int port, Map<String, String> headers) {
    this.http = vertx.createHttpClient();
    this.port = port;
    this.headers = headers;
  }

  /** Opens it and returns the server's answer: {@code o} and a line break if it succeeds. */
  public Reply open() {
    return post("/xhr", "");
  }

  /** Sends one frame. */
  public Reply send(String event, JsonObject data) {
    JsonObject frame = new JsonObject().put("event", event).put("data", data);
    return post("/xhr_send", new JsonArray().add(frame.encode()).encode());
  }

  /** Polls until a wanted frame comes; frames before it are dropped. */
  public JsonObject await(Predicate<JsonObject> wanted) {
    for (int polls = 0; polls < MOST_POLLS; polls++) {
      for (JsonObject frame = heard.poll(); frame != null; frame = heard.poll()) {
        if (wanted.test(frame)) {
          return frame;
        }
      }
      hear(post("/xhr", "").body());
    }
    throw new AssertionError("the frame did not come");
  }

  private void hear(String body) {
    if (body.startsWith("a")) {
      for (Object message : new JsonArray(body.substring(1).strip())) {
        JsonObject frame = new JsonObject((String) message);
        heard.add(frame);
        all.add(frame);
      }
    } else if (!body.startsWith("h")) {
      throw new AssertionError("not a frame, but " + body);
    }
  }

  /** Waits for an event by its name. */
  public JsonObject await(String event) {
    return await(frame -> event.equals(frame.getString("event")));
  }

  /** All frames received so far, in order. */
  public List<JsonObject> heard() {
    return List.copyOf(all);
  }

  private Reply post(String end, String body) {
    // All on the client's event loop, because a body without a reader is lost.
    return Await.result(
        http.request(HttpMethod.POST, port, "127.0.0.1", path + end)
            .compose(
                request ->
                    withHeaders(request)
                        .send(body)
                        .compose(response -> response.body().map(text -> reply(response, text)))));
  }

  private static Reply reply(HttpClientResponse response, Buffer text) {
    return new Reply(response.statusCode(), response.headers(), text.toString());
  }

  private HttpClientRequest withHeaders(HttpClientRequest request) {
    request.putHeader("Content-Type", "text/plain");
    headers.forEach(request::putHeader);
    return request;
  }
}
