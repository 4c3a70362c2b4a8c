package com.paperdynasty.chaos;

import com.paperdynasty.harness.LoggedEventText;
import com.paperdynasty.harness.RawWebSocket;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * One client on its own thread, over as many connections as it takes. It remembers what it has
 * received, reconnects with the last seq, and sends a command again under its id until it is
 * answered.
 */
final class ChaosClient implements Callable<ClientTrace> {
  private static final int[] RECEIVE_BYTES = {64 << 10, 256 << 10};
  private static final String ANSWER = "from command to answer";
  private static final long OLD_TOKEN_S = -120;
  private static final long RETRY_MS = 500;
  private static final long ANSWER_MS = 10_000;
  private static final long LISTEN_MS = 200;
  private static final long CALM_MS = 5_000;

  /** The server itself gives up before this time. */
  private static final long LET_IN_MS = 25_000;

  private final ChaosRun chaosRun;
  private final String game;
  private final String user;
  private final ClientRole clientRole;
  private final Random random;
  private final ClientTrace clientTrace;
  private final Map<String, Long> entering = new HashMap<>();
  private final MisbehavingClient trouble;
  private RawWebSocket socket;
  private ChaosCommand awaited;
  private ChaosCommand answered;
  private long askedAtMs;
  private long sendAgainAtMs;
  private long nextCommandAtMs;
  private boolean renews;
  private boolean joined;
  private String joining;
  private boolean settled;
  private long told;

  ChaosClient(
      ChaosRun chaosRun,
      String game,
      String user,
      String name,
      ClientRole clientRole,
      Random random) {
    this.chaosRun = chaosRun;
    this.game = game;
    this.user = user;
    this.clientRole = clientRole;
    this.random = random;
    this.clientTrace = new ClientTrace(name);
    this.trouble = new MisbehavingClient(this, chaosRun, random);
  }

  @Override
  public ClientTrace call() {
    while (!isThrough()) {
      try {
        session();
      } catch (IOException notLetIn) {
        chaosRun.eventCounter().add("not let in");
        chaosRun.pass(RETRY_MS);
      }
      settle();
    }
    return clientTrace;
  }

  /** What the client has received of its game. */
  ClientTrace clientTrace() {
    return clientTrace;
  }

  private boolean isThrough() {
    return awaited == null && chaosRun.isAll(game, clientTrace.reached());
  }

  /** Once its last command is answered the others need not wait for it. */
  private void settle() {
    if (!settled && !chaosRun.isPlaying() && awaited == null) {
      settled = true;
      chaosRun.onSettled();
    }
  }

  private void session() throws IOException {
    WebSocketEndpoint webSocketEndpoint =
        random.nextBoolean() ? WebSocketEndpoint.PLAIN : WebSocketEndpoint.SOCKJS;
    try (RawWebSocket line =
        RawWebSocket.open(
            chaosRun.address(random),
            webSocketEndpoint,
            RECEIVE_BYTES[random.nextInt(2)],
            "Accept: */*")) {
      socket = line;
      chaosRun.eventCounter().add("sessions");
      entering.clear();
      clientTrace.leaveRoom();
      joined = false;
      renews = random.nextInt(3) > 0;
      send("connect", new JsonObject().put("token", token()));
      join();
      if (awaited != null) {
        command(awaited);
      }
      exchange();
      clientTrace.leaveRoom();
      chaosRun.eventCounter().add("closed " + line.closeCode());
    }
    if (!joined) {
      chaosRun.pass(RETRY_MS);
    }
  }

  private String token() {
    boolean old = trouble.comesWithAnOldToken();
    int longestS = chaosRun.tokenS();
    return chaosRun.token(user, old ? OLD_TOKEN_S : longestS / 8 + random.nextInt(longestS));
  }

  private void exchange() {
    long cameAtMs = now();
    ServerLiveness serverLiveness = new ServerLiveness();
    trouble.calmDown();
    while (!socket.isClosed()) {
      Optional<String> frame = socket.hear(Math.max(1, Math.min(LISTEN_MS, untilNextCommand())));
      if (frame.isPresent()) {
        take(frame.get());
        serverLiveness.heard();
      } else if (serverLiveness.isGone()) {
        chaosRun.eventCounter().add("silence");
        return;
      } else if (serverLiveness.beats()) {
        send("heartbeat", new JsonObject());
      }
      if (!joined && now() - cameAtMs > LET_IN_MS) {
        clientTrace.fault("neither joined the room nor was told why");
        return;
      }
      settle();
      if (isThrough()) {
        send("disconnect", new JsonObject());
        socket.hear(CALM_MS);
        return;
      }
      act();
    }
  }

