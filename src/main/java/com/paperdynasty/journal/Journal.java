package com.paperdynasty.journal;

import com.paperdynasty.game.model.RuleBook;
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
  Future<Optional<OpenedLog>> open(UUID gameId, String node);

  /**
   * Adds events to a log. It succeeds with {@link AppendResult.Committed} only when they are
   * durable.
   *
   * <p>Fails at once, with nothing written, when more appends wait than configured.
   */
  Future<AppendResult> append(AppendRequest appendRequest);

  /** What a command did, if it was carried out. */
  Future<Optional<CommandReceipt>> receiptOf(UUID gameId, String userId, String commandId);

  /** Logged events after a seq, in order, at most {@code limit} of them. */
  Future<List<LoggedEvent>> read(UUID gameId, long after, int limit);

  /**
   * The seqs of plays that stood after an event, in the order of their numbers.
   *
   * @param upTo the event's seq
   * @param after only plays with a higher number
   * @param limit how many numbers from there on are looked at
   */
  Future<List<Long>> standingPlays(UUID gameId, long upTo, int after, int limit);

  /** What a game is pinned to. Fails with {@link DamagedLogException} if it is not there. */
  Future<RuleBook> rules(UUID gameId);

  /** Who has each of these games, as far as the journal knows; without those that are not there. */
  Future<Map<UUID, OwnershipRecord>> owners(Collection<UUID> gameIds);

  /**
   * Gives games up that were opened with these epochs, so that the next owner need not ask this
   * node.
   */
  Future<Void> release(Map<UUID, Long> epochs);
}
