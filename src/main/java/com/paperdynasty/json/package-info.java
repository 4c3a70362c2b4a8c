/**
 * JSON: one strict reader for what comes from outside, one trusting reader for our own JSON, and
 * one fast writer.
 *
 * <p>{@code StrictJson} bounds depth and lengths and refuses duplicate keys. {@code TrustedJson}
 * reads JSON of our own log or of another node. {@code JsonBuilder} writes without reflection, for
 * what is written once per play.
 */
@NullMarked
package com.paperdynasty.json;

import org.jspecify.annotations.NullMarked;
