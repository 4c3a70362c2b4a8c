package com.paperdynasty.journal;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.state.PlayFacts;
import com.paperdynasty.eventlog.EventCodec;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.state.StateHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Appends for tests of journals. Their events need not be possible in a game. */
public final class SampleAppends {
  public static final Instant AT = Instant.parse("2026-10-31T12:34:56.789Z");
  public static final GameRow ROW = new GameRow("in_progress", "alice", "bob", "{\"inning\":3}");

  private SampleAppends() {}

  /** One event after {@code after}, with a mark by which a test recognizes it. */
  public static AppendRequest adding(UUID gameId, long epoch, long after, String mark) {
    return adding(gameId, epoch, after, null, entropy(after + 1, mark));
  }

  /** The same, done by a command with that id. */
  public static AppendRequest command(UUID gameId, long epoch, long after, String id, String mark) {
    return adding(
        gameId,
        epoch,
        after,
        new IdempotencyKey("alice", id, mark.hashCode()),
        entropy(after + 1, mark));
  }

  public static AppendRequest adding(
      UUID gameId,
      long epoch,
      long after,
      @Nullable IdempotencyKey command,
      LoggedEvent... events) {
    return new AppendRequest(
        gameId, epoch, after, List.of(events), List.of(), command, names(events), ROW);
  }

  private static Map<String, String> names(LoggedEvent... events) {
    Map<String, String> names = new HashMap<>();
    for (LoggedEvent event : events) {
      EventCodec.names(event.event()).forEach(names::putIfAbsent);
    }
    return names;
  }

  public static LoggedEvent entropy(long seq, String mark) {
    return new LoggedEvent(seq, new Event.EntropyGiven(AT, Side.AWAY, "alice", mark), hash(seq));
  }

  /** An announcement, which is possible in every game. */
  public static LoggedEvent announcement(long seq, String text) {
    return announcement(seq, "Carol", text);
  }

  /** The same by Carol under another name. */
  public static LoggedEvent announcement(long seq, String name, String text) {
    Manager carol = new Manager("carol", name);
    return new LoggedEvent(seq, new Event.Announcement(AT, carol, text), hash(seq));
  }

  public static LoggedEvent play(long seq, int number) {
    Submission walk = Submission.of(Outcome.WALK);
    return new LoggedEvent(
        seq,
        new Event.PlayResolved(
            AT, number, "r" + number, "bob", walk, new PlayFacts(List.of(Advance.to(0, 1)))),
        hash(seq));
  }

  public static LoggedEvent undone(long seq, int number) {
    return new LoggedEvent(
        seq, new Event.PlayUndone(AT, "alice", number, "misread", null, false), hash(seq));
  }

  public static StateHash hash(long seq) {
    return new StateHash(1, "%064x".formatted(seq));
  }

  /** The marks of a log's events, from seq 2 on. */
  public static List<String> marks(List<LoggedEvent> log) {
    List<String> marks = new ArrayList<>();
    for (LoggedEvent logged : log) {
      if (logged.event() instanceof Event.EntropyGiven given) {
        marks.add(given.entropy());
      }
    }
    return marks;
  }
}
