/**
 * Reads a league file (YAML) into a {@code RuleBook}. Begin with {@code LeagueFileReader}.
 *
 * <p>All faults of a file are reported at once, each with its line. The text is stored with the
 * game, so this package must be able to read every file that it ever accepted. What the values mean
 * is checked in {@code baseball.league}; finding files on disk happens in {@code app.config}.
 */
@NullMarked
package com.paperdynasty.league;

import org.jspecify.annotations.NullMarked;
