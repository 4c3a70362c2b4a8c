package com.paperdynasty.realtime.connection;

import com.paperdynasty.identity.GuestAccess;
import com.paperdynasty.realtime.room.RoomSettings;
import java.nio.charset.StandardCharsets;

/**
 * The bounds of connections and rooms. Times are in milliseconds.
 *
 * @param connectTimeoutMs how long a connection may stay without a valid {@code connect}
 * @param heartbeatIntervalMs how often a client is asked to send a heartbeat
 * @param silenceMs a connection that has sent no message for so long is closed
 * @param expiryWarningMs how long before the end of a token its client is warned
 * @param expiryGraceMs how long after its end the token may still be refreshed
 * @param frameBytes the size of a frame; a larger one closes the connection
 * @param malformedFrames how many malformed frames close the connection
 * @param commandsWaiting how many commands of one connection may wait; a further one is refused
 * @param pagesWaiting how many pages of games' logs may wait to be read for one connection. Each
 *     room that it is in and each replay may need one; a command that needs one more is refused
 * @param unsentBytes how many bytes may wait to be sent on a connection, with the overhead of each
 *     message; a connection with more is closed
 * @param replayBytes the size of a page of the log in a replay
 * @param lateBytes how much a room buffers for delayed spectators, of events and of transient
 *     messages each; an event beyond it is read from the log, a transient message beyond it is
 *     dropped
 * @param roomsPerConnection how many games a connection may be in at once
 * @param participantsShown of how many users in the room somebody who joins is told
 * @param retryAfterMs when a client may ask again whose command was refused because too many wait
 * @param reconnectAfterMs how long players wait at most to reconnect when a node stops
 * @param reconnectSpreadMs how long spectators wait at most
 * @param watchIntervalMs how often a room renews its watch
 * @param standstillMs an event loop whose timer is so late was paused; commands that arrived before
 *     the pause are refused
 * @param hangUpMs how long a client may take to close its connection when asked to; then its TCP
 *     connection is closed
 * @param pollGapMs a SockJS session over HTTP ends when its client has not asked for frames for so
 *     long
 * @param streamCommentMs after such a silence a stream of server-sent events has a comment
 * @param guests whether clients without a token may watch public games
 * @param streamBytes after so many characters a streaming response of such a session ends, and its
 *     client asks again
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
    int participantsShown,
    long retryAfterMs,
    long reconnectAfterMs,
    long reconnectSpreadMs,
    long watchIntervalMs,
    long standstillMs,
    long hangUpMs,
    long pollGapMs,
    long streamCommentMs,
    GuestAccess guests,
    int streamBytes) {

  /** The settings of a room. */
  public RoomSettings room() {
    return new RoomSettings(lateBytes, replayBytes, watchIntervalMs);
  }

  /**
   * Whether a frame is larger than a client may send. It is encoded only if its length leaves that
   * open.
   */
  boolean isTooLarge(String frame) {
    return frame.length() > frameBytes
        || (frame.length() > frameBytes / 3
            && frame.getBytes(StandardCharsets.UTF_8).length > frameBytes);
  }
}
