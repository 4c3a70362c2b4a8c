package com.paperdynasty.table.ownership;

import com.paperdynasty.config.Setting;

/**
 * The bounds of hosting games.
 *
 * @param openGames how many games may be open on a node; a further one is refused with {@code
 *     unavailable}
 * @param openingAtOnce how many games may be opening at a time; a further one is refused likewise
 * @param retryAfterMs the retry time of refusals
 * @param confirmTimeoutMs an owner that does not confirm its game within this time is passed over
 * @param checkMs the interval of ownership checks, which compare the epochs of the open games with
 *     the journal
 * @param lateMs a node whose timer is late by this much was paused, and answers nothing before the
 *     next check
 * @param giveUpMs a node whose checks fail for this time gives its games up; longer than {@code
 *     checkMs} by the time that one answer may take
 * @param disputeMs after a node that is not seen has taken a game, watches do not take it back for
 *     this time
 * @param rebalanceAfterMs a node that joins gets its share of the open games after this time
 * @param movesAtOnce how many games are handed off at once
 * @param takeOverTimeoutMs how long one hand-off may take
 * @param brokenRetryMs a game whose log is damaged is not opened again for this time
 * @param takesAtOnce how many games this node takes at once from other nodes
 * @param takesPerSecond how many of them it takes in a second
 * @param shareMs how long a node that joins is offered its share before that is tried again
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
