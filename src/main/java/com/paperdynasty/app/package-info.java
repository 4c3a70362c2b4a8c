/** The wiring and the command line. */
@NullMarked
package com.paperdynasty.app;

import org.jspecify.annotations.NullMarked;
