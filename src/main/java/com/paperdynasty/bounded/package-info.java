/**
 * Collections with a bound, for cases that Caffeine does not fit.
 *
 * <p>A cache, which may drop any entry, is Caffeine's. Here are collections that must drop their
 * entries in a known order.
 */
@NullMarked
package com.paperdynasty.bounded;

import org.jspecify.annotations.NullMarked;
