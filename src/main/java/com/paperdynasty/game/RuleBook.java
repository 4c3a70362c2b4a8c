package com.paperdynasty.game;

import com.paperdynasty.baseball.League;

/**
 * The rules that a game is pinned to, whatever its league changes later.
 *
 * @param hash SHA-256 of the league file's text, in hexadecimal: the name under which the text is
 *     kept
 * @param league what the text says
 */
public record RuleBook(String hash, League league) {}
