package com.paperdynasty.lobby;

import com.paperdynasty.user.User;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of games, read and created without opening them. Futures complete on the context
 * that called.
 */
public interface GameStore {

  /** Which games of their own keep a user from creating another. */
  enum QuotaExceeded {
    /** As many wait to be started as may, or were ended before. */
    WAITING,
    /** As many are under way as may. */
    RUNNING
  }

  /** A game under way that nobody has touched for long, and the last event of its log. */
  record Untouched(UUID gameId, long lastSeq) {}

  /**
   * Writes a new game with its first event, unless its creator has too many already.
   *
   * @param mostWaiting how many games of theirs may wait to be started, or have been ended before
   * @param mostRunning how many games of theirs may be under way
   * @return empty if it was written
   */
  Future<Optional<QuotaExceeded>> create(NewGame game, int mostWaiting, int mostRunning);

  /**
   * Deletes games that nobody has started, also those that were ended then, with all that was
   * written beside them.
   *
   * @param age how long ago they were created at least
   * @param most how many at once
   * @return those that are gone
   */
  Future<List<UUID>> deleteUnstarted(Duration age, int most);

  /**
   * Deletes a game with all that was written beside it.
   *
   * @param started whether it may have been started
   * @return whether it is gone; not where it was not there, or was started and may not have been
   */
  Future<Boolean> delete(UUID gameId, boolean started);

  /**
   * Takes away what a user is called wherever it is kept, what they said, and where they were. The
   * tables of the games that they were in are taken from their owners, so that these read them
   * anew.
   *
   * @param most how many of each kind at once
   * @return how many; to be asked again until there are none
   */
  Future<Long> erase(String userId, int most);

  /** Deletes what was written beside games after they had been deleted. */
  Future<Void> deleteRemains(List<UUID> gameIds);

  /**
   * Makes the logs of games small that are over. What they say stays the same.
   *
   * @param age for how long they have been over at least
   * @param most how many at once
   * @param mostBytes a log with more is left as it is
   * @return how many were
   */
  Future<Integer> pack(Duration age, int most, int mostBytes);

  /**
   * Forgets the ids and answers of commands to games that are over, but of those that such a game
   * would carry out once more. That an id was used stays known: see {@code
   * CommandReceipt.isForgotten}.
   *
   * @param age for how long they have been over at least
   * @param most how many at once
   * @return of how many it did
   */
  Future<Integer> forgetCommands(Duration age, int most);

  /**
   * Games under way whose log has not grown for long.
   *
   * @param age for how long at least
   * @param most how many of them
   */
  Future<List<Untouched>> findUntouched(Duration age, int most);

  /** The row of a game, for any caller, who decides who may see it. */
  Future<Optional<GameRecord>> find(UUID gameId);

  /**
   * Games that a user may see, newest first.
   *
   * @param status only games in this status; null for all of the user's own, and of the others'
   *     those that are not over
   * @param mine only games that the user created or manages
   * @param cursor where the last page ended; null for the first page
   * @param behindMs by how much the status is kept back of games that are not the user's own
   */
  Future<Page> list(
      User user,
      @Nullable String status,
      boolean mine,
      @Nullable String cursor,
      int limit,
      long behindMs);

  /** What was kept of a game is damaged; asking again does not help. */
  final class DamagedGameException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Without a trace: nothing is wrong with the program. */
    public DamagedGameException(String message) {
      super(message, null, false, false);
    }
  }

  /** A page of games. */
  record Page(List<GameRecord> games, @Nullable String nextCursor) {

    /** Without what spectators are not shown yet. */
    Page asSeenBy(User user) {
      return new Page(
          games.stream().map(game -> game.seenLiveBy(user) ? game : game.withoutScore()).toList(),
          nextCursor);
    }
  }
}
