package com.paperdynasty.realtime;

import com.paperdynasty.cluster.Standstill;
import com.paperdynasty.wire.ClientMessage;
import com.paperdynasty.wire.ClientMessage.Carry;
import com.paperdynasty.wire.ClientMessage.Mute;
import com.paperdynasty.wire.ClientMessage.Say;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a client has asked for, which is done one after the other in its order. */
final class Inbox {
  private final int most;
  private final Function<Inbound, Future<Void>> way;
  private final Runnable onIdle;
  private final Queue<Inbound> waiting = new ArrayDeque<>();
  private boolean busy;

  /**
   * Something that he has asked for.
   *
   * @param event its name on the wire
   * @param heardAt by the clock of {@link Standstill#now}
   */
  record Inbound(String event, ClientMessage message, @Nullable String replyTo, long heardAt) {
    /** Whether others see what it does. */
    boolean acts() {
      return message instanceof Carry || message instanceof Say || message instanceof Mute;
    }
  }

  /**
   * Nothing yet.
   *
   * @param most that may wait
   * @param way does one thing; must not throw
   * @param onIdle told whenever all is done
   */
  Inbox(int most, Function<Inbound, Future<Void>> way, Runnable onIdle) {
    this.most = most;
    this.way = way;
    this.onIdle = onIdle;
  }

  /** Takes one more, unless too many wait. */
  boolean offer(Inbound inbound) {
    if (waiting.size() >= most) {
      return false;
    }
    waiting.add(inbound);
    next();
    return true;
  }

  /** Goes on, if nothing is under way. */
  void next() {
    while (!busy && !waiting.isEmpty()) {
      busy = true;
      way.apply(waiting.remove())
          .onComplete(
              handled -> {
                busy = false;
                next();
              });
    }
    if (!busy) {
      onIdle.run();
    }
  }

  /** What waits is not done any more. */
  void clear() {
    waiting.clear();
  }
}
