/**
 * How an outcome resolves to advances, outs and runs.
 *
 * <p>{@link com.paperdynasty.baseball.play.PlayResolution} combines the league's table, the other
 * outcomes on the pitch and the advances of the submission to one list of advances in the order of
 * events. {@link com.paperdynasty.baseball.play.CountedPlay} decides what of that counts: up to the
 * third out or the winning run. The {@code rules} and {@code scoring} both build on these; neither
 * is needed here.
 */
@NullMarked
package com.paperdynasty.baseball.play;

import org.jspecify.annotations.NullMarked;
