/**
 * The JSON of values that clients send, are sent, and that the log stores: lineups, options,
 * submissions, rolls.
 *
 * <p>{@code FieldReader} reads the fields of an object and remembers the first fault; writers use
 * {@code JsonBuilder}.
 */
@NullMarked
package com.paperdynasty.protocol.values;

import org.jspecify.annotations.NullMarked;
