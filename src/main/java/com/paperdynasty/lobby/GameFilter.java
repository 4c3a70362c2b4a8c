package com.paperdynasty.lobby;

import org.jspecify.annotations.Nullable;

/**
 * Which games a list has, among those that a user may see.
 *
 * @param status only games in this status, or {@link #UNFINISHED}; null for all games of the user,
 *     and the games of others that are not over
 * @param mine only games that the user created, manages or umpires
 * @param ref only games that the user created under this name; null for all
 * @param openSeats only games of others that wait for somebody to take a seat
 * @param search only games with these words in their names; null for all
 */
public record GameFilter(
    @Nullable String status,
    boolean mine,
    @Nullable String ref,
    boolean openSeats,
    @Nullable Search search) {
  /** Games that are waiting or in progress. */
  public static final String UNFINISHED = "unfinished";

  /** A filter without a search. */
  public GameFilter(@Nullable String status, boolean mine, @Nullable String ref) {
    this(status, mine, ref, false, null);
  }

  /**
   * A search among the names of teams and managers.
   *
   * @param words separated by spaces; each must be in one of the names
   * @param games how many games of a list are looked at for one page
   */
  public record Search(String words, int games) {}
}
