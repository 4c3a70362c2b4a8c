/**
 * The program: its commands, and the wiring of a node.
 *
 * <p>Begin with {@code PaperDynasty}, the main class, with one subcommand for each task. {@code
 * Node} wires all packages, and the tests start the same one. It starts with the steps of {@code
 * StoreStart} and then {@code ServiceStart}; {@code NodeVerticles} creates the verticles; {@code
 * ShutdownSequence} stops everything in reverse order. This package may use every other, and no
 * other uses it.
 */
@NullMarked
package com.paperdynasty.app;

import org.jspecify.annotations.NullMarked;
