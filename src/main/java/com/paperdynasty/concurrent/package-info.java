/**
 * What is done one at a time, in the two forms that there are: {@link
 * com.paperdynasty.concurrent.SerialQueue} does every task, in order; {@link
 * com.paperdynasty.concurrent.Coalescer} does the same thing once for all who ask meanwhile.
 *
 * <p>Both live on one context and have no locks. What many threads share keeps its own lock, and is
 * not built from these.
 */
@NullMarked
package com.paperdynasty.concurrent;

import org.jspecify.annotations.NullMarked;
