package com.paperdynasty.lobby.cards;

import org.jspecify.annotations.Nullable;

/**
 * What a user is shown of a card set.
 *
 * @param key names what is shown: under the same key it is the same text
 * @param text the JSON; null if the caller has that of the key
 */
public record ShownSet(String key, @Nullable String text) {}
