package com.paperdynasty.harness;

import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client of the protocol for a test's thread. It waits for answers and keeps every frame that it
 * has received.
 */
public final class GameClient implements AutoCloseable {
  private static final long LONGEST_S = 20;
  private static final int NARROW_BYTES = 8 << 10;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final List<JsonObject> heard = new ArrayList<>();
  private final WebSocketEndpoint webSocketEndpoint;
  private final WebSocketClient web;
  private final WebSocket socket;
  private Integer closeCode;

  private GameClient(WebSocketEndpoint webSocketEndpoint, WebSocketClient web, WebSocket socket) {
    this.webSocketEndpoint = webSocketEndpoint;
    this.web = web;
    this.socket = socket;
  }

  /** Opens a socket and sends nothing. */
  public static GameClient open(Vertx vertx, WebSocketEndpoint webSocketEndpoint, int port) {
    return open(vertx, webSocketEndpoint, port, Map.of());
  }

  /**
   * Opens a socket with an {@code Authorization} header on its handshake.
   *
   * @param authorization null for none
   */
  public static GameClient open(
      Vertx vertx, WebSocketEndpoint webSocketEndpoint, int port, @Nullable String authorization) {
    return open(
        vertx,
        webSocketEndpoint,
        port,
        authorization == null ? Map.of() : Map.of("Authorization", authorization));
  }

  /** Opens a socket with these headers on its handshake. */
  public static GameClient open(
      Vertx vertx, WebSocketEndpoint webSocketEndpoint, int port, Map<String, String> headers) {
    return open(vertx, webSocketEndpoint, "127.0.0.1", port, headers, new WebSocketClientOptions());
  }

  private static GameClient open(
      Vertx vertx,
      WebSocketEndpoint webSocketEndpoint,
      String host,
      int port,
      Map<String, String> headers,
      WebSocketClientOptions options) {
    WebSocketConnectOptions request =
        new WebSocketConnectOptions()
            .setHost(host)
            .setPort(port)
            .setURI(webSocketEndpoint.path())
            .setAllowOriginHeader(headers.containsKey("Origin"));
    headers.forEach(request::addHeader);
    WebSocketClient web =
        vertx.createWebSocketClient(
            options
                .setMaxFrameSize(1 << 20)
                .setMaxMessageSize(1 << 22)
                .setTryUsePerMessageCompression(false));
    ClientWebSocket socket = web.webSocket();
    GameClient client = new GameClient(webSocketEndpoint, web, socket);
    // Set before it is open, because the server may send something at once.
    socket.textMessageHandler(client::take);
    socket.closeHandler(closed -> client.closed(socket.closeStatusCode()));
    Await.result(socket.connect(request));
    return client;
  }

  /** Opens a socket and connects with a token. */
  public static GameClient connect(
      Vertx vertx, WebSocketEndpoint webSocketEndpoint, int port, String token) {
    return connect(vertx, webSocketEndpoint, "127.0.0.1", port, token);
  }

  /** Opens a socket to a server on another host and connects with a token. */
  public static GameClient connect(
      Vertx vertx, WebSocketEndpoint webSocketEndpoint, String host, int port, String token) {
    return open(vertx, webSocketEndpoint, host, port, Map.of(), new WebSocketClientOptions())
        .as(token);
  }

  /** Opens a socket with a small receive buffer, so that unread data soon waits at the server. */
  public static GameClient connectNarrowly(
      Vertx vertx, WebSocketEndpoint webSocketEndpoint, int port, String token) {
    WebSocketClientOptions narrow = new WebSocketClientOptions();
    narrow.setReceiveBufferSize(NARROW_BYTES);
    return open(vertx, webSocketEndpoint, "127.0.0.1", port, Map.of(), narrow).as(token);
  }

  /** Connects with a token and returns the server's close code, or 0 if it accepts the token. */
  public static int closeCodeOnConnect(Vertx vertx, String host, int port, String token) {
    try (GameClient client =
        open(vertx, WebSocketEndpoint.PLAIN, host, port, Map.of(), new WebSocketClientOptions())) {
      client.send("connect", new JsonObject().put("token", token), UUID.randomUUID().toString());
      return client
              .awaitUnlessClosed(0, frame -> "connected".equals(frame.getString("event")))
              .isPresent()
          ? 0
          : client.awaitClose();
    }
  }

  private GameClient as(String token) {
    JsonObject answer = ask("connect", new JsonObject().put("token", token));
    if (!"connected".equals(answer.getString("event"))) {
      throw new AssertionError("not connected: " + answer);
    }
    return this;
  }

