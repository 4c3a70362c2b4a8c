package com.paperdynasty.game;

import com.paperdynasty.baseball.League;

/**
 * The rules that a game is pinned to, whatever its league changes later.
 *
 * @param hash SHA-256 of the league file's text, in hexadecimal: the name under which the text is
 *     kept
 * @param league what the text says of the game of baseball
 * @param spectatorsMayWriteToManagers whether a spectator may send a manager a direct message
 */
public record RuleBook(String hash, League league, boolean spectatorsMayWriteToManagers) {

  /** The rules of a league where spectators do not write to managers. */
  public RuleBook(String hash, League league) {
    this(hash, league, false);
  }
}
