/**
 * What those who run the program need: whether it is well, and its figures.
 *
 * <p>Health and figures have a port of their own, so that they can be kept from the outside and
 * still answer when the public port is full.
 */
@NullMarked
package com.paperdynasty.ops;

import org.jspecify.annotations.NullMarked;
