package com.paperdynasty.journal;

/**
 * The idempotency key of a command. A user's ids are unique in a game.
 *
 * @param userId the sender
 * @param id the command's id, chosen by the sender
 * @param contentHash hash of the command's event and data, which detects an id that is used for two
 *     commands
 */
public record IdempotencyKey(String userId, String id, long contentHash) {}
