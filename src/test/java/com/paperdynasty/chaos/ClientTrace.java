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
 * What one client was shown of a game and what became of his commands, over all his connections. It
 * knows where in the log he must be, and notes at once what comes otherwise. Written by one thread,
 * read by others when that has ended.
 */
public final class ClientTrace {
  private static final long NOWHERE = -1;

  private final String client;
  private final Map<Long, String> seen = new HashMap<>();
  private final Map<String, String> asked = new LinkedHashMap<>();

  private final Map<String, Long> answers = new LinkedHashMap<>();
  private final Set<String> refused = new HashSet<>();
  private final List<String> faults = new ArrayList<>();
  private long place = NOWHERE;
  private volatile long reached;

  /** The diary of a client who has seen nothing yet. */
  public ClientTrace(String client) {
    this.client = client;
  }

  /** The server has taken it that he knows the log up to there: the rest must follow in order. */
  public void stands(long at) {
    place = at;
  }

  /** He is in the room no more, or his connection is gone. */
  public void isOut() {
    place = NOWHERE;
  }

  /** He has sent a command, perhaps not for the first time. */
  public void asks(String id, String event) {
    asked.put(id, event);
  }

  /** A command of theirs was not carried out, as they were told. */
  public void isRefused(String id) {
    refused.add(id);
  }

  /** A logged event was delivered. */
  public void isShown(LoggedEventText event) {
    long seq = event.seq();
    String before = seen.putIfAbsent(seq, event.text());
    if (before != null && !before.equals(event.text())) {
      fault(event, "had read otherwise before: " + before);
    }
    if (event.replyTo() != null) {
      isAnswered(event.replyTo(), seq);
    }
    if (place != NOWHERE && seq == place + 1) {
      place = seq;
    } else if (!isRepeatedAnswer(event)) {
      fault(event, place == NOWHERE ? "came from a room he is not in" : "came after " + place);
    }
    long end = reached;
    while (seen.containsKey(end + 1)) {
      end++;
    }
    reached = end;
  }

  /** Whoever asks again is told again; and who is in no room is told the answer alone. */
  private boolean isRepeatedAnswer(LoggedEventText event) {
    return event.replyTo() != null && (place == NOWHERE || event.seq() <= place);
  }

  private void isAnswered(String id, long seq) {
    Long before = answers.putIfAbsent(id, seq);
    if (!asked.containsKey(id)) {
      faults.add(client + " was answered what he had not asked: " + id);
    } else if (before != null && before != seq) {
      faults.add(client + ": " + id + " was answered by " + before + " and by " + seq);
    }
  }

  private void fault(LoggedEventText event, String complaint) {
    fault("seq " + event.seq() + " (" + event.event() + ") " + complaint);
  }

  /** Something has happened to him that must not. */
  public void fault(String complaint) {
    faults.add(client + ": " + complaint);
  }

  String client() {
    return client;
  }

  /** He has seen everything up to this number. May be asked on any thread. */
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

  /** What was neither answered nor refused. */
  Set<String> open() {
    Set<String> open = new TreeSet<>(asked.keySet());
    open.removeAll(answers.keySet());
    open.removeAll(refused);
    return open;
  }
}
