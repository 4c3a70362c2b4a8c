package com.paperdynasty.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.LoggedEventText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A judge who cannot find a fault is worth nothing: each kind is planted here. */
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
  void aliceAsksForEverything() {
    alice.asks("roll", "roll_dice");
    alice.asks("play", "submit_manual_outcome");
    alice.asks("say", "announce");
    alice.stands(0);
    carol.stands(0);
  }

  @Test
  void whatAgreesHasNoFault() {
    showAll(alice);
    showAll(carol);
    assertThat(faults()).isEmpty();
  }

  @Test
  void whatIsShownAgainAfterARejoinIsNoFault() {
    showAll(alice);
    showAll(carol);
    carol.isOut();
    carol.stands(2);
    show(carol, 3, 4, 5);
    assertThat(faults()).isEmpty();
  }

  @Test
  void anAnswerThatIsGivenAgainIsNoFault() {
    showAll(alice);
    showAll(carol);
    alice.isShown(answer(3, "play"));
    alice.isOut();
    alice.isShown(answer(2, "roll"));
    assertThat(faults()).isEmpty();
  }

  @Test
  void aGapIsFound() {
    showAll(alice);
    show(carol, 1, 2, 4, 5);
    assertThat(faults()).anyMatch(fault -> fault.contains("carol was not shown seq 3"));
  }

  @Test
  void aGapThatIsFilledLaterIsFound() {
    showAll(alice);
    show(carol, 1, 2, 4);
    carol.stands(2);
    show(carol, 3, 4, 5);
    assertThat(faults()).singleElement().asString().contains("carol: seq 4", "came after 2");
  }

  @Test
  void anEndThatIsMissingIsFound() {
    showAll(alice);
    show(carol, 1, 2, 3, 4);
    assertThat(faults()).containsExactly("carol was not shown seq 5");
  }

  @Test
  void aDoubleIsFound() {
    showAll(alice);
    show(carol, 1, 2, 2, 3, 4, 5);
    assertThat(faults()).singleElement().asString().contains("carol: seq 2", "came after 2");
  }

  @Test
  void aReorderingIsFound() {
    showAll(alice);
    show(carol, 1, 3, 2, 4, 5);
    assertThat(faults()).isNotEmpty();
  }

  @Test
  void anEventFromARoomThatHeHasLeftIsFound() {
    showAll(alice);
    show(carol, 1, 2, 3, 4);
    carol.isOut();
    show(carol, 5);
    assertThat(faults()).singleElement().asString().contains("came from a room he is not in");
  }

  @Test
  void anEventThatIsNotInTheLogIsFound() {
    showAll(alice);
    showAll(carol);
    carol.isShown(event(6, "announcement"));
    assertThat(faults()).singleElement().asString().contains("saw what is not in the log");
  }

  @Test
  void anEventThatReadsOtherwiseInTheLogIsFound() {
    showAll(alice);
    showAll(carol);
    log.set(4, LoggedEventText.ofFrame(text(5, "user_seated").replace("{}", "{ }")));
    assertThat(faults()).anyMatch(fault -> fault.contains("where the log has"));
  }

  @Test
  void twoWritersOfOneNumberAreFound() {
    showAll(alice);
    show(carol, 1, 2, 3, 4);
    carol.isShown(event(5, "announcement"));
    assertThat(faults()).anyMatch(fault -> fault.contains("seq 5 had two writers"));
  }

  @Test
  void anEventThatReadsOtherwiseTheSecondTimeIsFound() {
    showAll(alice);
    showAll(carol);
    carol.stands(4);
    carol.isShown(LoggedEventText.ofFrame(text(5, "user_seated").replace("{}", "{ }")));
    assertThat(faults()).anyMatch(fault -> fault.contains("had read otherwise before"));
  }

  @Test
  void anAcknowledgedCommandThatIsNotInTheLogIsFound() {
    showAll(alice);
    showAll(carol);
    alice.asks("lost", "roll_dice");
    alice.isShown(answer(5, "lost"));
    assertThat(faults()).anyMatch(fault -> fault.contains("lost was answered by seq 5"));
  }

  @Test
  void anAcknowledgedCommandBeyondTheEndOfTheLogIsFound() {
    showAll(alice);
    showAll(carol);
    log.remove(4);
    log.remove(3);
    assertThat(faults()).anyMatch(fault -> fault.contains("say was answered by seq 4"));
  }

  @Test
  void aCommandThatWasCarriedOutTwiceIsFoundThoughNobodyWasToldOfTheSecondTime() {
    log.add(event(6, "dice_rolled"));
    showAll(alice);
    showAll(carol);
    assertThat(faults()).containsExactly("nobody asked for seq 6 (dice_rolled)");
  }

  @Test
  void whatWasRefusedMustNotBeCarriedOutAfterAllHoweverOftenItWasSent() {
    alice.asks("second roll", "roll_dice");
    alice.asks("second roll", "roll_dice");
    alice.isRefused("second roll");
    log.add(event(6, "dice_rolled"));
    showAll(alice);
    showAll(carol);
    assertThat(faults()).containsExactly("nobody asked for seq 6 (dice_rolled)");
  }

  @Test
  void whoAskedForWhatStoodThereBeforeIsNotKnown() {
    log.add(event(6, "dice_rolled"));
    showAll(alice);
    showAll(carol);
    assertThat(TraceAudit.of(log, 6, List.of(alice, carol)).faults()).isEmpty();
  }

  @Test
  void aCommandThatWasAnsweredTwiceDifferentlyIsFound() {
    log.add(event(6, "dice_rolled"));
    showAll(alice);
    alice.isOut();
    alice.isShown(answer(6, "roll"));
    showAll(carol);
    assertThat(faults()).anyMatch(fault -> fault.contains("roll was answered by 2 and by 6"));
  }

  @Test
  void aCommandThatWasAnsweredDifferentlyInTwoTabsIsFound() {
    log.add(event(6, "dice_rolled"));
    showAll(alice);
    carol.asks("roll", "roll_dice");
    show(carol, 1, 2, 3, 4, 5);
    carol.isShown(answer(6, "roll"));
    assertThat(faults()).anyMatch(fault -> fault.contains("roll was carried out twice"));
  }

  @Test
  void oneEventThatAnswersTwoCommandsIsFound() {
    alice.asks("other", "announce");
    showAll(alice);
    alice.isShown(answer(4, "other"));
    showAll(carol);
    assertThat(faults()).containsExactly("seq 4 answers both say and other");
  }

  @Test
  void aCommandThatIsNeverAnsweredIsFound() {
    alice.asks("unheard", "announce");
    showAll(alice);
    showAll(carol);
    assertThat(faults()).containsExactly("alice was never answered unheard");
    alice.isRefused("unheard");
    assertThat(faults()).isEmpty();
  }

  @Test
  void anAnswerToSomebodyElseIsFound() {
    showAll(alice);
    show(carol, 1);
    carol.isShown(answer(2, "roll"));
    show(carol, 3, 4, 5);
    assertThat(faults()).anyMatch(fault -> fault.contains("carol was answered what he had not"));
  }

  @Test
  void aGapInTheLogIsFound() {
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
      clientTrace.isShown(id == null ? event : answer(event.seq(), id));
    }
  }

  private static String ids(long seq) {
    return seq == 2 ? "roll" : seq == 3 ? "play" : seq == 4 ? "say" : null;
  }

  private void show(ClientTrace clientTrace, int... numbers) {
    for (int seq : numbers) {
      clientTrace.isShown(log.get(seq - 1));
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
