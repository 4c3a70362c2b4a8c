/**
 * Reads older events of games as clients see them. Begin with {@code LogReader}.
 *
 * <p>The journal stores facts and not frames, so the frames of older events are made again by
 * replaying the log. {@code FrameReplay} starts at the nearest known state ({@code
 * ReplayedStateCache}) and applies the events up to the requested ones, on worker threads.
 *
 * <p>A node replays a few logs at a time ({@code ReplayLanes}), each game always in the same lane.
 * Equal requests share one replay. A request beyond the limit fails with the time at which to try
 * again ({@code ReplayBusyException}). It is not sent to another node, which would not be faster.
 *
 * <p>{@code LogReplay} compares each state with the hash that was stored with its event. The owner
 * of a game uses it too, when it opens the game.
 *
 * <p>This package reads from the {@code journal}, applies events with {@code game} and writes
 * frames with {@code protocol}. It never writes to a log.
 */
@NullMarked
package com.paperdynasty.replay;

import org.jspecify.annotations.NullMarked;
