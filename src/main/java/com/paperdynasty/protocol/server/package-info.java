/**
 * What clients are sent: frames and the JSON of their data.
 *
 * <p>{@code EventJson} makes the frame of a logged event from the event and the state after it: the
 * same text for everybody, live or replayed. {@code ServerFrames} puts JSON text into frames
 * without parsing it again. Event names are in an explicit table, so a renamed class changes
 * nothing for clients or stored logs.
 */
@NullMarked
package com.paperdynasty.protocol.server;

import org.jspecify.annotations.NullMarked;
