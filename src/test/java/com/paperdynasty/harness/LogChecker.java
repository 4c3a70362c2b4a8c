package com.paperdynasty.harness;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what clients received of a game with its stored log, and lists all differences. */
public final class LogChecker {
  private final Map<Long, JsonObject> log = new HashMap<>();
  private final List<String> faults = new ArrayList<>();

  private LogChecker(List<JsonObject> events) {
    long expected = 1;
    int plays = 0;
    for (JsonObject event : events) {
      if (event.getLong("seq") != expected++) {
        faults.add("gap or double in the log before seq " + event.getLong("seq"));
      }
      if (event.getString("event").equals("play_resolved")
          && event.getJsonObject("data").getInteger("play_number") != ++plays) {
        faults.add("play " + plays + " is missing or double at seq " + event.getLong("seq"));
      }
      log.put(event.getLong("seq"), event);
    }
  }

  /** All faults; empty if there are none. */
  public static List<String> faults(List<JsonObject> log, List<ClientHistory> histories) {
    LogChecker checker = new LogChecker(log);
    histories.forEach(checker::check);
    return checker.faults;
  }

  private void check(ClientHistory clientHistory) {
    long last = clientHistory.seen().isEmpty() ? 0 : clientHistory.seen().get(0).getLong("seq") - 1;
    for (JsonObject seen : clientHistory.seen()) {
      long seq = seen.getLong("seq");
      if (seq > last + 1) {
        faults.add(
            clientHistory.client() + " was not shown what comes between " + last + " and " + seq);
      }
      last = Math.max(last, seq);
      JsonObject kept = log.get(seen.getLong("seq"));
      if (kept == null) {
        faults.add(clientHistory.client() + " saw what is not in the log: " + seen.encode());
      } else if (!kept.equals(seen)) {
        faults.add(
            clientHistory.client()
                + " saw "
                + seen.encode()
                + " where the log has "
                + kept.encode());
      }
    }
    Set<Long> answers = new HashSet<>();
    clientHistory
        .acknowledged()
        .forEach(
            (id, seq) -> {
              if (!answers.add(seq)) {
                faults.add(clientHistory.client() + ": two commands were answered by seq " + seq);
              }
            });
  }
}
