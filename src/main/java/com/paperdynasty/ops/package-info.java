/**
 * What the one who runs the program needs: its configuration, whether it is well, and its figures.
 *
 * <p>{@code conf/paper-dynasty.yaml} is the list of every setting with its default; {@link
 * com.paperdynasty.ops.Settings} lays a file and the environment over it and refuses what is not in
 * it. The other rooms do not come here for a setting. They state in a record of their own what they
 * need, and the wiring fills it in, so that every one of them can be tested without a
 * configuration.
 *
 * <p>Health and figures have a port of their own, so that they can be kept from the outside and
 * still answer when the public port is full.
 */
@NullMarked
package com.paperdynasty.ops;

import org.jspecify.annotations.NullMarked;
