package com.paperdynasty.audit;

import java.time.Instant;

/**
 * The key of an activity count: one user, one hour, one event, one result.
 *
 * @param hour the beginning of the hour
 * @param userId empty for a client without a user
 * @param event the name of the event on the wire; {@code unknown} for all other names
 * @param code the code of the refusal, or {@code ok}
 */
public record ActivityKey(Instant hour, String userId, String event, String code) {}
