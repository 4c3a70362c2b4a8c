/** A load test: plays many games against a running server and reports figures. */
@NullMarked
package com.paperdynasty.app.load;

import org.jspecify.annotations.NullMarked;
