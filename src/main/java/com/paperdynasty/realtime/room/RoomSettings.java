package com.paperdynasty.realtime.room;

/**
 * The bounds of one room.
 *
 * @param lateBytes how many characters it buffers for delayed spectators, of events and of
 *     transient messages each
 * @param replayBytes the size of a page of the log when a member catches up
 * @param watchIntervalMs the interval at which it renews its watch, in milliseconds
 */
public record RoomSettings(int lateBytes, int replayBytes, long watchIntervalMs) {}
