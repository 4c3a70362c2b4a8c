package com.paperdynasty.chaos;

import com.paperdynasty.harness.LoggedEventText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the diaries of a game with its log, to the letter, when everybody is through, and says
 * everything that is wrong.
 */
public final class TraceAudit {
  private final List<LoggedEventText> log;
  private final Map<String, Long> answers = new HashMap<>();
  private final Map<Long, String> askers = new HashMap<>();
  private final Map<Long, String> shown = new HashMap<>();
  private final List<String> faults = new ArrayList<>();

  private TraceAudit(List<LoggedEventText> log) {
    this.log = log;
  }

  /**
   * Makes the comparison.
   *
   * @param before what stood in the log before; who asked for that is not known
   * @param diaries of all who gave commands: what in the log nobody had asked for is a fault
   */
  static TraceAudit of(List<LoggedEventText> log, long before, List<ClientTrace> diaries) {
    TraceAudit traceAudit = new TraceAudit(log);
    traceAudit.checkNumbers();
    diaries.forEach(traceAudit::check);
    traceAudit.checkThatAllWasAskedForSince(before);
    return traceAudit;
  }

  /** Everything that is wrong; nothing if all is well. */
  List<String> faults() {
    return faults;
  }

  private void checkNumbers() {
    for (int i = 0; i < log.size(); i++) {
      if (log.get(i).seq() != i + 1) {
        faults.add("the log has seq " + log.get(i).seq() + " where " + (i + 1) + " belongs");
      }
    }
  }

  private void check(ClientTrace clientTrace) {
    faults.addAll(clientTrace.faults());
    if (clientTrace.reached() < log.size()) {
      faults.add(clientTrace.client() + " was not shown seq " + (clientTrace.reached() + 1));
    }
    clientTrace.seen().forEach((seq, text) -> compare(clientTrace, seq, text));
    clientTrace.answers().forEach((id, seq) -> checkAnswer(clientTrace, id, seq));
    clientTrace
        .open()
        .forEach(id -> faults.add(clientTrace.client() + " was never answered " + id));
  }

  private void compare(ClientTrace clientTrace, long seq, String text) {
    String elsewhere = shown.putIfAbsent(seq, text);
    if (elsewhere != null && !elsewhere.equals(text)) {
      faults.add("seq " + seq + " had two writers: " + elsewhere + " and " + text);
    }
    LoggedEventText kept = at(seq);
    if (kept == null) {
      faults.add(clientTrace.client() + " saw what is not in the log: " + text);
    } else if (!kept.text().equals(text)) {
      faults.add(clientTrace.client() + " saw " + text + " where the log has " + kept.text());
    }
  }

  private void checkAnswer(ClientTrace clientTrace, String id, long seq) {
    LoggedEventText kept = at(seq);
    if (kept == null || !kept.event().equals(ChaosCommand.answerTo(clientTrace.askedFor(id)))) {
      faults.add(
          clientTrace.client() + ": " + id + " was answered by seq " + seq + ", and is lost");
    }
    Long elsewhere = answers.putIfAbsent(id, seq);
    if (elsewhere != null && elsewhere != seq) {
      faults.add(id + " was carried out twice: seq " + elsewhere + " and " + seq);
    }
    String other = askers.putIfAbsent(seq, id);
    if (other != null && !other.equals(id)) {
      faults.add("seq " + seq + " answers both " + other + " and " + id);
    }
  }

  /**
   * What was refused was not done, be it that the command was sent twice, over two nodes: the user
   * who was refused counts on it.
   */
  private void checkThatAllWasAskedForSince(long before) {
    for (LoggedEventText event : log) {
      if (event.seq() > before
          && ChaosCommand.isAnswer(event.event())
          && !askers.containsKey(event.seq())) {
        faults.add("nobody asked for seq " + event.seq() + " (" + event.event() + ")");
      }
    }
  }

  private LoggedEventText at(long seq) {
    return seq < 1 || seq > log.size() ? null : log.get((int) seq - 1);
  }
}
