package com.paperdynasty.talk;

/**
 * The bounds of talk.
 *
 * @param pageItems how many messages, or lines of the audit, a page has at most
 * @param longestMuteS for how long a user may be muted at once
 * @param retryAfterMs what a client is told when nothing can be kept just now
 */
public record TalkSettings(int pageItems, long longestMuteS, long retryAfterMs) {

  /** What holds where nothing is configured. */
  public static final TalkSettings DEFAULTS = new TalkSettings(100, 604_800, 1_000);
}
