package com.paperdynasty.table;

import com.paperdynasty.config.Setting;

/**
 * The bounds of a table.
 *
 * @param commandsWaiting how many commands may wait behind the one under way; a further one is
 *     refused
 * @param idleMs after so long without a command and without a watcher the table closes
 * @param watchExpiryMs a watcher who has not renewed for so long is taken for gone, and its people
 *     with it
 * @param giveUpMs a table that cannot reach its journal for so long gives its game up
 * @param reopenPauseMs between two tries to open the game again
 * @param refusalsRemembered how many refused commands are told apart; beyond it the oldest is
 *     forgotten, and copies of any command that were sent before it are asked for again
 * @param spectatorDelayMs how far those who are neither manager nor admin are behind the game
 * @param framesBytes how much the frames of the last events may take that are kept at hand; older
 *     ones are made anew from the log
 */
public record GameVerticleSettings(
    int commandsWaiting,
    long idleMs,
    long watchExpiryMs,
    long giveUpMs,
    long reopenPauseMs,
    @Setting(most = 100_000) int refusalsRemembered,
    @Setting(least = 0, most = 600_000) long spectatorDelayMs,
    @Setting(least = 0, most = 16_777_216) int framesBytes) {}
