package com.paperdynasty.app.load;

/**
 * What is to be played.
 *
 * @param games at once
 * @param spectators of each, besides its two managers
 * @param lengthMs after so long it is over, whatever is still under way
 * @param league which the games are played in
 * @param seed of the outcomes that the managers submit
 */
public record LoadPlan(int games, int spectators, long lengthMs, String league, long seed) {}
