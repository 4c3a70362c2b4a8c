package com.paperdynasty.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Plants each kind of fault, because a checker must be able to find them. */
class LogCheckerTest {
  private final List<JsonObject> log =
      new ArrayList<>(
          List.of(
              event(1, "game_created", 0),
              event(2, "dice_rolled", 0),
              event(3, "play_resolved", 1),
              event(4, "dice_rolled", 0),
              event(5, "play_resolved", 2)));

  @Test
  void historyThatMatchesTheLogHasNoFault() {
    assertThat(LogChecker.faults(log, List.of(sawAll()))).isEmpty();
  }

  @Test
  void eventReceivedTwiceAlikeIsNotAFault() {
    ClientHistory clientHistory = sawAll();
    clientHistory.note(log.get(2).copy().put("replay", true));
    assertThat(LogChecker.faults(log, List.of(clientHistory))).isEmpty();
  }

  @Test
  void gapInTheLogIsFound() {
    log.remove(1);
    assertThat(LogChecker.faults(log, List.of())).isNotEmpty();
  }

  @Test
  void duplicatePlayIsFound() {
    log.add(event(6, "play_resolved", 2));
    assertThat(LogChecker.faults(log, List.of())).isNotEmpty();
  }

  @Test
  void eventMissingInTheLogIsFound() {
    ClientHistory clientHistory = sawAll();
    clientHistory.note(event(6, "dice_rolled", 0));
    assertThat(LogChecker.faults(log, List.of(clientHistory))).isNotEmpty();
  }

  @Test
  void eventThatDiffersFromTheLogIsFound() {
    ClientHistory clientHistory = sawAll();
    clientHistory.note(event(5, "play_resolved", 3));
    assertThat(LogChecker.faults(log, List.of(clientHistory))).isNotEmpty();
  }

  @Test
  void eventThatAClientDidNotReceiveIsFound() {
    ClientHistory clientHistory = ClientHistory.of("alice");
    log.stream().filter(event -> event.getLong("seq") != 3).forEach(clientHistory::note);
    assertThat(LogChecker.faults(log, List.of(clientHistory))).isNotEmpty();
  }

  @Test
  void eventThatAnswersTwoCommandsIsFound() {
    ClientHistory clientHistory = sawAll();
    clientHistory.note(log.get(4).copy().put("reply_to", "one"));
    clientHistory.note(log.get(4).copy().put("reply_to", "other"));
    assertThat(LogChecker.faults(log, List.of(clientHistory))).isNotEmpty();
  }

  private ClientHistory sawAll() {
    ClientHistory clientHistory = ClientHistory.of("alice");
    log.forEach(clientHistory::note);
    return clientHistory;
  }

  private static JsonObject event(long seq, String event, int play) {
    JsonObject data = play == 0 ? new JsonObject() : new JsonObject().put("play_number", play);
    return new JsonObject().put("seq", seq).put("event", event).put("data", data);
  }
}
