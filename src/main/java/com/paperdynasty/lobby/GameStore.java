package com.paperdynasty.lobby;

import com.paperdynasty.user.User;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The stored games, read and written without opening them. Futures complete on the context that
 * called, and fail when the database does not answer.
 */
public interface GameStore {

  /** Why a game is not created. */
  enum NotCreated {
    /** Its creator has too many that wait to be started, or were ended before the start. */
    TOO_MANY_WAITING,
    /** Its creator has too many under way. */
    TOO_MANY_RUNNING,
    /** The game that it should follow has a rematch. */
    HAS_REMATCH
  }

  /** A game under way whose log has not grown for long, with its last event. */
  record AbandonedGame(UUID gameId, long lastSeq) {}

  /** Whether all nodes on the database know the events and the league files of fair play. */
  boolean allowsFairPlay();

  /** Whether all nodes on the database can open games with card sets. */
  boolean allowsCards();

  /**
   * Stores a new game with its first event, unless a quota of its creator is exceeded, or it is the
   * rematch of a game that {@link #findRematch has one}. Of several rematches of one game, created
   * on whatever nodes, one is stored; the others wait for it.
   *
   * @param mostWaiting how many games of theirs may wait to be started, or have been ended before
   * @param mostRunning how many games of theirs may be under way
   * @return why it was not stored; empty if it was
   */
  Future<Optional<NotCreated>> create(NewGame game, int mostWaiting, int mostRunning);

  /**
   * Deletes games that were never started, also those that were ended without a start, with
   * everything that is stored with them.
   *
   * @param age the least time since their creation
   * @param most how many at once
   * @return the deleted games
   */
  Future<List<UUID>> deleteUnstarted(Duration age, int most);

  /**
   * Deletes a game with everything that is stored with it.
   *
   * @param started whether it may have been started
   * @return whether it was deleted; false if it does not exist, or was started and {@code started}
   *     is false
   */
  Future<Boolean> delete(UUID gameId, boolean started);

  /**
   * Erases a user's name everywhere, their messages, and their presence. Their games are taken from
   * the owners, so that these read them again.
   *
   * @param most how many rows of each kind at once
   * @return how many; call it again until it is 0
   */
  Future<Long> erase(String userId, int most);

  /** Deletes rows that were written for games after their deletion. */
  Future<Void> deleteRemains(List<UUID> gameIds);

  /**
   * Packs the logs of games that are over. Their events stay the same.
   *
   * @param age the least time since their end
   * @param most how many at once
   * @param mostBytes a larger log is not packed
   * @return how many were packed
   */
  Future<Integer> pack(Duration age, int most, int mostBytes);

  /**
   * Forgets the receipts of commands to games that are over, except of commands that such a game
   * could execute once more. That an id was used stays known: see {@code
   * CommandReceipt.isForgotten}.
   *
   * @param age the least time since their end
   * @param most how many games at once
   * @return the number of games
   */
  Future<Integer> forgetCommands(Duration age, int most);

  /**
   * Finds games under way whose log has not grown for long.
   *
   * @param age the least time since the last event
   * @param most how many games
   */
  Future<List<AbandonedGame>> findAbandoned(Duration age, int most);

  /** The row of a game; empty if it does not exist. The caller decides who may see it. */
  Future<Optional<GameRecord>> find(UUID gameId);

  /** The text of the rules that a game is pinned to; empty if it does not exist. */
  Future<Optional<String>> rules(UUID gameId);

  /**
   * The row of the rematch of a game; empty if it has none, or none any more. One that was ended
   * before its start does not count.
   */
  Future<Optional<GameRecord>> findRematch(UUID gameId);

  /**
   * The latest game of a manager that is played with a card set, among their latest few hundred.
   *
   * @param hash of the set
   */
  Future<Optional<UUID>> latestWithCards(String userId, String hash);

  /**
   * Lists games that a user may see, newest first.
   *
   * @param cursor where the last page ended; null for the first page
   * @param behindMs the delay of the status of games of others, in ms
   */
  Future<Page> list(
      User user, GameFilter filter, @Nullable String cursor, int limit, long behindMs);

  /** The stored data of a game is damaged. A retry does not help. */
  final class DamagedGameException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Without a stack trace, because the program is not at fault. */
    public DamagedGameException(String message) {
      super(message, null, false, false);
    }
  }

  /** A page of games. */
  record Page(List<GameRecord> games, @Nullable String nextCursor) {

    /**
     * The page as a user may see it.
     *
     * @param late whether spectators have a delay; then it has no score of games that they watch
     */
    Page asSeenBy(User user, boolean late) {
      return new Page(games.stream().map(game -> game.asSeenBy(user, late)).toList(), nextCursor);
    }
  }
}
