package com.paperdynasty.harness;

import com.paperdynasty.harness.RestartedServer.Life;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A manager that plays on whatever happens: it reconnects after every broken connection with the
 * last seq that it received, and sends an unanswered command again under the same id.
 */
public final class ReconnectingPlayer implements Callable<ClientHistory> {
  private final Vertx vertx;
  private final RestartedServer server;
  private final String user;
  private final String side;
  private final String gameId;
  private final BooleanSupplier enough;
  private final Runnable onNews;
  private final OutcomePicker picker;
  private final Random random;
  private final ClientHistory clientHistory;
  private final Set<String> readySides = new HashSet<>();
  private Command awaited;
  private long lastSeq;
  private String pendingRoll;
  private String atBat = "away";
  private boolean over;
  private boolean readyNeeded;

  private record Command(String event, JsonObject data, String id) {}

  /**
   * A manager of one side.
   *
   * @param enough says between two plays whether to stop
   * @param onNews called for each event that it has not received before
   */
  public ReconnectingPlayer(
      Vertx vertx,
      RestartedServer server,
      String user,
      String side,
      String gameId,
      long seed,
      BooleanSupplier enough,
      Runnable onNews) {
    this.vertx = vertx;
    this.server = server;
    this.user = user;
    this.side = side;
    this.gameId = gameId;
    this.enough = enough;
    this.onNews = onNews;
    this.picker = new OutcomePicker(seed);
    this.random = new Random(seed);
    this.clientHistory = ClientHistory.of(user);
  }

  @Override
  public ClientHistory call() {
    int dead = 0;
    while (!isDone()) {
      Life life = server.after(dead);
      try {
        session(life.port());
      } catch (BrokenConnection e) {
        dead = e.serverGone ? life.generation() : dead;
      }
    }
    return clientHistory;
  }

  private boolean isDone() {
    return over || (enough.getAsBoolean() && awaited == null);
  }

  private void session(int port) throws BrokenConnection {
    try (GameClient client = connect(port)) {
      int read = client.count();
      client.send(
          "join_game", new JsonObject().put("game_id", gameId).put("last_seq", lastSeq), newId());
      if (awaited != null) {
        client.send(awaited.event(), awaited.data(), awaited.id());
      }
      while (!isDone()) {
        Optional<JsonObject> frame = client.awaitUnlessClosed(read++, any -> true);
        take(frame.orElseThrow(() -> new BrokenConnection(false)), client);
        act(client);
      }
    }
  }

  private GameClient connect(int port) throws BrokenConnection {
    try {
      return GameClient.connect(
          vertx, WebSocketEndpoint.PLAIN, port, new RestClient(port).token(user));
    } catch (RuntimeException | AssertionError refused) {
      throw new BrokenConnection(true);
    }
  }

  private void take(JsonObject frame, GameClient client) {
    JsonObject data = frame.getJsonObject("data");
    if (frame.containsKey("seq")) {
      takeLogged(frame, data);
    }
    if (awaited == null || !awaited.id().equals(frame.getString("reply_to"))) {
      return;
    }
    String event = frame.getString("event");
    if (event.equals("error") && "unavailable".equals(data.getString("code"))) {
      client.send(awaited.event(), awaited.data(), awaited.id());
    } else if (!event.equals("outcome_accepted")) {
      awaited = null;
    }
  }

  private void takeLogged(JsonObject frame, JsonObject data) {
    clientHistory.note(frame);
    if (frame.getLong("seq") <= lastSeq) {
      return;
    }
    lastSeq = frame.getLong("seq");
    onNews.run();
    switch (frame.getString("event")) {
      case "game_created" ->
          readyNeeded =
              "ready"
                  .equals(data.getJsonObject("options", new JsonObject()).getString("before_roll"));
      case "side_ready" -> {
        JsonObject sides = data.getJsonObject("sides");
        readySides.clear();
        Stream.of("away", "home").filter(sides::getBoolean).forEach(readySides::add);
      }
      case "dice_rolled" -> {
        pendingRoll = data.getString("roll_id");
        readySides.clear();
      }
      case "play_resolved" -> {
        pendingRoll = null;
        readySides.clear();
        atBat = data.getJsonObject("state").getString("at_bat");
      }
      case "game_completed" -> over = true;
      default -> {}
    }
  }

  private void act(GameClient client) {
    if (awaited != null || lastSeq == 0 || over || enough.getAsBoolean()) {
      return;
    }
    awaited = side.equals(atBat) ? nextAtBat() : nextInTheField();
    if (awaited != null) {
      client.send(awaited.event(), awaited.data(), awaited.id());
    }
  }

  /**
   * Waits until the other side has said that it is ready: a roll that comes again at once after
   * each refusal is a flood, for which the server puts the user off for minutes.
   */
  private Command nextAtBat() {
    if (pendingRoll != null) {
      return new Command("submit_manual_outcome", picker.next(gameId, pendingRoll), newId());
    }
    return readyNeeded && readySides.isEmpty()
        ? null
        : new Command("roll_dice", withSeen(), newId());
  }

  private Command nextInTheField() {
    return readyNeeded && pendingRoll == null && readySides.isEmpty()
        ? new Command("ready", withSeen(), newId())
        : null;
  }

  private JsonObject withSeen() {
    JsonObject data = new JsonObject().put("game_id", gameId);
    return readyNeeded ? data.put("seen", lastSeq) : data;
  }

  private String newId() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  /** The connection broke; perhaps because the server is gone. */
  private static final class BrokenConnection extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean serverGone;

    BrokenConnection(boolean serverGone) {
      this.serverGone = serverGone;
    }
  }
}
