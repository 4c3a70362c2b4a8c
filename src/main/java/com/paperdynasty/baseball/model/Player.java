package com.paperdynasty.baseball.model;

/**
 * A player.
 *
 * @param id unique in a game, across both teams
 */
public record Player(String id, String name) {}
