/**
 * A map with a bound, where Caffeine does not fit.
 *
 * <p>A cache, from which anything may go, is Caffeine's. Here is what has to forget in an order
 * that somebody relies on.
 */
@NullMarked
package com.paperdynasty.bounded;

import org.jspecify.annotations.NullMarked;
