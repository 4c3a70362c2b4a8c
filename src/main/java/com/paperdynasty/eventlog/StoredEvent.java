package com.paperdynasty.eventlog;

import java.time.Instant;

/**
 * An event in its stored form.
 *
 * @param type the name of the event's type, the same in all versions
 * @param version the version of {@code data}
 * @param at when it happened, to the microsecond; versions 1 and 2 have it in their data as well
 * @param data the facts as text: JSON, or for version 3 the form of {@link CompactEvents}
 */
public record StoredEvent(String type, int version, Instant at, String data) {}
