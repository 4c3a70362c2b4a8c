package com.paperdynasty.harness;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The HTTP calls of a running server, for a test's thread. */
public final class RestClient {
  /** The server waits for a while before it answers that it is unavailable. */
  private static final int TRIES = 10;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;

  /** The calls of the server on this port. */
  public RestClient(int port) {
    this("127.0.0.1", port);
  }

  /** The calls of a server on another host. */
  public RestClient(String host, int port) {
    this.base = "http://" + host + ":" + port;
  }

  /** A token for a user, from the development call. */
  public String token(String userId) {
    JsonObject body = new JsonObject().put("user_id", userId).put("name", userId);
    return post("/api/dev/token", null, body).getString("token");
  }

  /**
   * A new public game with sample lineups, whose creator manages both sides or leaves {@code home}
   * to somebody else.
   */
  public String game(String token, String away, String home) {
    return game("sba", token, away, home);
  }

  /** A new public game in a league. */
  public String game(String league, String token, String away, String home) {
    return game(new JsonObject().put("league", league), token, away, home);
  }

  /** A new public game in which both sides are ready before each roll and agree on rulings. */
  public String readyGame(String token, String away, String home) {
    JsonObject options =
        new JsonObject()
            .put("before_roll", "ready")
            .put("plans", "sealed")
            .put("rulings", "agreed");
    return game(new JsonObject().put("league", "sba").put("options", options), token, away, home);
  }

  private String game(JsonObject body, String token, String away, String home) {
    body.put("away", new JsonObject().put("name", "Visitors").put("manager", away))
        .put("home", new JsonObject().put("name", "Locals").put("manager", home));
    return untilAvailable(post("/api/games", token, body.encode())).getString("game_id");
  }

  /** The whole log of a game, read page by page. */
  public List<JsonObject> log(String game, String token) {
    List<JsonObject> log = new ArrayList<>();
    JsonObject page;
    do {
      page = get("/api/games/" + game + "/log?after=" + log.size(), token);
      page.getJsonArray("events").forEach(event -> log.add((JsonObject) event));
    } while (log.size() < page.getLong("last_seq") && !page.getJsonArray("events").isEmpty());
    return log;
  }

  /** The exact texts of the whole log of a game. */
  public List<LoggedEventText> logTexts(String game, String token) {
    List<LoggedEventText> log = new ArrayList<>();
    List<LoggedEventText> page;
    do {
      page = LoggedEventText.ofPage(text("/api/games/" + game + "/log?after=" + log.size(), token));
      log.addAll(page);
    } while (!page.isEmpty());
    return log;
  }

  /**
   * The body of a GET that must succeed, possibly after retries while the service is unavailable.
   */
  public JsonObject get(String path, String token) {
    return untilAvailable(request(path, token).GET());
  }

  /** The body of a GET that must succeed, as text of whatever type. */
  public String text(String path, String token) {
    HttpResponse<String> response = send(request(path, token).GET());
    if (response.statusCode() != 200) {
      throw new AssertionError(response.statusCode() + ": " + response.body());
    }
    return response.body();
  }

  /** Whether a GET is answered with 200; false if there is no answer. */
  public boolean isFine(String path) {
    try {
      return send(request(path, null).GET()).statusCode() == 200;
    } catch (UncheckedIOException nobody) {
      return false;
    }
  }

  /** The answer to a GET, with or without an invitation. */
  public HttpResponse<String> getRaw(String path, String token, @Nullable String invitation) {
    HttpRequest.Builder request = request(path, token).GET();
    return send(invitation == null ? request : request.header("Invitation", invitation));
  }

  /** The answer to a GET of somebody who has the answer with that tag. */
  public HttpResponse<String> getIfChanged(String path, String token, String tag) {
    return send(request(path, token).GET().header("If-None-Match", tag));
  }

  /** The answer to a GET that asks for a type of content. */
  public HttpResponse<String> getAs(String path, String token, String accept) {
    return send(request(path, token).GET().header("Accept", accept));
  }

  /** What a call sends that does not end, until nothing has come for a while. */
  public String streamed(String path, String token, @Nullable String invitation, long quietMs) {
    HttpRequest.Builder request = request(path, token).GET();
    BlockingQueue<String> parts = new LinkedBlockingQueue<>();
    CompletableFuture<?> call =
        http.sendAsync(
            (invitation == null ? request : request.header("Invitation", invitation)).build(),
            BodyHandlers.ofByteArrayConsumer(
                part ->
                    parts.add(
                        part.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse(""))));
    StringBuilder all = new StringBuilder();
    try {
      for (String part = parts.poll(quietMs, TimeUnit.MILLISECONDS);
          part != null;
          part = parts.poll(quietMs, TimeUnit.MILLISECONDS)) {
        all.append(part);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      call.cancel(true);
    }
    return all.toString();
  }

  /** The body of a POST that must succeed. */
  public JsonObject post(String path, String token, JsonObject body) {
    return ok(send(post(path, token, body.encode())));
  }

  /** The answer to a POST of any text. */
  public HttpResponse<String> postRaw(String path, String token, String body) {
    return send(post(path, token, body));
  }

  /** The answer to a DELETE. */
  public HttpResponse<String> deleteRaw(String path, String token) {
    return send(request(path, token).DELETE());
  }

  private HttpRequest.Builder post(String path, String token, String body) {
    return request(path, token)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder request(String path, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** As a client does that is told to try again: a node may just be leaving a dead connection. */
  private JsonObject untilAvailable(HttpRequest.Builder request) {
    HttpResponse<String> response = send(request);
    for (int tries = 1; response.statusCode() == 503 && tries < TRIES; tries++) {
      response = send(request);
    }
    return ok(response);
  }

  private static JsonObject ok(HttpResponse<String> response) {
    if (response.statusCode() / 100 != 2) {
      throw new AssertionError(response.statusCode() + ": " + response.body());
    }
    return new JsonObject(response.body());
  }
}
