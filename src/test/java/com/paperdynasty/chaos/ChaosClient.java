package com.paperdynasty.chaos;

import com.paperdynasty.harness.Framing;
import com.paperdynasty.harness.LoggedText;
import com.paperdynasty.harness.RawSocket;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * One client on a thread of his own, over as many connections as it takes. He remembers what he was
 * shown, comes back with the last number of it, and sends a command again, under its id, until it
 * is answered.
 */
final class ChaosClient implements Callable<Diary> {
  private static final int[] RECEIVE_BYTES = {64 << 10, 256 << 10};
  private static final String ANSWER = "from command to answer";
  private static final long OLD_TOKEN_S = -120;
  private static final long RETRY_MS = 500;
  private static final long ANSWER_MS = 10_000;
  private static final long LISTEN_MS = 200;
  private static final long CALM_MS = 5_000;

  /** The server itself gives up before. */
  private static final long LET_IN_MS = 25_000;

  private final Season season;
  private final String game;
  private final String user;
  private final Part part;
  private final Random random;
  private final Diary diary;
  private final Map<String, Long> entering = new HashMap<>();
  private final Troublemaker trouble;
  private RawSocket socket;
  private Command awaited;
  private Command answered;
  private long askedAtMs;
  private long sendAgainAtMs;
  private long nextCommandAtMs;
  private boolean renews;
  private boolean joined;
  private String joining;
  private boolean settled;
  private long told;

  ChaosClient(Season season, String game, String user, String name, Part part, Random random) {
    this.season = season;
    this.game = game;
    this.user = user;
    this.part = part;
    this.random = random;
    this.diary = new Diary(name);
    this.trouble = new Troublemaker(this, season, random);
  }

  @Override
  public Diary call() {
    while (!isThrough()) {
      try {
        session();
      } catch (IOException notLetIn) {
        season.tally().add("not let in");
        season.pass(RETRY_MS);
      }
      settle();
    }
    return diary;
  }

  /** What he has seen of his game. */
  Diary diary() {
    return diary;
  }

  private boolean isThrough() {
    return awaited == null && season.isAll(game, diary.reached());
  }

  /** Once his last command is answered the others need not wait for him. */
  private void settle() {
    if (!settled && !season.isPlaying() && awaited == null) {
      settled = true;
      season.isSettled();
    }
  }

  private void session() throws IOException {
    Framing framing = random.nextBoolean() ? Framing.PLAIN : Framing.SOCKJS;
    try (RawSocket line =
        RawSocket.open(
            season.door(random), framing, RECEIVE_BYTES[random.nextInt(2)], "Accept: */*")) {
      socket = line;
      season.tally().add("sessions");
      entering.clear();
      diary.isOut();
      joined = false;
      renews = random.nextInt(3) > 0;
      send("connect", new JsonObject().put("token", token()));
      join();
      if (awaited != null) {
        command(awaited);
      }
      goOn();
      diary.isOut();
      season.tally().add("closed " + line.closeCode());
    }
    if (!joined) {
      season.pass(RETRY_MS);
    }
  }

  private String token() {
    boolean old = trouble.comesWithAnOldToken();
    int longestS = season.tokenS();
    return season.token(user, old ? OLD_TOKEN_S : longestS / 8 + random.nextInt(longestS));
  }

  private void goOn() {
    long cameAtMs = now();
    Pulse pulse = new Pulse();
    trouble.calmDown();
    while (!socket.isClosed()) {
      Optional<String> frame = socket.hear(Math.max(1, Math.min(LISTEN_MS, untilNextCommand())));
      if (frame.isPresent()) {
        take(frame.get());
        pulse.heard();
      } else if (pulse.isGone()) {
        season.tally().add("silence");
        return;
      } else if (pulse.beats()) {
        send("heartbeat", new JsonObject());
      }
      if (!joined && now() - cameAtMs > LET_IN_MS) {
        diary.fault("was not let into the room, nor told why");
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
    return joined && season.isPlaying() ? nextCommandAtMs - now() : LISTEN_MS;
  }

  private void act() {
    if (awaited != null && now() >= sendAgainAtMs) {
      command(awaited);
    } else if (awaited == null && joined && season.isPlaying() && now() >= nextCommandAtMs) {
      nextCommandAtMs = now() + 1 + random.nextInt(2 * part.thinkMs());
      part.next().ifPresent(this::command);
    }
    if (joined && season.isWild()) {
      trouble.make();
    }
  }

  /** Sends a command and from now on waits for its answer, on whichever connection that comes. */
  void command(Command command) {
    intend(command);
    socket.send(command.frame());
  }

  /** From now on waits for the answer to a command that may not even have been sent. */
  void intend(Command command) {
    if (!command.equals(awaited)) {
      askedAtMs = now();
    }
    awaited = command;
    sendAgainAtMs = now() + ANSWER_MS;
    diary.asks(command.id(), command.event());
  }

  /** What he would do next. */
  Optional<Command> nextCommand() {
    return awaited == null ? part.next() : Optional.of(awaited);
  }

  /** A command of his that was answered before. */
  Optional<Command> oldCommand() {
    return Optional.ofNullable(answered);
  }

  RawSocket socket() {
    return socket;
  }

  void join() {
    JsonObject data = about().put("role", part.role()).put("last_seq", diary.reached());
    long at = diary.reached();
    joining = send("join_game", data);
    entering.put(joining, at);
  }

  void leave() {
    send("leave_game", about());
  }

  /** Asks for the last events again. */
  void lookBack(int events) {
    long from = Math.max(0, diary.reached() - events);
    entering.put(send("request_game_state", about().put("last_seq", from)), from);
  }

  private JsonObject about() {
    return new JsonObject().put("game_id", game);
  }

  String send(String event, JsonObject data) {
    String id = UUID.randomUUID().toString();
    socket.send(Command.frame(event, data, id));
    return id;
  }

  private void take(String text) {
    JsonObject frame = new JsonObject(text);
    if (frame.containsKey("seq")) {
      take(LoggedText.ofFrame(text));
      return;
    }
    JsonObject data = frame.getJsonObject("data");
    String replyTo = frame.getString("reply_to", "");
    switch (frame.getString("event")) {
      case "game_joined", "game_state_sync" -> {
        diary.stands(entering.remove(replyTo));
        joined = true;
      }
      case "game_left" -> diary.isOut();
      case "token_expiring" -> renew();
      case "outcome_rejected" -> refused(replyTo);
      case "error" -> error(data, replyTo);
      default -> {}
    }
  }

  private void take(LoggedText event) {
    diary.isShown(event);
    if (awaited != null && awaited.id().equals(event.replyTo())) {
      season.tally().took(ANSWER, now() - askedAtMs);
      answered = awaited;
      awaited = null;
      season.tally().add(event.event());
    }
    while (told < diary.reached()) {
      JsonObject next = new JsonObject(diary.text(++told));
      part.sees(next.getString("event"), next.getJsonObject("data"));
    }
  }

  private void renew() {
    if (renews) {
      send("refresh_token", new JsonObject().put("token", season.token(user, 5 + season.tokenS())));
    }
  }

  private void error(JsonObject data, String replyTo) {
    String code = data.getString("code");
    season.tally().add("error " + code);
    if (code.equals("conflict") && replyTo.equals(joining)) {
      diary.fault("was told that there is no such event as he has seen: " + data.encode());
    }
    switch (code) {
      case "internal" -> diary.fault("met a fault of the server's: " + data.encode());
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
      diary.isRefused(id);
      season.tally().add("refused " + awaited.event());
      awaited = null;
    }
  }

  private static long now() {
    return System.currentTimeMillis();
  }
}
