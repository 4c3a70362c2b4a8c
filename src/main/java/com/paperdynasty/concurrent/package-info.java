/**
 * The two ways to do things one at a time: {@link com.paperdynasty.concurrent.SerialQueue} does
 * every task, in order; {@link com.paperdynasty.concurrent.Coalescer} does the same thing once for
 * all who ask while it runs.
 *
 * <p>Both live on one context and have no locks. State that many threads share keeps its own lock,
 * and is not built from these.
 */
@NullMarked
package com.paperdynasty.concurrent;

import org.jspecify.annotations.NullMarked;
