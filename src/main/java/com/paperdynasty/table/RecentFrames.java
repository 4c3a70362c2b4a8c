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
 * The frames of a game's last events, for users who have missed a few. Immutable.
 *
 * @param mostBytes the memory that the frames may take together
 * @param frames in order and without gaps, up to the last event; empty if that event alone is too
 *     large
 * @param bytes the memory that the frames take
 */
record RecentFrames(int mostBytes, List<SeqFrame> frames, int bytes) {
  /** The bytes of a frame besides its text. */
  private static final int OBJECTS = 80;

  /** The bytes of the smallest frame, whose text has 48. */
  private static final int SMALLEST = 48 + OBJECTS;

  private static final int LATIN_1 = 0xFF;

  RecentFrames {
    frames = List.copyOf(frames);
  }

  static RecentFrames empty(int mostBytes) {
    return new RecentFrames(mostBytes, List.of(), 0);
  }

  /** With the next event's frame; drops the oldest frames if the memory is exceeded. */
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

  /** The frame of an event; null if it is not here. */
  @Nullable SeqFrame at(long seq) {
    long index = frames.isEmpty() ? -1 : seq - frames.get(0).seq();
    return index < 0 || index >= frames.size() ? null : frames.get((int) index);
  }

  /** The frames after an event, as far as they are here. */
  List<SeqFrame> after(long seq) {
    return frames.stream().filter(frame -> frame.seq() > seq).toList();
  }

  /** The bytes of a frame on the heap. A text beyond Latin-1 takes two bytes for each unit. */
  private static int size(SeqFrame frame) {
    String text = frame.frame();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > LATIN_1) {
        return OBJECTS + 2 * text.length();
      }
    }
    return OBJECTS + text.length();
  }

  /** Takes a whole log, and makes only the frames that are kept. */
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
