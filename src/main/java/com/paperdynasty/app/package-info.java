/**
 * The program: its commands, and the wiring of a node.
 *
 * <p>{@code PaperDynasty} is the main class, with one subcommand for each task. {@code Node} wires
 * all rooms; the tests start the same one. {@code ShutdownSequence} stops them in reverse order.
 */
@NullMarked
package com.paperdynasty.app;

import org.jspecify.annotations.NullMarked;
