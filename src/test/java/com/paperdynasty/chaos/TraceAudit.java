package com.paperdynasty.chaos;

import com.paperdynasty.harness.LoggedEventText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the clients' traces of a game with the exact text of its log, after all clients have
 * ended, and lists all faults.
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
   * Compares them.
   *
   * @param before the seq up to which the senders of commands are unknown
   * @param traces the traces of all clients that sent commands: a later event without a command is
   *     a fault
   */
  static TraceAudit of(List<LoggedEventText> log, long before, List<ClientTrace> traces) {
    TraceAudit traceAudit = new TraceAudit(log);
    traceAudit.checkNumbers();
    traces.forEach(traceAudit::check);
    traceAudit.checkThatCommandsCausedAllSince(before);
    return traceAudit;
  }

  /** All faults; empty if there are none. */
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
      faults.add(id + " was executed twice: seq " + elsewhere + " and " + seq);
    }
    String other = askers.putIfAbsent(seq, id);
    if (other != null && !other.equals(id)) {
      faults.add("seq " + seq + " answers both " + other + " and " + id);
    }
  }

  /** A refused command must not have been executed, even if it was sent twice, over two nodes. */
  private void checkThatCommandsCausedAllSince(long before) {
    for (LoggedEventText event : log) {
      if (event.seq() > before
          && ChaosCommand.isAnswer(event.event())
          && !askers.containsKey(event.seq())
          && !isAgreed(event)) {
        faults.add("no command caused seq " + event.seq() + " (" + event.event() + ")");
      }
    }
  }

  /** The managers have agreed to it: the command before it caused this event too. */
  private boolean isAgreed(LoggedEventText event) {
    LoggedEventText before = at(event.seq() - 1);
    return before != null
        && before.event().equals("ruling_answered")
        && askers.containsKey(before.seq())
        && (event.event().equals("play_undone") || event.event().equals("roll_voided"));
  }

  private LoggedEventText at(long seq) {
    return seq < 1 || seq > log.size() ? null : log.get((int) seq - 1);
  }
}
