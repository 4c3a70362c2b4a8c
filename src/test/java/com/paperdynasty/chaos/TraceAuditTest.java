package com.paperdynasty.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.LoggedEventText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plants each kind of fault, because an audit must be able to find them. */
class TraceAuditTest {
  private final List<LoggedEventText> log =
      new ArrayList<>(
          List.of(
              event(1, "game_created"),
              event(2, "dice_rolled"),
              event(3, "play_resolved"),
              event(4, "announcement"),
              event(5, "user_seated")));
  private final ClientTrace alice = new ClientTrace("alice");
  private final ClientTrace carol = new ClientTrace("carol");

  @BeforeEach
  void aliceSendsAllCommands() {
    alice.recordCommand("roll", "roll_dice");
    alice.recordCommand("play", "submit_manual_outcome");
    alice.recordCommand("say", "announce");
    alice.positionAt(0);
    carol.positionAt(0);
  }

  @Test
  void matchingTracesHaveNoFault() {
    showAll(alice);
    showAll(carol);
    assertThat(faults()).isEmpty();
  }

  @Test
  void replayAfterARejoinIsNotAFault() {
    showAll(alice);
    showAll(carol);
    carol.leaveRoom();
    carol.positionAt(2);
    show(carol, 3, 4, 5);
    assertThat(faults()).isEmpty();
  }

  @Test
  void repeatedAnswerIsNotAFault() {
    showAll(alice);
    showAll(carol);
    alice.record(answer(3, "play"));
    alice.leaveRoom();
    alice.record(answer(2, "roll"));
    assertThat(faults()).isEmpty();
  }

  @Test
  void gapIsFound() {
    showAll(alice);
    show(carol, 1, 2, 4, 5);
    assertThat(faults()).anyMatch(fault -> fault.contains("carol was not shown seq 3"));
  }

  @Test
  void gapThatIsFilledLaterIsFound() {
    showAll(alice);
    show(carol, 1, 2, 4);
    carol.positionAt(2);
    show(carol, 3, 4, 5);
    assertThat(faults()).singleElement().asString().contains("carol: seq 4", "came after 2");
  }

  @Test
  void missingEndIsFound() {
    showAll(alice);
    show(carol, 1, 2, 3, 4);
    assertThat(faults()).containsExactly("carol was not shown seq 5");
  }

  @Test
  void duplicateIsFound() {
    showAll(alice);
    show(carol, 1, 2, 2, 3, 4, 5);
    assertThat(faults()).singleElement().asString().contains("carol: seq 2", "came after 2");
  }

  @Test
  void reorderingIsFound() {
    showAll(alice);
    show(carol, 1, 3, 2, 4, 5);
    assertThat(faults()).isNotEmpty();
  }

  @Test
  void eventAfterLeavingTheRoomIsFound() {
    showAll(alice);
    show(carol, 1, 2, 3, 4);
    carol.leaveRoom();
    show(carol, 5);
    assertThat(faults())
        .singleElement()
        .asString()
        .contains("came from a room that the client is not in");
  }

  @Test
  void eventMissingInTheLogIsFound() {
    showAll(alice);
    showAll(carol);
    carol.record(event(6, "announcement"));
    assertThat(faults()).singleElement().asString().contains("saw what is not in the log");
  }

  @Test
  void eventThatDiffersFromTheLogIsFound() {
    showAll(alice);
    showAll(carol);
    log.set(4, LoggedEventText.ofFrame(text(5, "user_seated").replace("{}", "{ }")));
    assertThat(faults()).anyMatch(fault -> fault.contains("where the log has"));
  }

  @Test
  void twoWritersOfOneNumberAreFound() {
    showAll(alice);
    show(carol, 1, 2, 3, 4);
    carol.record(event(5, "announcement"));
    assertThat(faults()).anyMatch(fault -> fault.contains("seq 5 had two writers"));
  }

  @Test
  void eventThatDiffersTheSecondTimeIsFound() {
    showAll(alice);
    showAll(carol);
    carol.positionAt(4);
    carol.record(LoggedEventText.ofFrame(text(5, "user_seated").replace("{}", "{ }")));
    assertThat(faults()).anyMatch(fault -> fault.contains("had another text before"));
  }

  @Test
  void acknowledgedCommandMissingInTheLogIsFound() {
    showAll(alice);
    showAll(carol);
    alice.recordCommand("lost", "roll_dice");
    alice.record(answer(5, "lost"));
    assertThat(faults()).anyMatch(fault -> fault.contains("lost was answered by seq 5"));
  }

