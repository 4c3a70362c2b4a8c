package com.paperdynasty.replay;

import com.paperdynasty.config.Setting;

/**
 * What reading older events of games may take. Their frames are made anew, by going through the log
 * up to them.
 *
 * @param atOnce how many logs a node goes through at the same time
 * @param waiting how many further readers may wait for that; beyond it they are told to come again
 * @param waitMs who has waited for so long has given up, and nothing is done for them
 * @param statesBytes how much the states may take, by estimate, that are kept to go on from
 * @param statesMs for how long they are kept
 */
public record ReplaySettings(
    @Setting(most = 64) int atOnce,
    @Setting(most = 100_000) int waiting,
    long waitMs,
    long statesBytes,
    long statesMs) {}
