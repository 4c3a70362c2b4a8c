/**
 * A game's plays as rows with the columns that leagues keep: the same rows as JSON and as CSV.
 *
 * <p>Begin with {@code ScorebookText}. {@code ScorebookColumns} has the names in their order, and
 * {@code ScorebookRows} what stands below them. Everything is derived from the log, so rows of a
 * game that is going on may be read at any time; after an undo the undone plays are not there.
 */
@NullMarked
package com.paperdynasty.protocol.scorebook;

import org.jspecify.annotations.NullMarked;
