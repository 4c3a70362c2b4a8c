package com.paperdynasty.replay;

import com.paperdynasty.config.Setting;

/**
 * The limits for reading older events of games, whose frames are made again by replaying the log.
 *
 * @param atOnce how many logs a node replays at the same time
 * @param waiting how many further replays may wait; a replay beyond that is refused with the time
 *     to try again
 * @param waitMs a replay that has waited for so long is refused, because its callers have given up
 * @param statesBytes the estimated size of the states that are cached to continue from
 * @param statesMs how long a state is cached
 */
public record ReplaySettings(
    @Setting(most = 64) int atOnce,
    @Setting(most = 100_000) int waiting,
    long waitMs,
    long statesBytes,
    long statesMs) {}
