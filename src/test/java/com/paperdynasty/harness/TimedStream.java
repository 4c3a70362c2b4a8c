package com.paperdynasty.harness;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Server-sent events of a game, each with the time at which it came. */
public final class TimedStream {
  private static final Pattern EVENT =
      Pattern.compile("id: (?<id>\\d+)\nevent: \\w+\ndata: (?<data>.*)");

  private final List<Event> events = new CopyOnWriteArrayList<>();

  private TimedStream() {}

  /** An event as it came. */
  public record Event(long seq, JsonObject data, Instant cameAt) {}

  /** Follows a stream without a token, until its Vert.x is closed. */
  public static TimedStream follow(Vertx vertx, int port, String path) {
    TimedStream stream = new TimedStream();
    Await.result(
        vertx
            .createHttpClient()
            .request(HttpMethod.GET, port, "127.0.0.1", path)
            .compose(HttpClientRequest::send)
            .onSuccess(
                response ->
                    RecordParser.newDelimited("\n\n", response)
                        .handler(part -> stream.onPart(part.toString()))));
    return stream;
  }

  private void onPart(String part) {
    Matcher event = EVENT.matcher(part);
    if (event.matches()) {
      events.add(
          new Event(
              Long.parseLong(event.group("id")),
              new JsonObject(event.group("data")),
              Instant.now()));
    }
  }

  /** The events so far. */
  public List<Event> events() {
    return List.copyOf(events);
  }
}
