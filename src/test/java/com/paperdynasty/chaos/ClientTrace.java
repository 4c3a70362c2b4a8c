package com.paperdynasty.chaos;

import com.paperdynasty.harness.LoggedEventText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one client has received of a game and the results of its commands, over all its connections.
 * It knows the client's position in the log and records events out of order as faults. Written by
 * one thread, read by others after that has ended.
 */
public final class ClientTrace {
  private static final long NOWHERE = -1;

  private final String client;
  private final Map<Long, String> seen = new HashMap<>();
  private final Map<String, String> asked = new LinkedHashMap<>();

  private final Map<String, Long> answers = new LinkedHashMap<>();
  private final Set<String> refused = new HashSet<>();
  private final List<String> faults = new ArrayList<>();
  private long position = NOWHERE;
  private volatile long reached;

  /** The trace of a client that has received nothing yet. */
  public ClientTrace(String client) {
    this.client = client;
  }

  /**
   * The server has accepted that the client knows the log up to there; the rest must follow in
   * order.
   */
  public void positionAt(long at) {
    position = at;
  }

  /** The client has left the room, or its connection is gone. */
  public void leaveRoom() {
    position = NOWHERE;
  }

  /** The client has sent a command, perhaps not for the first time. */
  public void recordCommand(String id, String event) {
    asked.put(id, event);
  }

  /** A command of the client was refused. */
  public void recordRefusal(String id) {
    refused.add(id);
  }

  /** A logged event was delivered. */
  public void record(LoggedEventText event) {
    long seq = event.seq();
    String before = seen.putIfAbsent(seq, event.text());
    if (before != null && !before.equals(event.text())) {
      fault(event, "had another text before: " + before);
    }
    if (event.replyTo() != null) {
      recordAnswer(event.replyTo(), seq);
    }
    if (position != NOWHERE && seq == position + 1) {
      position = seq;
    } else if (!isRepeatedAnswer(event)) {
      fault(
          event,
          position == NOWHERE
              ? "came from a room that the client is not in"
              : "came after " + position);
    }
    long end = reached;
    while (seen.containsKey(end + 1)) {
      end++;
    }
    reached = end;
  }

  /**
   * A repeated command is answered again, and a client outside of the room gets the answer alone.
   */
  private boolean isRepeatedAnswer(LoggedEventText event) {
    return event.replyTo() != null && (position == NOWHERE || event.seq() <= position);
  }

  private void recordAnswer(String id, long seq) {
    Long before = answers.putIfAbsent(id, seq);
    if (!asked.containsKey(id)) {
      faults.add(client + " got an answer to a command that it had not sent: " + id);
    } else if (before != null && before != seq) {
      faults.add(client + ": " + id + " was answered by " + before + " and by " + seq);
    }
  }

  private void fault(LoggedEventText event, String complaint) {
    fault("seq " + event.seq() + " (" + event.event() + ") " + complaint);
  }

  /** Records a fault. */
  public void fault(String complaint) {
    faults.add(client + ": " + complaint);
  }

  String client() {
    return client;
  }

  /** The seq up to which the client has received everything. May be called on any thread. */
  public long reached() {
    return reached;
  }

  String text(long seq) {
    return seen.get(seq);
  }

  Map<Long, String> seen() {
    return seen;
  }

  Map<String, Long> answers() {
    return answers;
  }

  String askedFor(String id) {
    return asked.getOrDefault(id, "");
  }

  List<String> faults() {
    return faults;
  }

  /** The ids of commands that were neither answered nor refused. */
  Set<String> open() {
    Set<String> open = new TreeSet<>(asked.keySet());
    open.removeAll(answers.keySet());
    open.removeAll(refused);
    return open;
  }
}
