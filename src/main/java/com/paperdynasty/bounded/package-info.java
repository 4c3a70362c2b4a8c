/**
 * Collections with a bound, for cases that Caffeine does not fit, and rates with one.
 *
 * <p>A cache that may drop any entry is a Caffeine cache. The collections here drop their entries
 * in a known order. Begin with {@code FifoMap}. {@code TokenBuckets} makes the buckets by which
 * rates are limited.
 */
@NullMarked
package com.paperdynasty.bounded;

import org.jspecify.annotations.NullMarked;
