package com.paperdynasty.game;

import com.paperdynasty.dice.Throw;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Dice on the table.
 *
 * @param rollId names this issue of the dice
 * @param number of the roll in its game, from 1; a re-issue has the number of the first issue
 * @param reissueOf the roll id of the issue that expired before, if any
 * @param rolledBy user id of who asked for it
 * @param at when it was rolled
 * @param expiresAt from when on no outcome is taken for it
 */
public record Roll(
    String rollId,
    int number,
    @Nullable String reissueOf,
    String rolledBy,
    Throw dice,
    Instant at,
    Instant expiresAt) {}
