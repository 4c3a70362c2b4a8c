/**
 * Why something was not done, as one value from the rules of baseball to the client. It lives at
 * the bottom of the house, so that every room says no in the same way.
 */
@NullMarked
package com.paperdynasty.problem;

import org.jspecify.annotations.NullMarked;
