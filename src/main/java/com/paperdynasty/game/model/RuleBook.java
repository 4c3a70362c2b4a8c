package com.paperdynasty.game.model;

import com.paperdynasty.baseball.league.League;

/**
 * The rules that a game is pinned to, even if its league's file changes later.
 *
 * @param hash SHA-256 of the league file's text, in hexadecimal, under which the text is stored
 * @param league the league that the text defines
 * @param spectatorsMayWriteToManagers whether a spectator may send a manager a direct message
 */
public record RuleBook(String hash, League league, boolean spectatorsMayWriteToManagers) {

  /** A rule book under which spectators may not write to managers. */
  public RuleBook(String hash, League league) {
    this(hash, league, false);
  }
}
