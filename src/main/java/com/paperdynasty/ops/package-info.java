/**
 * For operators: health checks and metrics. Begin with {@code ManagementVerticle}, the HTTP server;
 * {@code Readiness} decides whether the node should get work.
 *
 * <p>They have their own port, so that they can be hidden from the public and still answer when the
 * public port is overloaded. This package knows no other package: the wiring gives it a probe of
 * the database.
 */
@NullMarked
package com.paperdynasty.ops;

import org.jspecify.annotations.NullMarked;
