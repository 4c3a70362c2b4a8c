package com.paperdynasty.baseball;

/**
 * A player.
 *
 * @param id unique in a game, over both teams
 */
public record Player(String id, String name) {}
