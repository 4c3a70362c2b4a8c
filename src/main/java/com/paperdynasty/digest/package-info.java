/**
 * Digests of what is kept or shown: of league files, states, seeds, invitations.
 *
 * <p>Knows the JDK alone, so that the pure rooms may know it.
 */
@NullMarked
package com.paperdynasty.digest;

import org.jspecify.annotations.NullMarked;
