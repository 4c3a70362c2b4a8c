/**
 * A PostgreSQL that the program brings along for development and tests: found or unpacked, started
 * in a data directory of its own, watched, and stopped with the program. It is not in the jar that
 * ships.
 */
@NullMarked
package com.paperdynasty.store.embedded;

import org.jspecify.annotations.NullMarked;
