package com.paperdynasty.bus;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the bodies of messages from other nodes. During a rolling update a message may be of a kind
 * that only the newer version knows, or be damaged. The receiver then goes on, and answers a
 * request at once: an exception in a handler would leave the sender to wait for its timeout. Each
 * such kind is logged once. Thread-safe.
 */
public final class MessageReader {
  /** The one of this process. */
  public static final MessageReader SHARED = new MessageReader();

  private static final Logger log = LoggerFactory.getLogger(MessageReader.class);
  private static final int REMEMBERED = 16;

  private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

  MessageReader() {}

  /**
   * Reads a request.
   *
   * @param body throws {@link IllegalArgumentException} where this version cannot read it
   * @param onRead gets the message
   * @param onUnreadable is called instead, with the game that the message is about, if it names one
   */
  public <T> void read(
      Supplier<T> body, Consumer<T> onRead, Consumer<@Nullable UUID> onUnreadable) {
    T message;
    try {
      message = body.get();
    } catch (IllegalArgumentException e) {
      passOver(e);
      onUnreadable.accept(e instanceof UnknownMessageKindException later ? later.gameId() : null);
      return;
    }
    onRead.accept(message);
  }

  /** Reads a message that has no answer. One that this version cannot read is passed over. */
  public <T> void read(Supplier<T> body, Consumer<T> onRead) {
    read(body, onRead, gameId -> {});
  }

  /** Logs why a message could not be read. */
  void passOver(IllegalArgumentException e) {
    String what =
        e instanceof UnknownMessageKindException later
            ? later.kind()
            : String.valueOf(e.getMessage());
    if (unreadable.size() < REMEMBERED && unreadable.add(what)) {
      log.warn("passed over a message from a node of another version: {}", e.getMessage());
    }
  }
}
