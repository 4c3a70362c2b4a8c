package com.paperdynasty.app.load;

/**
 * The size of a load test.
 *
 * @param games how many are played at once
 * @param spectators how many watch each game, besides its two managers
 * @param lengthMs when it ends, even if games are still in progress
 * @param league the league of the games
 * @param seed the seed of the outcomes that the managers submit
 */
public record LoadPlan(int games, int spectators, long lengthMs, String league, long seed) {}
