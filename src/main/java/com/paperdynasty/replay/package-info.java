/**
 * Reads older events of games. The journal keeps what happened and not what was shown, so the
 * frames of events that are no longer at hand are made again: {@code LogReader} goes through the
 * log from the nearest state that it knows ({@code ReplayedStateCache}) and applies the events up
 * to the ones that are wanted, away from the event loops.
 *
 * <p>A node replays a few logs at a time ({@code ReplayLanes}), a game always in the same lane, and
 * once for all who ask for the same. A reader that is one too many is told when to come again
 * ({@code ReplayBusyException}): another node would be no faster, so nobody asks one.
 *
 * <p>{@code LogReplay} holds each state against the hash that was stored with its event.
 */
@NullMarked
package com.paperdynasty.replay;

import org.jspecify.annotations.NullMarked;
