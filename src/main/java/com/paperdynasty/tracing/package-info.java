/**
 * Traces of single commands, for OpenTelemetry. Begin with {@code Tracing}: a node has one, which
 * is off unless it is configured.
 *
 * <p>A command's trace goes with its messages, as the text that W3C's header {@code traceparent}
 * has, and not with the thread: the road leads over event loops, queues and nodes. A command that
 * is not traced has null there, and costs a comparison.
 */
@NullMarked
package com.paperdynasty.tracing;

import org.jspecify.annotations.NullMarked;