  private void take(String message) {
    lock.lock();
    try {
      webSocketEndpoint.unpack(message).forEach(frame -> heard.add(new JsonObject(frame)));
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void closed(Short code) {
    lock.lock();
    try {
      closeCode = code == null ? 1006 : code.intValue();
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Sends any text as one message. */
  public void sendRaw(String text) {
    socket.writeTextMessage(webSocketEndpoint.pack(text));
  }

  /** Sends a frame and waits for the frame that answers it. */
  public JsonObject ask(String event, JsonObject data) {
    return ask(event, data, UUID.randomUUID().toString());
  }

  /** Sends a frame under an id of the caller's and waits for the first frame that answers it. */
  public JsonObject ask(String event, JsonObject data, String id) {
    int from = count();
    send(event, data, id);
    return await(from, frame -> id.equals(frame.getString("reply_to")));
  }

  /** Sends a frame and does not wait. */
  public void send(String event, JsonObject data, String id) {
    sendRaw(new JsonObject().put("event", event).put("data", data).put("id", id).encode());
  }

  /**
   * Waits for the frame that answers a command, ignoring {@code outcome_accepted}, which promises
   * nothing.
   */
  public JsonObject command(String event, JsonObject data) {
    String id = UUID.randomUUID().toString();
    int from = count();
    send(event, data, id);
    return await(from, frame -> answers(frame, id));
  }

  /** Sends a command and waits for its answer; empty if the server closes the connection. */
  public Optional<JsonObject> commandUnlessClosed(String event, JsonObject data) {
    if (isClosed()) {
      return Optional.empty();
    }
    String id = UUID.randomUUID().toString();
    int from = count();
    send(event, data, id);
    return awaitUnlessClosed(from, frame -> answers(frame, id));
  }

  private static boolean answers(JsonObject frame, String id) {
    return id.equals(frame.getString("reply_to"))
        && !"outcome_accepted".equals(frame.getString("event"));
  }

  /** Waits for a frame, among those already received or to come. */
  public JsonObject await(Predicate<JsonObject> wanted) {
    return await(0, wanted);
  }

  /** Waits for an event by its name. */
  public JsonObject await(String event) {
    return await(0, frame -> event.equals(frame.getString("event")));
  }

  /** Waits for a frame at or after a position in the received frames. */
  public JsonObject await(int from, Predicate<JsonObject> wanted) {
    return waitFor(
        () -> heard.stream().skip(from).filter(wanted).findFirst().orElse(null),
        () -> "the frame did not come; received since: " + heard.subList(from, heard.size()));
  }

  /**
   * Waits for a frame at or after a position in the received frames; empty if the socket closes
   * before.
   */
  public Optional<JsonObject> awaitUnlessClosed(int from, Predicate<JsonObject> wanted) {
    return waitFor(
        () -> {
          Optional<JsonObject> frame = heard.stream().skip(from).filter(wanted).findFirst();
          return frame.isPresent() || closeCode != null ? frame : null;
        },
        () -> "neither frame nor close; received since: " + heard.subList(from, heard.size()));
  }

  /** Waits until the server has closed the socket, and returns the close code. */
  public int awaitClose() {
    return waitFor(() -> closeCode, () -> "the socket was not closed; received: " + heard);
  }

  private <T> T waitFor(Supplier<T> there, Supplier<String> complaint) {
    long left = TimeUnit.SECONDS.toNanos(LONGEST_S);
    lock.lock();
    try {
      while (true) {
        T found = there.get();
        if (found != null) {
          return found;
        }
        if (left <= 0) {
          throw new AssertionError(complaint.get());
        }
        left = news.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      lock.unlock();
    }
  }

  /** All frames received so far, in order. */
  public List<JsonObject> heard() {
    lock.lock();
    try {
      return List.copyOf(heard);
    } finally {
      lock.unlock();
    }
  }

  /** The logged events received so far. */
  public List<JsonObject> logged() {
    return heard().stream().filter(frame -> frame.containsKey("seq")).toList();
  }

  /** How many frames were received so far. */
  public int count() {
    return heard().size();
  }

  /** Whether the server or this client has closed the socket. */
  public boolean isClosed() {
    lock.lock();
    try {
      return closeCode != null;
    } finally {
      lock.unlock();
    }
  }

  /** The socket itself, for tests that stop reading from it. */
  public WebSocket socket() {
    return socket;
  }

  @Override
  public void close() {
    Await.result(web.close());
  }
}
