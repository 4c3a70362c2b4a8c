package com.paperdynasty.chat;

import com.paperdynasty.config.Setting;

/**
 * The bounds of chat.
 *
 * @param pageItems how many messages, or entries of the audit, a page has at most
 * @param longestMuteS the longest mute, in seconds
 * @param retryAfterMs the retry time while the store is unavailable, in milliseconds
 */
public record ChatSettings(
    @Setting(most = 10_000) int pageItems, long longestMuteS, long retryAfterMs) {}
