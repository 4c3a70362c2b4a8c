package com.paperdynasty.chat;

import com.paperdynasty.config.Setting;

/**
 * The bounds of talk.
 *
 * @param pageItems how many messages, or lines of the audit, a page has at most
 * @param longestMuteS for how long a user may be muted at once
 * @param retryAfterMs what a client is told when nothing can be kept just now
 */
public record ChatSettings(
    @Setting(most = 10_000) int pageItems, long longestMuteS, long retryAfterMs) {}
