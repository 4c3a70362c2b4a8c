package com.paperdynasty.game.model;

import com.paperdynasty.baseball.league.League;
import com.paperdynasty.card.CardOptions;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.dice.ExtraDiceForm;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules that a game is pinned to, even if its league's file changes later.
 *
 * @param hash SHA-256 of the league file's text, in hexadecimal, under which the text is stored
 * @param league the league that the text defines
 * @param spectatorsMayWriteToManagers whether a spectator may send a manager a direct message
 * @param diceForms the forms of extra dice by name, in the order of the file
 * @param table how two managers play together, unless a game is created with other options
 * @param cardOptions what the text says of cards
 * @param cards the cards of those sets; none before they are {@link #with joined} to the rules
 */
public record RuleBook(
    String hash,
    League league,
    boolean spectatorsMayWriteToManagers,
    Map<String, ExtraDiceForm> diceForms,
    TableOptions table,
    CardOptions cardOptions,
    GameCards cards) {
  public RuleBook {
    diceForms = Collections.unmodifiableMap(new LinkedHashMap<>(diceForms));
  }

  /** A rule book without cards. */
  public RuleBook(
      String hash,
      League league,
      boolean spectatorsMayWriteToManagers,
      Map<String, ExtraDiceForm> diceForms,
      TableOptions table) {
    this(
        hash,
        league,
        spectatorsMayWriteToManagers,
        diceForms,
        table,
        CardOptions.NONE,
        GameCards.NONE);
  }

  /** The hashes of the card sets that the text names, in their order. */
  public List<String> cardSets() {
    return cardOptions.sets();
  }

  /**
   * The same rules for games with cards, in which nobody steals or bunts who has not said so before
   * the roll: unless their creator says otherwise, both sides are ready for each roll.
   */
  public RuleBook withReadySides() {
    return new RuleBook(
        hash,
        league,
        spectatorsMayWriteToManagers,
        diceForms,
        table.withReadySides(),
        cardOptions,
        cards);
  }

  /** The same rules with these cards. */
  public RuleBook with(GameCards others) {
    return with(hash, cardSets(), others);
  }

  /**
   * The same rules as another text gives, which names other card sets.
   *
   * @param otherHash of that text
   */
  public RuleBook with(String otherHash, List<String> otherSets, GameCards others) {
    return new RuleBook(
        otherHash,
        league,
        spectatorsMayWriteToManagers,
        diceForms,
        table,
        cardOptions.with(otherSets),
        others);
  }

  /**
   * The same rules as another text gives, which says nothing of cards.
   *
   * @param otherHash of that text
   */
  public RuleBook withoutCards(String otherHash) {
    return new RuleBook(otherHash, league, spectatorsMayWriteToManagers, diceForms, table);
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
