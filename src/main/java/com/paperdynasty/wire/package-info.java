/**
 * What goes over wires: the frames of clients, the messages between nodes.
 *
 * <p>A client's text comes in by {@link com.paperdynasty.wire.ClientFrame} (is it a frame at all?),
 * then {@link com.paperdynasty.wire.ClientMessage} (what does the connection make of it?) and, with
 * the owner of a game, {@link com.paperdynasty.wire.Commands} (what does it ask of the table?).
 * None of them ever throws on what a client sent: each has a case for what cannot be read. Only the
 * shape of fields is checked here, never whether the game allows it.
 *
 * <p>{@link com.paperdynasty.wire.EventJson} makes the frame of a logged event from the event and
 * the state after it: the same text for all, whether it has just happened or is read from the log.
 * {@link com.paperdynasty.wire.Frames} puts texts into frames without reading them again.
 *
 * <p>The sealed families {@link com.paperdynasty.wire.TableRequest}, {@link
 * com.paperdynasty.wire.TableReply} and {@link com.paperdynasty.wire.RoomMessage} are all that goes
 * over the event bus; {@link com.paperdynasty.wire.Addresses} has its addresses. Names on the wire
 * stand in tables that are written out, so that a renamed class changes nothing for a client or for
 * a log of last year.
 */
@NullMarked
package com.paperdynasty.wire;

import org.jspecify.annotations.NullMarked;
