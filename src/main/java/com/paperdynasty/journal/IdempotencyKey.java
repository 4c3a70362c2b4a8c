package com.paperdynasty.journal;

/**
 * The idempotency key of a command: unique in a game for a user.
 *
 * @param userId the sender
 * @param id the text that the sender gave the command
 * @param contentHash of the command's event and data, so that one id with two contents is noticed
 */
public record IdempotencyKey(String userId, String id, long contentHash) {}
