/**
 * A PostgreSQL server for development and tests: unpacked once, started in its own data directory,
 * watched, and stopped with the program. Begin with {@code EmbeddedDatabase}. Other packages know
 * only {@code store.EmbeddedServer}, because this package is not in the shipped jar.
 */
@NullMarked
package com.paperdynasty.store.embedded;

import org.jspecify.annotations.NullMarked;
