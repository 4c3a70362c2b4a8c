/**
 * The program: its commands, and the wiring of a node.
 *
 * <p>Begin with {@code PaperDynasty}, the main class, with one subcommand for each task. {@code
 * Node} wires all rooms, and the tests start the same one; {@code NodeVerticles} creates the
 * verticles; {@code ShutdownSequence} stops everything in reverse order. This package knows every
 * room, and no room knows it.
 */
@NullMarked
package com.paperdynasty.app;

import org.jspecify.annotations.NullMarked;
