package com.paperdynasty.table;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The durable log of games. Futures complete on the context that called. A failed Future means that
 * the database did not answer in time or at all: what was asked for may have happened or not.
 */
public interface Journal {

  /**
   * Raises the game's epoch, names {@code node} its owner, and reads the log. Empty if there is no
   * such game.
   */
  Future<Optional<Opened>> open(UUID gameId, String node);

  /**
   * Adds events to a log. It succeeds with {@link Appended.Committed} only when they are durable.
   *
   * <p>Fails at once, with nothing written, when more appends wait than configured.
   */
  Future<Appended> append(Append append);

  /** What a command did, if it was carried out. */
  Future<Optional<Answer>> answerOf(UUID gameId, String userId, String commandId);

  /** Logged events after a seq, in order, at most {@code limit} of them. */
  Future<List<LoggedEvent>> read(UUID gameId, long after, int limit);

  /**
   * The data of the last plays that stood after an event, oldest first, each the JSON text of its
   * {@code play_resolved}.
   *
   * @param upTo the event's seq
   * @param last the number of the last of these plays, 0 where no play stood
   */
  Future<List<String>> recentPlays(UUID gameId, long upTo, int last, int limit);

  /** Who has each of these games, as far as the journal knows; without those that are not there. */
  Future<Map<UUID, OwnerRow>> owners(Collection<UUID> gameIds);

  /**
   * Gives games up that were opened with these epochs, so that the next owner need not ask this
   * node.
   */
  Future<Void> release(Map<UUID, Long> epochs);
}
