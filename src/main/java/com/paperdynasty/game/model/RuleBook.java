package com.paperdynasty.game.model;

import com.paperdynasty.baseball.league.League;
import com.paperdynasty.dice.ExtraDiceForm;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rules that a game is pinned to, even if its league's file changes later.
 *
 * @param hash SHA-256 of the league file's text, in hexadecimal, under which the text is stored
 * @param league the league that the text defines
 * @param spectatorsMayWriteToManagers whether a spectator may send a manager a direct message
 * @param diceForms the forms of extra dice by name, in the order of the file
 * @param table how two managers play together, unless a game is created with other options
 */
public record RuleBook(
    String hash,
    League league,
    boolean spectatorsMayWriteToManagers,
    Map<String, ExtraDiceForm> diceForms,
    TableOptions table) {
  public RuleBook {
    diceForms = Collections.unmodifiableMap(new LinkedHashMap<>(diceForms));
  }

  /** A rule book with the default table options. */
  public RuleBook(
      String hash,
      League league,
      boolean spectatorsMayWriteToManagers,
      Map<String, ExtraDiceForm> diceForms) {
    this(hash, league, spectatorsMayWriteToManagers, diceForms, TableOptions.DEFAULT);
  }

  /** A rule book under which spectators may not write to managers, without extra dice. */
  public RuleBook(String hash, League league) {
    this(hash, league, false, Map.of());
  }
}
