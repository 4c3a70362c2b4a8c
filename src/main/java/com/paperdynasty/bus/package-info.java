/**
 * The messages between nodes and event loops: requests to a game's owner and their replies,
 * messages of an owner to its watchers, cluster events, their addresses and their codecs.
 *
 * <p>Within a node the object itself is delivered, so messages are immutable; between nodes it is
 * JSON. A rolling update has two builds on one bus: the {@code kind} of a message, its record
 * components and its enum constants are names between builds. They may be added to and not changed;
 * {@code BusFormTest} holds them.
 */
@NullMarked
package com.paperdynasty.bus;

import org.jspecify.annotations.NullMarked;
