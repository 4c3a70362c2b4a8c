package com.paperdynasty.journal;

import org.jspecify.annotations.Nullable;

/**
 * The columns of a game's row that are derived from its log, for lists of games and for reads that
 * do not open the game.
 *
 * @param status {@code waiting}, {@code in_progress} or {@code completed}
 * @param awayManager the away manager's user id, if the seat is taken
 * @param homeManager the home manager's user id, if the seat is taken
 * @param summary JSON text for a list of games: teams, score, inning
 */
public record GameRow(
    String status, @Nullable String awayManager, @Nullable String homeManager, String summary) {}
