/**
 * The messages between nodes and event loops: {@code GameRequest} to a game's owner and {@code
 * GameReply}, {@code RoomMessage} of an owner to its watchers, and {@code ClusterEvent}. {@code
 * BusAddresses} has the addresses, {@code BusCodecs} the codecs; {@code LocalHandlers} is the
 * direct way within a node, which a play takes instead of the bus. Who sends and receives them is
 * not here: see {@code cluster.routing}, {@code table} and {@code realtime}.
 *
 * <p>Within a node the object itself is delivered, so messages are immutable; between nodes it is
 * JSON. A rolling update has two builds on one bus: the {@code kind} of a message, its record
 * components and its enum constants are names between builds. They may be added to and not changed;
 * {@code BusFormTest} holds them.
 */
@NullMarked
package com.paperdynasty.bus;

import org.jspecify.annotations.NullMarked;
