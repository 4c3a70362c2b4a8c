package com.paperdynasty.realtime.room;

/**
 * The bounds of one room.
 *
 * @param lateBytes how much it buffers for delayed spectators, of events and of transient messages
 *     each
 * @param replayBytes how large a page of the log is when a member catches up
 * @param watchIntervalMs how often it renews its watch
 */
public record RoomSettings(int lateBytes, int replayBytes, long watchIntervalMs) {}
