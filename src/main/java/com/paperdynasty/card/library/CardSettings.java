package com.paperdynasty.card.library;

import com.paperdynasty.card.file.CardBounds;
import com.paperdynasty.config.Setting;

/**
 * The bounds of card sets.
 *
 * @param set how large a set may be
 * @param setsPerUser how many sets a user may own
 * @param postsAtOnce how many sets may be on their way into a node at once
 */
public record CardSettings(
    CardBounds set, @Setting(most = 10_000) int setsPerUser, @Setting(most = 64) int postsAtOnce) {}
