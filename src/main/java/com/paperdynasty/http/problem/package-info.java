/**
 * Problem documents (RFC 9457), the exception that ends a handler with one, and the refusal of
 * requests whose framing is ambiguous.
 */
@NullMarked
package com.paperdynasty.http.problem;

import org.jspecify.annotations.NullMarked;
