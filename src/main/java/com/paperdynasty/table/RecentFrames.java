package com.paperdynasty.table;

import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.journal.LoggedEvent;
import com.paperdynasty.protocol.server.EventJson;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a game's last events, ready for all who come back a little late. It never changes.
 *
 * @param mostBytes how much they may take together
 * @param frames in order and without gaps, up to the last event; empty where that alone is too
 *     large
 * @param bytes how much they take
 */
record RecentFrames(int mostBytes, List<SeqFrame> frames, int bytes) {
  /** What a frame takes besides its text, and the shortest text that there is. */
  private static final int OBJECTS = 80;

  private static final int SMALLEST = 48 + OBJECTS;
  private static final int LATIN_1 = 0xFF;

  RecentFrames {
    frames = List.copyOf(frames);
  }

  static RecentFrames empty(int mostBytes) {
    return new RecentFrames(mostBytes, List.of(), 0);
  }

  /** With the next event's frame, and without the oldest ones where that is too much. */
  RecentFrames with(SeqFrame next) {
    int size = bytes + size(next);
    int first = 0;
    while (size > mostBytes && first < frames.size()) {
      size -= size(frames.get(first++));
    }
    if (size > mostBytes) {
      return empty(mostBytes);
    }
    List<SeqFrame> longer = new ArrayList<>(frames.subList(first, frames.size()));
    longer.add(next);
    return new RecentFrames(mostBytes, longer, size);
  }

  /** The frame of an event; null if it is not among them. */
  @Nullable SeqFrame at(long seq) {
    long index = frames.isEmpty() ? -1 : seq - frames.get(0).seq();
    return index < 0 || index >= frames.size() ? null : frames.get((int) index);
  }

  /** The frames after an event, as far as they are among them. */
  List<SeqFrame> after(long seq) {
    return frames.stream().filter(frame -> frame.seq() > seq).toList();
  }

  /** What a frame takes on the heap, where a text beyond Latin-1 has two bytes for each unit. */
  private static int size(SeqFrame frame) {
    String text = frame.frame();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > LATIN_1) {
        return OBJECTS + 2 * text.length();
      }
    }
    return OBJECTS + text.length();
  }

  /** Takes a whole log in, and makes only those frames of it that are kept. */
  static final class Builder {
    private record Step(LoggedEvent logged, GameState after) {}

    private final int mostBytes;
    private final Deque<Step> last = new ArrayDeque<>();

    Builder(int mostBytes) {
      this.mostBytes = mostBytes;
    }

    void add(LoggedEvent logged, GameState after) {
      last.add(new Step(logged, after));
      if (last.size() > mostBytes / SMALLEST) {
        last.remove();
      }
    }

    RecentFrames build() {
      Deque<SeqFrame> kept = new ArrayDeque<>();
      int left = mostBytes;
      while (!last.isEmpty()) {
        Step step = last.removeLast();
        SeqFrame frame = EventJson.frame(step.logged().seq(), step.logged().event(), step.after());
        left -= size(frame);
        if (left < 0) {
          return new RecentFrames(mostBytes, List.copyOf(kept), mostBytes - left - size(frame));
        }
        kept.addFirst(frame);
      }
      return new RecentFrames(mostBytes, List.copyOf(kept), mostBytes - left);
    }
  }
}
