/**
 * The stored form of events: text with a version. Begin with {@link
 * com.paperdynasty.eventlog.EventCodec}.
 *
 * <p>A stored event holds the facts and nothing that can be derived from them and the events
 * before. {@code EventCodec} writes the current versions and reads every version that was ever
 * written. The frames that clients receive are made from the event and the state after it, by
 * {@link com.paperdynasty.protocol.server.EventJson}. Frames are never read back.
 *
 * <ul>
 *   <li>Version 1 is the data of the client's frame, with the whole state after the event.
 *   <li>Version 2 has the facts alone. Its keys are a part of those of version 1 and mean the same.
 *       A node of the previous build, which ignores derived values, can open such a log during a
 *       rolling update or after a rollback.
 *   <li>Version 3 is a compact form of rolls and plays, which are nearly all events, in a fifth of
 *       the space. The database converts them to version 2 for builds that do not know version 3.
 *       Completed games are packed as version 2.
 *   <li>The events of fair play are version 2 too, but builds before them do not know their types.
 *       The rolling update gate counts them as format 4, and choices and injuries as format 6.
 * </ul>
 *
 * <p>A log has user ids. The users' names in that game are stored beside it and inserted when
 * events are read. A name can therefore be erased without changing an event or the hash of a state.
 *
 * <p>A new version gets a number, a conversion from the version before it, and a sample log in the
 * tests. This package does no I/O; {@code store.journal} stores its texts.
 */
@NullMarked
package com.paperdynasty.eventlog;

import org.jspecify.annotations.NullMarked;
