/**
 * Collections with a bound, for cases that Caffeine does not fit.
 *
 * <p>A cache that may drop any entry is a Caffeine cache. The collections here drop their entries
 * in a known order. Begin with {@code FifoMap}.
 */
@NullMarked
package com.paperdynasty.bounded;

import org.jspecify.annotations.NullMarked;
