/**
 * Problems: why a request was refused or failed, as one value on its whole way from the rules of
 * baseball to the client. Begin with {@code Problem}. This package depends on no other, so that
 * every package can refuse in the same way; it knows neither frames nor HTTP.
 */
@NullMarked
package com.paperdynasty.problem;

import org.jspecify.annotations.NullMarked;
