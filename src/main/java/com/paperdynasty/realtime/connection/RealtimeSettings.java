package com.paperdynasty.realtime.connection;

import com.paperdynasty.realtime.room.RoomSettings;
import java.nio.charset.StandardCharsets;

/**
 * The bounds of connections and rooms.
 *
 * @param connectTimeoutMs how long a connection may stay without a valid {@code connect}
 * @param heartbeatIntervalMs how often a client is asked to send a heartbeat
 * @param silenceMs a connection from which nothing has come for so long is closed
 * @param expiryWarningMs how long before the end of a token its client is warned
 * @param expiryGraceMs how long after its end it may still be refreshed
 * @param frameBytes a longer frame closes the connection
 * @param malformedFrames so many malformed frames close the connection
 * @param commandsWaiting how many commands of one connection may wait; a further one is refused
 * @param pagesWaiting how many pages of games' logs may wait to be read for one connection: one for
 *     each room that it is in and for each replay besides; a command that needs one more is refused
 * @param unsentBytes a connection for which more waits to be written is closed
 * @param replayBytes how much of a replay is under way at once
 * @param lateBytes how much a room buffers for delayed spectators, of events and of transient
 *     messages each; an event beyond it is read from the log, a transient message beyond it is
 *     dropped
 * @param roomsPerConnection how many games a connection may be in at once
 * @param retryAfterMs when a client may ask again whose command was refused because too many wait
 * @param reconnectAfterMs how long players wait at most to reconnect when a node stops
 * @param reconnectSpreadMs how long spectators wait at most
 * @param watchIntervalMs how often a room renews its watch
 * @param standstillMs an event loop that is so late was paused: commands that came meanwhile are
 *     refused
 * @param hangUpMs a client that does not close its connection when told is cut off after so long
 * @param pollGapMs a SockJS session over HTTP ends when no request of its client has waited for
 *     frames for so long
 * @param streamBytes after so many bytes a response of such a session ends, and its client asks
 *     again
 */
public record RealtimeSettings(
    long connectTimeoutMs,
    long heartbeatIntervalMs,
    long silenceMs,
    long expiryWarningMs,
    long expiryGraceMs,
    int frameBytes,
    int malformedFrames,
    int commandsWaiting,
    int pagesWaiting,
    int unsentBytes,
    int replayBytes,
    int lateBytes,
    int roomsPerConnection,
    long retryAfterMs,
    long reconnectAfterMs,
    long reconnectSpreadMs,
    long watchIntervalMs,
    long standstillMs,
    long hangUpMs,
    long pollGapMs,
    int streamBytes) {

  /** Those of a room. */
  public RoomSettings room() {
    return new RoomSettings(lateBytes, replayBytes, watchIntervalMs);
  }

  /** Whether a frame is longer than a client may send. It is encoded only if it may be. */
  boolean isTooLarge(String frame) {
    return frame.length() > frameBytes
        || (frame.length() > frameBytes / 3
            && frame.getBytes(StandardCharsets.UTF_8).length > frameBytes);
  }
}
