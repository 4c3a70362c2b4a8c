/**
 * Writes games as Retrosheet event files.
 *
 * <p>{@link com.paperdynasty.baseball.retrosheet.RetrosheetFile} takes the plays and substitutions
 * of a game in order and returns the text. It does not read such files. The notation is described
 * at retrosheet.org; the tests read the files with a parser and a scorer of their own.
 */
@NullMarked
package com.paperdynasty.baseball.retrosheet;

import org.jspecify.annotations.NullMarked;