  @Test
  void acknowledgedCommandBeyondTheLogIsFound() {
    showAll(alice);
    showAll(carol);
    log.remove(4);
    log.remove(3);
    assertThat(faults()).anyMatch(fault -> fault.contains("say was answered by seq 4"));
  }

  @Test
  void unreportedSecondExecutionIsFound() {
    log.add(event(6, "dice_rolled"));
    showAll(alice);
    showAll(carol);
    assertThat(faults()).containsExactly("no command caused seq 6 (dice_rolled)");
  }

  @Test
  void executedRefusedCommandIsFound() {
    alice.recordCommand("second roll", "roll_dice");
    alice.recordCommand("second roll", "roll_dice");
    alice.recordRefusal("second roll");
    log.add(event(6, "dice_rolled"));
    showAll(alice);
    showAll(carol);
    assertThat(faults()).containsExactly("no command caused seq 6 (dice_rolled)");
  }

  @Test
  void earlierEventsNeedNoCommand() {
    log.add(event(6, "dice_rolled"));
    showAll(alice);
    showAll(carol);
    assertThat(TraceAudit.of(log, 6, List.of(alice, carol)).faults()).isEmpty();
  }

  @Test
  void commandWithTwoAnswersIsFound() {
    log.add(event(6, "dice_rolled"));
    showAll(alice);
    alice.leaveRoom();
    alice.record(answer(6, "roll"));
    showAll(carol);
    assertThat(faults()).anyMatch(fault -> fault.contains("roll was answered by 2 and by 6"));
  }

  @Test
  void commandWithTwoAnswersInTwoTabsIsFound() {
    log.add(event(6, "dice_rolled"));
    showAll(alice);
    carol.recordCommand("roll", "roll_dice");
    show(carol, 1, 2, 3, 4, 5);
    carol.record(answer(6, "roll"));
    assertThat(faults()).anyMatch(fault -> fault.contains("roll was executed twice"));
  }

  @Test
  void eventThatAnswersTwoCommandsIsFound() {
    alice.recordCommand("other", "announce");
    showAll(alice);
    alice.record(answer(4, "other"));
    showAll(carol);
    assertThat(faults()).containsExactly("seq 4 answers both say and other");
  }

  @Test
  void unansweredCommandIsFound() {
    alice.recordCommand("unheard", "announce");
    showAll(alice);
    showAll(carol);
    assertThat(faults()).containsExactly("alice was never answered unheard");
    alice.recordRefusal("unheard");
    assertThat(faults()).isEmpty();
  }

  @Test
  void answerToAnotherClientIsFound() {
    showAll(alice);
    show(carol, 1);
    carol.record(answer(2, "roll"));
    show(carol, 3, 4, 5);
    assertThat(faults())
        .anyMatch(fault -> fault.contains("carol got an answer to a command that it had not"));
  }

  @Test
  void gapInTheLogIsFound() {
    showAll(alice);
    showAll(carol);
    log.remove(1);
    assertThat(faults()).anyMatch(fault -> fault.contains("the log has seq 3 where 2 belongs"));
  }

  private List<String> faults() {
    return TraceAudit.of(log, 0, List.of(alice, carol)).faults();
  }

  private void showAll(ClientTrace clientTrace) {
    for (LoggedEventText event : log) {
      String id = clientTrace == alice ? ids(event.seq()) : null;
      clientTrace.record(id == null ? event : answer(event.seq(), id));
    }
  }

  private static String ids(long seq) {
    return seq == 2 ? "roll" : seq == 3 ? "play" : seq == 4 ? "say" : null;
  }

  private void show(ClientTrace clientTrace, int... numbers) {
    for (int seq : numbers) {
      clientTrace.record(log.get(seq - 1));
    }
  }

  private LoggedEventText answer(long seq, String id) {
    String event = log.get((int) seq - 1).event();
    return LoggedEventText.ofFrame(
        text(seq, event).replaceFirst("}$", ",\"reply_to\":\"" + id + "\"}"));
  }

  private static LoggedEventText event(long seq, String event) {
    return LoggedEventText.ofFrame(text(seq, event));
  }

  private static String text(long seq, String event) {
    return "{\"event\":\"" + event + "\",\"data\":{},\"seq\":" + seq + "}";
  }
}
