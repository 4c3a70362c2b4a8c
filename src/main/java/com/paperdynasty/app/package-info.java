/**
 * The wiring and the command line.
 *
 * <p>{@link com.paperdynasty.app.PaperDynasty} is the program, with a command for each thing that
 * it can do. {@link com.paperdynasty.app.Configuration} turns the settings into what each room asks
 * for, before anything is started, so that a wrong setting stops the program at once. {@link
 * com.paperdynasty.app.Node} puts the rooms together; it is the one place that knows all of them,
 * and the tests start the same one.
 */
@NullMarked
package com.paperdynasty.app;

import org.jspecify.annotations.NullMarked;
