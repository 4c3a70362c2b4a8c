package com.paperdynasty.table.ownership;

import com.paperdynasty.config.Setting;

/**
 * The bounds of hosting games.
 *
 * @param openGames how many games may be open on a node; a further one is refused with {@code
 *     unavailable}
 * @param openingAtOnce how many may be on their way to being opened; a further one is refused
 *     likewise
 * @param retryAfterMs what the refused are told
 * @param confirmTimeoutMs an owner that does not confirm for so long that it has a game is passed
 *     over
 * @param checkMs between two comparisons of the open games' epochs with the journal's
 * @param lateMs a node whose own clock strikes so late was frozen, and answers nothing before it
 *     has compared
 * @param giveUpMs a node that cannot compare for so long gives its games up; longer than {@code
 *     checkMs}, by as much as one answer may take
 * @param disputeMs when a node that is not seen has taken a game, watches alone do not take it back
 *     for so long
 * @param rebalanceAfterMs a node that joins is given its share of the open games after so long
 * @param movesAtOnce how many games are handed over at once
 * @param takeOverTimeoutMs how long one hand-over may take
 * @param brokenRetryMs a game whose log turned out to be wrong is not opened again for so long
 * @param takesAtOnce how many games this node takes at once from those that give it its share
 * @param takesPerSecond how many of them it takes in a second at most
 * @param shareMs for how long a node that joins is offered its share before that is tried again
 */
public record HostSettings(
    int openGames,
    int openingAtOnce,
    long retryAfterMs,
    long confirmTimeoutMs,
    long checkMs,
    long lateMs,
    long giveUpMs,
    long disputeMs,
    long rebalanceAfterMs,
    @Setting(most = 1_000) int movesAtOnce,
    long takeOverTimeoutMs,
    long brokenRetryMs,
    @Setting(most = 1_000) int takesAtOnce,
    @Setting(most = 100_000) int takesPerSecond,
    long shareMs) {}
