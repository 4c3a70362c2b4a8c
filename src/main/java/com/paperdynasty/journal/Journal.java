package com.paperdynasty.journal;

import com.paperdynasty.game.model.RuleBook;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The durable log of games. May be called from any context; Futures complete on the context that
 * called. A failed Future means that the database did not answer in time: the request may have been
 * executed or not. Reads fail with {@link DamagedLogException} where a stored event cannot be read.
 */
public interface Journal {

  /**
   * Raises the game's epoch, makes {@code node} its owner, and reads the log. Empty if the game
   * does not exist.
   */
  Future<Optional<OpenedLog>> open(UUID gameId, String node);

  /**
   * Appends events to a log. Succeeds with {@link AppendResult.Committed} only when the events are
   * durable.
   *
   * <p>Fails with {@link OlderNodesException} at once, with nothing sent to the database, when a
   * node of an older build lives that cannot read one of the events.
   *
   * <p>Fails with {@link JournalBusyException} at once, with nothing sent to the database, when
   * more appends wait than configured.
   */
  Future<AppendResult> append(AppendRequest appendRequest);

  /** The receipt of a command; empty if it was not executed. */
  Future<Optional<CommandReceipt>> receiptOf(UUID gameId, String userId, String commandId);

  /** Logged events after a seq, in order, at most {@code limit} of them. */
  Future<List<LoggedEvent>> read(UUID gameId, long after, int limit);

  /**
   * The seqs of the plays that were not undone as of an event, in the order of their play numbers.
   *
   * @param upTo the event's seq
   * @param after only plays with a higher play number
   * @param limit how many play numbers after that are looked up
   */
  Future<List<Long>> playsInEffect(UUID gameId, long upTo, int after, int limit);

  /**
   * The rules that a game is pinned to. Fails with {@link DamagedLogException} if they are missing.
   */
  Future<RuleBook> rules(UUID gameId);

  /** The ownership of each of these games; without games that do not exist. */
  Future<Map<UUID, OwnershipRecord>> owners(Collection<UUID> gameIds);

  /**
   * Releases games that were opened under these epochs, so that the next owner need not ask this
   * node. Does nothing for a game with a later epoch.
   */
  Future<Void> release(Map<UUID, Long> epochs);
}
