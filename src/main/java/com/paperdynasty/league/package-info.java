/**
 * Reads a league file (YAML) into a {@code RuleBook}.
 *
 * <p>All faults of a file are reported at once, each with its line. The text is stored with the
 * game, so this room must read every file that it ever accepted.
 */
@NullMarked
package com.paperdynasty.league;

import org.jspecify.annotations.NullMarked;
