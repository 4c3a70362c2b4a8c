/**
 * Digests of what is stored or shown: league files, states, seeds, invitations.
 *
 * <p>Depends on the JDK only, so that the packages without I/O may use it.
 */
@NullMarked
package com.paperdynasty.digest;

import org.jspecify.annotations.NullMarked;
