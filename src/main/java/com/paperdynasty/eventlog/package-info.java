/**
 * Stored events: what of an event is kept, as text with a version.
 *
 * <p>A stored event holds the facts and nothing that follows from them and from the events before
 * it. {@link com.paperdynasty.eventlog.EventCodec} writes the newest version and reads all that
 * there ever were. What people are shown is made anew from the event and the state after it, by
 * {@link com.paperdynasty.protocol.server.EventJson}: nothing that was shown is read back.
 *
 * <ul>
 *   <li>Version 1 is the data of the client's frame, with the whole state after the event.
 *   <li>Version 2 has the facts alone. Its keys are some of those of version 1 and mean the same,
 *       so that a node of the build before, which passes over what follows from the facts, opens
 *       such a log too while nodes are replaced one after the other, or when that is taken back.
 *   <li>Version 3 has rolls and plays, which are nearly all events, in a fifth of that room. The
 *       database shows them as version 2 to builds that do not know it. Games that are over are
 *       packed as version 2.
 * </ul>
 *
 * <p>A log has user ids; what the users were called in that game is kept beside it, and put in when
 * events are read. So a name can be taken away and no event, and no hash of a state, changes.
 *
 * <p>A further version gets a number, a step in the reader from the one before, and a log among the
 * tests.
 */
@NullMarked
package com.paperdynasty.eventlog;

import org.jspecify.annotations.NullMarked;
