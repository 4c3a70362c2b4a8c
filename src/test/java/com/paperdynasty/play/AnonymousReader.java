package com.paperdynasty.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.WebSocketEndpoint;
import com.paperdynasty.harness.XhrPollingSession;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Somebody without an account, who asks for everything that there is about a game: over each
 * transport, as a stream, by every call of the OpenAPI document, as pages, and in lists.
 */
final class AnonymousReader implements AutoCloseable {
  /** After so long without an event a stream has sent all that there is. */
  private static final long QUIET_MS = 500;

  private static final Set<String> NOT_TRIED =
      Set.of("connect", "disconnect", "leave_game", "refresh_token", "join_game");

  private final String game;
  private final RestClient restClient;
  private final Map<String, GameClient> clients = new LinkedHashMap<>();
  private final Vertx vertx;
  private final int port;

  /** Comes into the room of a public game, and tries every command there. */
  AnonymousReader(Vertx vertx, int port, String game) {
    this.vertx = vertx;
    this.port = port;
    this.game = game;
    this.restClient = new RestClient(port);
    for (WebSocketEndpoint endpoint : WebSocketEndpoint.values()) {
      GameClient client = GameClient.open(vertx, endpoint, port);
      clients.put("the socket " + endpoint, client);
      client.ask("connect", new JsonObject());
      JsonObject joined = client.ask("join_game", asSpectator());
      assertThat(joined.getString("event")).as("%s", joined).isEqualTo("game_joined");
      for (String command : ServedDocuments.commands()) {
        if (!NOT_TRIED.contains(command)) {
          client.ask(command, about().put("last_seq", 0).put("channel", "team").put("text", "a"));
        }
      }
    }
  }

  private JsonObject about() {
    return new JsonObject().put("game_id", game);
  }

  private JsonObject asSpectator() {
    return about().put("role", "spectator").put("last_seq", 0);
  }

  /** All frames of each socket, up to the event with this number. */
  Map<String, String> frames(long seq) {
    Map<String, String> all = new LinkedHashMap<>();
    clients.forEach(
        (transport, client) -> {
          client.await(frame -> frame.getLong("seq", 0L) == seq);
          all.put(transport, texts(client.heard()));
        });
    return all;
  }

  private String polled(long seq) {
    XhrPollingSession polling = new XhrPollingSession(vertx, port, Map.of());
    polling.open();
    polling.send("connect", new JsonObject());
    polling.send("join_game", asSpectator());
    polling.await(frame -> frame.getLong("seq", 0L) == seq);
    return texts(polling.heard());
  }

  /**
   * What they have been sent and are answered, by where it comes from.
   *
   * @param seq the number of the last event
   * @param secretGame a game that they may not see, of which they ask for the same
   * @param words what they look for in lists
   */
  Map<String, String> everything(long seq, String secretGame, List<String> words) {
    Map<String, String> all = frames(seq);
    all.put("polling", polled(seq));
    int answered = 0;
    for (String of : List.of(game, secretGame)) {
      for (String path : paths(of)) {
        HttpResponse<String> answer = restClient.getRaw(path, null, null);
        answered += answer.statusCode() == 200 ? 1 : 0;
        all.put(path, withHeaders(answer));
      }
      all.put("the offer of " + of, withHeaders(offer(of)));
    }
    String stream = "/stream?last_seq=0";
    all.put("the stream", restClient.streamed("/api/games/" + game + stream, null, null, QUIET_MS));
    HttpResponse<String> refused =
        restClient.getRaw("/api/games/" + secretGame + stream, null, null);
    assertThat(refused.statusCode()).isEqualTo(404);
    all.put("the stream of " + secretGame, withHeaders(refused));
    for (String word : words) {
      String path = "/api/games?q=" + word;
      all.put(path, withHeaders(restClient.getRaw(path, null, null)));
    }
    String scorebook = "/api/games/" + game + "/scorebook";
    all.put("the scorebook as a table", withHeaders(restClient.getAs(scorebook, null, "text/csv")));
    assertThat(answered).as("calls that anybody may make").isGreaterThan(20);
    return all;
  }

  /** Every path that is read, with the queries of lists. */
  private static List<String> paths(String game) {
    List<String> paths =
        ServedDocuments.calls().stream()
            .filter(call -> call.startsWith("GET ") && !call.endsWith("/stream"))
            .map(call -> call.substring("GET ".length()))
            .map(path -> path.replace("{id}", game).replace("{hash}", "0".repeat(64)))
            .collect(Collectors.toList());
    for (String page : List.of("/game/", "/embed/", "/overlay/")) {
      paths.add(page + game);
    }
    for (String query :
        List.of(
            "status=waiting",
            "status=in_progress",
            "status=completed",
            "status=unfinished",
            "seats=open",
            "mine=true",
            "ref=hushed",
            "limit=200")) {
      paths.add("/api/games?" + query);
    }
    for (String channel : List.of("game", "team", "spectators", "direct")) {
      paths.add("/api/games/" + game + "/messages?channel=" + channel);
    }
    return paths;
  }

  private HttpResponse<String> offer(String of) {
    String body = new JsonObject().put("invitation", "0".repeat(32)).encode();
    return restClient.postRaw("/api/games/" + of + "/offer", null, body);
  }

  private static String texts(List<JsonObject> frames) {
    return frames.stream().map(JsonObject::encode).collect(Collectors.joining("\n"));
  }

  private static String withHeaders(HttpResponse<String> answer) {
    return answer.headers().map() + "\n" + answer.body();
  }

  @Override
  public void close() {
    clients.values().forEach(GameClient::close);
  }
}
