package com.paperdynasty.card.library;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * The stored card sets. A set is never changed or deleted. Futures complete on the context that
 * called, and fail when the database does not answer.
 */
public interface CardSetStore {
  /**
   * Stores a set that belongs to a user from now on. A set that is stored already gets a further
   * owner; for one of its owners nothing changes.
   *
   * @param most how many sets the user may own
   * @return whether the user owns it; false if they would own too many
   */
  Future<Boolean> keep(String userId, StoredCardSet set, int most);

  /** Stores a set that comes with the program, because a game is played with it. */
  Future<Void> put(StoredCardSet set);

  /** The text of a set, with any owner or none; empty if it is not stored. */
  Future<Optional<String>> find(String hash);

  /** The text of a set that the user owns; empty for any other. */
  Future<Optional<String>> findOwned(String userId, String hash);

  /** The sets that a user owns, the latest first. */
  Future<List<CardSetSummary>> ownedBy(String userId);
}
