package com.paperdynasty.eventlog;

/**
 * An event as it is kept.
 *
 * @param type its name, the same in all versions
 * @param version of the form of {@code data}
 * @param data the facts as JSON text
 */
public record StoredEvent(String type, int version, String data) {}
