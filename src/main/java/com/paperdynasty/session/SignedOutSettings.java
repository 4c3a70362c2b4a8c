package com.paperdynasty.session;

import com.paperdynasty.config.Setting;

/**
 * How signing out reaches the other nodes.
 *
 * @param pollMs how often a node asks who has signed out, in ms
 * @param most how many ended sessions a node remembers
 */
public record SignedOutSettings(
    @Setting(most = 60_000) long pollMs, @Setting(most = 10_000_000) int most) {}
