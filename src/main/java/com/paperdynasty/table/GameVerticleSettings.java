package com.paperdynasty.table;

import com.paperdynasty.config.Setting;

/**
 * The bounds of an open game.
 *
 * @param commandsWaiting how many commands may wait behind the one under way; a further one is
 *     refused
 * @param idleMs a game closes after this time without a command and without a watcher
 * @param unusedMs the same for a game that was opened to be read and has had neither since
 * @param watchExpiryMs a watcher that has not renewed for this time counts as gone, and its users
 *     with it
 * @param giveUpMs an owner that cannot reach its journal for this time gives its game up
 * @param reopenPauseMs the pause between two tries to open the game again, and the retry time of
 *     refusals for too much load
 * @param refusalsRemembered how many refused commands are remembered. When the oldest is forgotten,
 *     a copy of any command that was sent before it has to be sent again
 * @param spectatorDelayMs the delay of users who are neither manager nor admin of the game
 * @param framesBytes the memory for frames of the last events; older frames are made from the log
 * @param documentsKept how many documents about the game are kept for the next who ask for them;
 *     beyond it the oldest is made again
 */
public record GameVerticleSettings(
    int commandsWaiting,
    long idleMs,
    long unusedMs,
    long watchExpiryMs,
    long giveUpMs,
    long reopenPauseMs,
    @Setting(most = 100_000) int refusalsRemembered,
    @Setting(least = 0, most = 600_000) long spectatorDelayMs,
    @Setting(least = 0, most = 16_777_216) int framesBytes,
    @Setting(most = 64) int documentsKept) {}
