/**
 * How HTTP refuses: problem documents (RFC 9457), the exception that ends a handler with one, and
 * the refusal of requests whose framing is ambiguous.
 *
 * <p>Begin with {@code ProblemDocument}, which shows a {@code Problem} of any package. It depends
 * on no other package of {@code http}.
 */
@NullMarked
package com.paperdynasty.http.problem;

import org.jspecify.annotations.NullMarked;
