/**
 * The handlers in front of every call: the access log, rate limits, origins, authentication and
 * security headers.
 *
 * <p>{@code Routes} in {@code http} has their order. {@code AuthenticationHandler} verifies the
 * token with {@code identity}; {@code RateLimitHandler} asks {@code limits}. They decide whether a
 * request is served at all, not what its user may do in a game.
 */
@NullMarked
package com.paperdynasty.http.security;

import org.jspecify.annotations.NullMarked;
