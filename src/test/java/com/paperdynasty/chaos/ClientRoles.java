package com.paperdynasty.chaos;

import com.paperdynasty.harness.OutcomePicker;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;

/** The roles of clients. */
final class ClientRoles {
  private ClientRoles() {}

  /** Follows the state of the game as far as a player must know it. */
  private abstract static class Follower implements ClientRole {
    private final String game;
    private final Random random;
    private final SeenReadiness readiness = new SeenReadiness();
    private String roll;
    private int play;
    private String atBat = "away";
    private boolean over;

    Follower(String game, Random random) {
      this.game = game;
      this.random = random;
    }

    @Override
    public String role() {
      return "player";
    }

    @Override
    public void sees(long seq, String event, JsonObject data) {
      readiness.sees(seq, event, data);
      switch (event) {
        case "dice_rolled" -> roll = data.getString("roll_id");
        case "roll_voided" -> roll = null;
        case "play_resolved" -> {
          roll = null;
          play = data.getInteger("play_number");
          atBat = data.getJsonObject("state").getString("at_bat");
        }
        case "play_undone" -> {
          JsonObject pending = data.getJsonObject("pending_roll");
          roll = pending == null ? null : pending.getString("roll_id");
          play = data.getInteger("play_number") - 1;
          atBat = data.getJsonObject("state").getString("at_bat");
        }
        case "game_completed" -> over = true;
        default -> {}
      }
    }

    Random random() {
      return random;
    }

    SeenReadiness readiness() {
      return readiness;
    }

    String roll() {
      return roll;
    }

    int play() {
      return play;
    }

    boolean isAtBat(String side) {
      return !over && side.equals(atBat);
    }

    JsonObject about() {
      return new JsonObject().put("game_id", game);
    }

    String game() {
      return game;
    }

    ChaosCommand command(String event, JsonObject data) {
      return new ChaosCommand(
          event, data, new UUID(random.nextLong(), random.nextLong()).toString());
    }
  }

  /**
   * A manager that plays when their side is at bat. Some commands are also sent in the second tab.
   */
  static final class Manager extends Follower {
    private final String side;
    private final OutcomePicker picker;
    private final Queue<ChaosCommand> tab;
    private final int thinkMs;

    Manager(String game, String side, Random random, Queue<ChaosCommand> tab, int thinkMs) {
      super(game, random);
      this.side = side;
      this.picker = new OutcomePicker(random.nextLong());
      this.tab = tab;
      this.thinkMs = thinkMs;
    }

    @Override
    public Optional<ChaosCommand> next() {
      Optional<ChaosCommand> ruling = ruling();
      if (ruling.isPresent()) {
        return ruling;
      }
      if (!isAtBat(side)) {
        return isReadyNeeded() ? Optional.of(ready(fieldingPlan())) : Optional.empty();
      }
      if (roll() == null && isReadyNeeded() && random().nextBoolean()) {
        return Optional.of(ready(new JsonObject().put("play", "swing_away")));
      }
      ChaosCommand chaosCommand =
          roll() == null
              ? command("roll_dice", readiness().withSeen(about()))
              : command("submit_manual_outcome", picker.next(game(), roll()));
      if (random().nextInt(5) == 0) {
        tab.add(chaosCommand);
      }
      return Optional.of(chaosCommand);
    }

    /** Whether the other side waits for this one, or may have to. */
    private boolean isReadyNeeded() {
      return roll() == null && readiness().isNeeded(side);
    }

    private ChaosCommand ready(JsonObject plan) {
      JsonObject data = readiness().withSeen(about());
      return command("ready", random().nextBoolean() ? data : data.put("plan", plan));
    }

    private JsonObject fieldingPlan() {
      return new JsonObject().put("infield", random().nextBoolean() ? "in" : "back");
    }

    /** Answers a proposal of the other side, or seldom makes one. */
    private Optional<ChaosCommand> ruling() {
      String asked = readiness().proposalFor(side);
      if (asked != null) {
        boolean accept = random().nextInt(4) > 0;
        return Optional.of(
            command("answer_ruling", about().put("proposal_id", asked).put("accept", accept)));
      }
      boolean asks = readiness().isAgreed() && play() > 0 && random().nextInt(25) == 0;
      return asks
          ? Optional.of(
              command("propose_ruling", about().put("ruling", "undo_play").put("reason", "chaos")))
          : Optional.empty();
    }

    @Override
    public int thinkMs() {
      return thinkMs;
    }
  }

  /** The admin, who undoes plays and makes announcements now and then. */
  static final class Admin extends Follower {
    Admin(String game, Random random) {
      super(game, random);
    }

    @Override
    public Optional<ChaosCommand> next() {
      int die = random().nextInt(10);
      if (die == 0 && play() > 0) {
        return Optional.of(
            command("undo_play", about().put("play_number", play()).put("reason", "chaos")));
      } else if (die == 1 && roll() != null) {
        return Optional.of(
            command("void_roll", about().put("roll_id", roll()).put("reason", "chaos")));
      }
      return Optional.of(command("announce", about().put("text", "word " + random().nextInt())));
    }

    @Override
    public int thinkMs() {
      return 1_000;
    }
  }

  /** Sends in a second tab, under the same id, commands of the manager's first tab. */
  record SecondTab(Queue<ChaosCommand> from) implements ClientRole {
    @Override
    public String role() {
      return "player";
    }

    @Override
    public void sees(long seq, String event, JsonObject data) {}

    @Override
    public Optional<ChaosCommand> next() {
      return Optional.ofNullable(from.poll());
    }

    @Override
    public int thinkMs() {
      return 20;
    }
  }

  /** Watches, and now and then tries a command that only the admin may use. */
  record Spectator(String game, Random random) implements ClientRole {
    @Override
    public String role() {
      return "spectator";
    }

    @Override
    public void sees(long seq, String event, JsonObject data) {}

    @Override
    public Optional<ChaosCommand> next() {
      JsonObject said = new JsonObject().put("game_id", game).put("text", "let me in");
      String id = new UUID(random.nextLong(), random.nextLong()).toString();
      return Optional.of(new ChaosCommand("announce", said, id));
    }

    @Override
    public int thinkMs() {
      return 5_000;
    }
  }
}
