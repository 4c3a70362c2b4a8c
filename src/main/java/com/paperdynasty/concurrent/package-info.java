/**
 * The ways to do asynchronous work one at a time: {@link com.paperdynasty.concurrent.SerialQueue}
 * does every task, in order; {@link com.paperdynasty.concurrent.Coalescer} does the same thing once
 * for all calls that come while it runs; {@link com.paperdynasty.concurrent.Preparation} lets calls
 * wait for work off the event loop, in their order.
 *
 * <p>All these belong to one Vert.x context and have no locks. They are not for state that several
 * threads share. {@link com.paperdynasty.concurrent.CallerContextPromise} brings what was done on
 * another context back to that of the caller.
 */
@NullMarked
package com.paperdynasty.concurrent;

import org.jspecify.annotations.NullMarked;
