/**
 * A PostgreSQL of our own, for development and tests: binaries from a Maven artifact that is not
 * part of what ships, data in the data directory, kept between runs.
 *
 * <p>The server runs on its own: it outlives a program that is killed, and the next one takes it
 * over. While a program runs it watches its server and starts it again when it dies.
 */
@NullMarked
package com.paperdynasty.store.embedded;

import org.jspecify.annotations.NullMarked;
