package com.paperdynasty.lobby;

import org.jspecify.annotations.Nullable;

/**
 * Which games a list has, among those that a user may see.
 *
 * @param status only games in this status; null for all games of the user, and the games of others
 *     that are not over
 * @param mine only games that the user created, manages or umpires
 * @param ref only games that the user created under this name; null for all
 */
public record GameFilter(@Nullable String status, boolean mine, @Nullable String ref) {}
