package com.paperdynasty.eventlog;

import java.time.Instant;

/**
 * An event as it is kept.
 *
 * @param type its name, the same in all versions
 * @param version of the form of {@code data}
 * @param at when it happened, to the microsecond; versions 1 and 2 have it in their data as well
 * @param data the facts as text: JSON, or from version 3 on what {@link CompactEvents} says
 */
public record StoredEvent(String type, int version, Instant at, String data) {}
