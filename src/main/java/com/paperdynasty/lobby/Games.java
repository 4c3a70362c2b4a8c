package com.paperdynasty.lobby;

import com.paperdynasty.wire.Sender;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of games, read and created without opening them. Futures complete on the context
 * that called.
 */
public interface Games {

  /** Writes a new game with its first event. */
  Future<Void> create(NewGame game);

  /** The row of a game, whoever asks: the caller decides who may see it. */
  Future<Optional<GameRecord>> find(UUID gameId);

  /**
   * Games that a user may see, newest first.
   *
   * @param status only games in this status, unless null
   * @param mine only games that the user created or manages
   * @param cursor where the last page ended; null for the first page
   * @param behindMs by how much the status is kept back of games that are not the user's own
   */
  Future<Page> list(
      Sender user,
      @Nullable String status,
      boolean mine,
      @Nullable String cursor,
      int limit,
      long behindMs);

  /**
   * The data of {@code play_resolved}, as JSON text, of plays that stand, with a number above
   * {@code after}.
   *
   * @param upTo plays that stood after the event with this seq
   */
  Future<List<String>> plays(UUID gameId, long upTo, int after, int limit);

  /** A page of games. */
  record Page(List<GameRecord> games, @Nullable String nextCursor) {

    /** Without what spectators are not shown yet. */
    Page asSeenBy(Sender user) {
      return new Page(
          games.stream().map(game -> game.seenLiveBy(user) ? game : game.withoutScore()).toList(),
          nextCursor);
    }
  }
}