  private long untilNextCommand() {
    if (awaited != null) {
      return sendAgainAtMs - now();
    }
    return joined && chaosRun.isPlaying() ? nextCommandAtMs - now() : LISTEN_MS;
  }

  private void act() {
    if (awaited != null && now() >= sendAgainAtMs) {
      command(awaited);
    } else if (awaited == null && joined && chaosRun.isPlaying() && now() >= nextCommandAtMs) {
      nextCommandAtMs = now() + 1 + random.nextInt(2 * clientRole.thinkMs());
      clientRole.next().ifPresent(this::command);
    }
    if (joined && chaosRun.isWild()) {
      trouble.make();
    }
  }

  /** Sends a command and from now on waits for its answer, on whichever connection it comes. */
  void command(ChaosCommand chaosCommand) {
    intend(chaosCommand);
    socket.send(chaosCommand.frame());
  }

  /** From now on waits for the answer to a command that may not even have been sent. */
  void intend(ChaosCommand chaosCommand) {
    if (!chaosCommand.equals(awaited)) {
      askedAtMs = now();
    }
    awaited = chaosCommand;
    sendAgainAtMs = now() + ANSWER_MS;
    clientTrace.recordCommand(chaosCommand.id(), chaosCommand.event());
  }

  /** The command that the client would send next. */
  Optional<ChaosCommand> nextCommand() {
    return awaited == null ? clientRole.next() : Optional.of(awaited);
  }

  /** A command of the client that was answered before. */
  Optional<ChaosCommand> oldCommand() {
    return Optional.ofNullable(answered);
  }

  RawWebSocket socket() {
    return socket;
  }

  void join() {
    JsonObject data = about().put("role", clientRole.role()).put("last_seq", clientTrace.reached());
    long at = clientTrace.reached();
    joining = send("join_game", data);
    entering.put(joining, at);
  }

  void leave() {
    send("leave_game", about());
  }

  /** Asks for the last events again. */
  void lookBack(int events) {
    long from = Math.max(0, clientTrace.reached() - events);
    entering.put(send("request_game_state", about().put("last_seq", from)), from);
  }

  private JsonObject about() {
    return new JsonObject().put("game_id", game);
  }

  String send(String event, JsonObject data) {
    String id = UUID.randomUUID().toString();
    socket.send(ChaosCommand.frame(event, data, id));
    return id;
  }

  private void take(String text) {
    JsonObject frame = new JsonObject(text);
    if (frame.containsKey("seq")) {
      take(LoggedEventText.ofFrame(text));
      return;
    }
    JsonObject data = frame.getJsonObject("data");
    String replyTo = frame.getString("reply_to", "");
    switch (frame.getString("event")) {
      case "game_joined", "game_state_sync" -> {
        clientTrace.positionAt(entering.remove(replyTo));
        joined = true;
      }
      case "game_left" -> clientTrace.leaveRoom();
      case "token_expiring" -> renew();
      case "outcome_rejected" -> refused(replyTo);
      case "error" -> error(data, replyTo);
      default -> {}
    }
  }

  private void take(LoggedEventText event) {
    clientTrace.record(event);
    if (awaited != null && awaited.id().equals(event.replyTo())) {
      chaosRun.eventCounter().took(ANSWER, now() - askedAtMs);
      answered = awaited;
      awaited = null;
      chaosRun.eventCounter().add(event.event());
    }
    while (told < clientTrace.reached()) {
      JsonObject next = new JsonObject(clientTrace.text(++told));
      clientRole.sees(told, next.getString("event"), next.getJsonObject("data"));
    }
  }

  private void renew() {
    if (renews) {
      send(
          "refresh_token",
          new JsonObject().put("token", chaosRun.token(user, 5 + chaosRun.tokenS())));
    }
  }

  private void error(JsonObject data, String replyTo) {
    String code = data.getString("code");
    chaosRun.eventCounter().add("error " + code);
    if (code.equals("conflict") && replyTo.equals(joining)) {
      clientTrace.fault(
          "was told that an event that it has received does not exist: " + data.encode());
    }
    switch (code) {
      case "internal" -> clientTrace.fault("got an internal error: " + data.encode());
      case "rate_limited", "unavailable", "unauthorized" -> {
        if (awaited != null && awaited.id().equals(replyTo)) {
          sendAgainAtMs = now() + data.getLong("retry_after_ms", RETRY_MS);
        } else if (replyTo.equals(joining)) {
          socket.close();
        }
      }
      default -> refused(replyTo);
    }
  }

  private void refused(String id) {
    if (awaited != null && awaited.id().equals(id)) {
      clientTrace.recordRefusal(id);
      chaosRun.eventCounter().add("refused " + awaited.event());
      awaited = null;
    }
  }

  private static long now() {
    return System.currentTimeMillis();
  }
}
