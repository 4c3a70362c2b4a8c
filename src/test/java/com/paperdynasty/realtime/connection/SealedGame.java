package com.paperdynasty.realtime.connection;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.GameRequest.ReadLog;
import com.paperdynasty.bus.GameRequest.ReadScorebook;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.model.TableOptions;
import com.paperdynasty.harness.Await;
import com.paperdynasty.user.User;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A game with sealed plans: Alice (away) and Bob (home) play, Carol administers it, Sam watches.
 * Everything that anybody gets is kept, frames and reads. The clock moves by the same steps, and
 * the dice are those of a fixed seed, so that two games with the same plans give the same bytes.
 */
final class SealedGame {
  /** A half: one runner after the first batter, two after the fourth. */
  private static final List<String> HALF =
      List.of("walk", "strikeout", "strikeout", "walk", "strikeout");

  static final int ROLLS_PER_HALF = HALF.size();

  private static final List<String> USERS = List.of("alice", "bob", "carol", "sam");
  private static final int PAGE_BYTES = 1_000_000;

  final LoopScene scene;
  private final RecordingAuditLog audit = new RecordingAuditLog();
  private final Map<String, TestClient> clients = new LinkedHashMap<>();
  private final Map<String, List<String>> reads = new HashMap<>();
  private final Map<String, Integer> marks = new HashMap<>();
  private int auditMark;
  private int current;
  private int commands;

  SealedGame(Vertx vertx, TableOptions table) {
    scene = new LoopScene(vertx, GameScenario.newGame(table), audit);
    for (String user : USERS) {
      clients.put(user, scene.join(user, user.equals("sam") ? "spectator" : "player"));
      reads.put(user, new ArrayList<>());
    }
  }

  /** The side at bat in the half that a roll is in. */
  static String batting(int roll) {
    return roll / ROLLS_PER_HALF % 2 == 0 ? "alice" : "bob";
  }

  private static String fielding(int roll) {
    return batting(roll).equals("alice") ? "bob" : "alice";
  }

  /** From now on, what anybody gets is that of this roll. */
  void begin(int roll) {
    current = roll;
    commands = 0;
    auditMark = allAuditLines().size();
    clients.forEach((user, client) -> marks.put(user, client.texts().size()));
    reads.values().forEach(List::clear);
  }

  /** Both managers say that they are ready, with plans as JSON or empty. */
  void prepare(int roll, String offense, String defense) {
    begin(roll);
    ready(batting(roll), offense);
    ready(fielding(roll), defense);
  }

  /** Rolls the dice, and submits what the script has for this roll. */
  void play(int roll) {
    tellAll("alice", "roll_dice", "\"seen\":" + seq(), "dice_rolled");
    String outcome = HALF.get(roll % ROLLS_PER_HALF);
    tellAll(batting(roll), "submit_manual_outcome", outcome(outcome), "play_resolved");
  }

  private static String outcome(String code) {
    return "\"outcome\":\"" + code + "\"";
  }

  void ready(String user, String plan) {
    scene.clock.pass(1_000);
    String fields = "\"seen\":" + seq() + (plan.isEmpty() ? "" : ",\"plan\":" + plan);
    tellAll(user, "ready", fields, "side_ready");
  }

  /** A plan that is refused, of which nobody else learns. */
  void refusedPlan(String user, String plan) {
    tell(user, "ready", "\"seen\":" + seq() + ",\"plan\":" + plan, "error");
  }

  private int seq() {
    return scene.games.log(LoopScene.GAME).size();
  }

  /** Every read, preview and refusal that somebody may get before a roll. */
  void look(int roll) {
    for (String user : USERS) {
      tell(user, "request_game_state", "", "game_state_sync");
      for (ReadScorebook.Form form : ReadScorebook.Form.values()) {
        read(user, new ReadScorebook(LoopScene.GAME, user(user), null, form));
      }
      read(user, new ReadLog(LoopScene.GAME, user(user), null, 0, PAGE_BYTES));
    }
    String hitter = batting(roll);
    preview(hitter, outcome("walk"));
    preview(hitter, outcome("stolen_base") + ",\"runner\":1");
    preview(hitter, outcome("sac_bunt") + ",\"hit_location\":\"P\"");
    preview(fielding(roll), outcome("walk"));
    tell(fielding(roll), "set_defense", "\"infield\":\"in\"", "error");
    tell(hitter, "set_defense", "\"infield\":\"in\"", "error");
    tell("carol", "void_roll", "\"reason\":\"no\"", "error");
    tell("sam", "roll_dice", "\"seen\":" + seq(), "error");
    tell(hitter, "roll_dice", "\"seen\":" + (seq() + 1), "error");
  }

  private String nextId() {
    return "roll" + current + "-" + ++commands;
  }

  private void preview(String user, String fields) {
    TestClient client = clients.get(user);
    String id = nextId();
    client.sendAboutGame("preview_outcome", fields, id);
    client.receiveReply(id);
  }

  private void read(String user, GameRequest request) {
    GameReply reply = Await.result(scene.compute(() -> scene.commands.ask(request)));
    reads.get(user).add(reply.toString());
  }

  private static User user(String id) {
    return new User(id, id, false);
  }

  private void tell(String user, String event, String fields, String answer) {
    TestClient client = clients.get(user);
    client.sendAboutGame(event, fields, nextId());
    client.receive(answer);
  }

  private void tellAll(String user, String event, String fields, String answer) {
    clients.get(user).sendAboutGame(event, fields, nextId());
    clients.values().forEach(client -> client.receive(answer));
    // A connection does one thing after the other: with this the audit has the command.
    tell(user, "request_game_state", "", "game_state_sync");
  }

  /** Everything that a user has got for this roll; the ids of sessions are drawn and left out. */
  List<String> bytes(String user) {
    List<String> all = new ArrayList<>();
    List<String> texts = clients.get(user).texts();
    for (String text : texts.subList(marks.getOrDefault(user, 0), texts.size())) {
      // Who comes when is told by the order of connections, and has nothing to do with the game.
      if (!text.contains("\"user_connected\"") && !text.contains("\"connected\"")) {
        all.add(text.replaceAll("\"participants\":\\[.*?\\}\\]", ""));
      }
    }
    all.addAll(reads.get(user));
    return all;
  }

  /** What the audit has of this roll, as its readers see it, but for the numbers of its lines. */
  List<String> auditLines() {
    List<String> lines = allAuditLines();
    return lines.subList(auditMark, lines.size());
  }

  private List<String> allAuditLines() {
    Await.result(scene.auditRecorder.flush());
    return audit.lines.stream().map(line -> line.replaceAll("number=\\d+", "")).toList();
  }
}
