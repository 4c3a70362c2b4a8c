/**
 * {@code User}: the sender of a request, as their token identifies them. Every package between the
 * connection and the game passes on the same value. This package depends on no other.
 */
@NullMarked
package com.paperdynasty.user;

import org.jspecify.annotations.NullMarked;
