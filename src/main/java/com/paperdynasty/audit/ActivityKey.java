package com.paperdynasty.audit;

import java.time.Instant;

/**
 * What is counted together: of one user, in one hour, the same thing with the same end.
 *
 * @param hour its beginning
 * @param userId empty while nobody is connected
 * @param event by its name on the wire; {@code unknown} for all that there are not
 * @param code of the refusal; {@code ok} for none
 */
public record ActivityKey(Instant hour, String userId, String event, String code) {}
